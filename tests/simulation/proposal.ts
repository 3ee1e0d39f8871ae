import { tagName, taskField } from '../../src/model/sync-field.ts';
import type { Adoption, DocumentChange, ItemWrite } from '../../src/model/sync-plan.ts';
import {
  type Actor,
  count,
  issueOf,
  keyOf,
  ledgerIn,
  moveHead,
  tell,
  type World,
} from './world.ts';

/*
 * The sync pull request of a branch that takes no direct commit. It is made anew from the branch, so the
 * newest one is all there is; people can merge it as long as the branch has not moved.
 */

/** Where nothing followed from a change of a person there is nothing to commit. */
export function isNothing(world: World, changes: readonly DocumentChange[]): boolean {
  return changes.every((change) => {
    if (change.kind !== 'derive') return false;
    const line = world.lines.find((one) => keyOf(world, one) === change.key);
    return line?.counted === line?.done;
  });
}

/** Whether this changes what waits. */
export function propose(world: World, changes: readonly DocumentChange[]): boolean {
  const proposal = { head: world.head, changes };
  if (JSON.stringify(proposal) === JSON.stringify(world.proposal)) return false;
  tell(world, () => `      proposed: ${JSON.stringify(changes)}`);
  count(world, 'proposals');
  world.proposal = proposal;
  return true;
}

/** A person merges it, however: its commit need not be known again. */
export function mergeProposal(world: World): boolean {
  const { proposal } = world;
  if (proposal === null || proposal.head !== world.head) return false;
  tell(world, () => 'person: merges the sync pull request');
  count(world, 'proposals merged');
  // As if the ledger knew: who changes it back before a run has seen it undoes what no run has seen.
  for (const change of proposal.changes) {
    noteBrought(world, change);
    writeLine(world, { change, by: 'settled' });
  }
  world.proposal = null;
  world.mergedAt = world.time;
  moveHead(world, { run: null, items: [] });
  return true;
}

/** It moves the document as a person's edit would, and no run has to have seen the values meet. */
function noteBrought(world: World, change: DocumentChange): void {
  if (change.kind === 'adopt') return;
  const line = world.lines.find((one) => keyOf(world, one) === change.key);
  if (!line) return;
  world.brought.set(`${line.id}/${groupOfChange(change)}`, world.time);
  // The answer to the request for it was lost: the ledger does not know that anything waited.
  const item = ledgerIn(world.ledger.text)?.items[line.link ?? 0];
  if (item !== undefined && item.waits !== true) world.byHand.add(line.id);
}

function groupOfChange(change: ItemWrite): string {
  switch (change.kind) {
    case 'task':
      return taskField(change.task);
    case 'owner':
      return tagName('assignee', change.login);
    case 'word':
      return 'status';
    case 'title':
    case 'done':
    case 'link':
    case 'derive':
      return change.kind;
  }
}

/** The document gives it a place for a word or not; it has no tasks. */
function addAdopted(world: World, { issue, title, word }: Adoption): void {
  // What is opened again after its sprint is new work.
  const isOpened = issueOf(world, issue).events.some(({ kind }) => kind === 'state');
  const isLost = (world.counts['ledgers lost'] ?? 0) > 0 || world.isProtected;
  if (
    !isLost &&
    !isOpened &&
    [...world.deleted, ...world.over].some(({ link }) => link === issue)
  ) {
    world.violations.push(`#${issue} had a line before and got another one`);
  }
  const id = world.nextId++;
  const hasWord = id % 2 === 0;
  world.lines.push({
    id,
    title,
    done: false,
    startedDone: false,
    startedWith: null,
    hasWord,
    word: hasWord ? word : null,
    link: issue,
    track: id % 2,
    tasks: [],
    owners: [],
    counted: false,
    isBare: false,
    by: new Map(),
  });
  count(world, 'adopted');
}

/** One change of the document's text, by one of our runs. */
export function writeLine(
  world: World,
  { change, by }: { readonly change: DocumentChange; readonly by: Actor },
): void {
  if (change.kind === 'adopt') addAdopted(world, change);
  else writeValue(world, { change, by });
}

function writeValue(
  world: World,
  { change, by }: { readonly change: ItemWrite; readonly by: Actor },
): void {
  const line = world.lines.find((one) => keyOf(world, one) === change.key);
  if (!line) throw new Error(`The head has not moved, and ${change.key} is not there.`);
  switch (change.kind) {
    case 'link':
      line.link = change.issue;
      return;
    case 'title':
      line.title = change.value;
      line.by.set('title', by);
      return;
    case 'done':
      line.done = change.value;
      line.counted = change.value;
      line.by.set('done', by);
      line.isBare = !change.value;
      return;
    case 'derive':
      line.counted = line.done;
      return;
    case 'word':
      line.isBare = false;
      line.word = change.value;
      line.by.set('word', by);
      return;
    case 'task': {
      const task = line.tasks.find(({ key }) => key === change.task);
      if (!task) throw new Error(`${change.key} has no task ${change.task}.`);
      task.done = change.value;
      line.by.set(`task:${change.task}`, by);
      return;
    }
    case 'owner': {
      if (line.owners === null) throw new Error(`${change.key} has no place for owners.`);
      const others = line.owners.filter((login) => login !== change.login);
      line.owners = change.value ? [...others, change.login] : others;
      line.by.set(`assignee:${change.login}`, by);
      return;
    }
  }
}
