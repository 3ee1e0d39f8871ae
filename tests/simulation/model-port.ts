import type { DocumentItem, IssueHistory, IssueState, Look } from '../../src/model/observation.ts';
import { tagName } from '../../src/model/sync-field.ts';
import { parseLedger } from '../../src/plan/sync/parse-ledger.ts';
import type { SyncPort } from '../../src/sync/issues/sync-port.ts';
import { addLabel, removeLabel, setBody, setState, setTag, setTitle } from './issues.ts';
import { isNothing, propose, writeLine } from './proposal.ts';
import type { Runner } from './runner.ts';
import {
  count,
  type Issue,
  issueOf,
  keyOf,
  type Line,
  ledgerIn,
  markSettled,
  milestoneTitle,
  moveHead,
  STRANGER,
  tagsOfLine,
  tell,
  type World,
} from './world.ts';

/** The requests of the protocol against the model world, each one waiting to be carried out. */
export function createModelPort(world: World, runner: Runner): SyncPort {
  const ask = <T>(name: string, isWrite: boolean, perform: (part: 'whole' | 'half') => T) =>
    new Promise<T>((resolve, reject) => {
      runner.request = {
        name,
        isWrite,
        sentAt: world.time,
        perform: (part) => {
          if (isWrite) checkLease(world, runner, name);
          if (isWrite) world.writes += 1;
          return perform(part);
        },
        answer: (value) => resolve(value as T),
        fail: reject,
      };
      runner.wake();
    });
  const read = <T>(name: string, perform: () => T) => ask(name, false, perform);
  const write = <T>(name: string, perform: (part: 'whole' | 'half') => T) => {
    return ask(name, true, (part) => {
      tell(world, () => `${runner.name}: ${name}${part === 'half' ? ' (half)' : ''}`);
      count(world, 'writes');
      return perform(part);
    });
  };
  const done = { kind: 'done' } as const;
  return {
    now: () => world.time,
    pause: () => read('pause', () => undefined),
    readLedger: () =>
      read('read ledger', () => ({
        parent: String(world.ledger.commit),
        text: world.ledger.text,
      })),
    readDocument: () =>
      read('read document', () => ({
        head: String(world.head),
        readAt: world.time,
        sprint: `s${world.sprint}`,
        milestone: {
          number: world.milestone.known.get(milestoneTitle(world)) ?? null,
          title: milestoneTitle(world),
          dueOn: null,
        },
        items: world.lines.map((line, index) => showLine(world, line, index)),
      })),
    readHead: () => read('read head', () => String(world.head)),
    listIssues: ({ look }) =>
      read(look.kind === 'only' ? `read ${look.also.join(' ')}` : 'list issues', () => {
        count(world, `looks: ${look.kind}`);
        const wanted = [...world.issues.values()].filter((issue) => isWanted(look, issue));
        for (const _issue of wanted) count(world, 'issues read');
        return wanted.map(showIssue);
      }),
    readIssue: (issue) => read(`read #${issue}`, () => showIssue(issueOf(world, issue))),
    listMerged: (since) =>
      read('list merged', () =>
        world.pulls
          .filter(({ mergedAt }) => mergedAt > since)
          .map(({ number, mergedAt, lines, begins, reverts }) => ({
            number,
            mergedAt,
            reverts,
            completes: keysOf(world, lines),
            advances: keysOf(world, begins),
          })),
      ),
    readCommits: ({ from, to }) =>
      read('read commits', () =>
        world.commits
          .filter(({ head }) => head > Number(from) && head <= Number(to))
          .map(({ run, items }) => ({ run, items })),
      ),
    readHistories: ({ issues, createdAbove }) =>
      read('read histories', () => {
        const asked = issues.map(({ issue, after }) => showHistory(issueOf(world, issue), after));
        const created = [...world.issues.values()]
          .filter(({ number, ours }) => ours && createdAbove !== null && number > createdAbove)
          .map((issue) => showHistory(issue, 0));
        return [...asked, ...created];
      }),
    writeLedger: ({ parent, text }) =>
      write('write ledger', () => {
        tell(world, () => `      ${describeLedger(text)}`);
        if (parent !== String(world.ledger.commit)) return { kind: 'stale' } as const;
        const kept = itemsOf(text);
        noteKnown(world, text);
        for (const number of kept) if (world.forgotten.has(number)) world.linkedAgain.add(number);
        for (const number of itemsOf(world.ledger.text)) {
          if (!kept.includes(number)) world.forgotten.add(number);
        }
        world.ledger = { commit: world.ledger.commit + 1, text };
        markSettled(world);
        world.writtenAt = world.time;
        return { ...done, parent: String(world.ledger.commit) };
      }),
    createIssue: ({ key, title, labels, tags, block }) =>
      write(`create an issue for ${key}`, () => {
        const refused = tags.filter((tag) => tag === REFUSED);
        const issue: Issue = {
          number: world.nextNumber++,
          title,
          state: 'open',
          labels: new Set(labels),
          tags: new Set(tags.filter((tag) => tag !== REFUSED)),
          ours: true,
          isEnlisted: false,
          marker: key,
          firstMarker: key,
          createdFor:
            [...world.lines, ...world.deleted].find((one) => keyOf(world, one) === key)?.id ?? null,
          block: [...block],
          prose: '',
          events: [],
          cursor: 1,
          now: () => world.time,
          updatedAt: world.time,
          notes: [],
          stateChangedAt: null,
          decided: null,
          untrusted: new Set(),
          by: new Map(),
        };
        world.issues.set(issue.number, issue);
        return { ...done, issue: issue.number, refused };
      }),
    setTag: (number, tag, on) =>
      write(`${on ? 'tag' : 'untag'} #${number} ${tag}`, () => {
        if (on && tag === REFUSED) return { kind: 'refused', message: 'nobody' } as const;
        setTag(issueOf(world, number), 'us', { tag, on });
        return done;
      }),
    createMilestone: ({ title }) =>
      write(`create milestone ${title}`, () => {
        const known = world.milestone.known.get(title) ?? 100 + world.milestone.known.size;
        world.milestone.known.set(title, known);
        return { ...done, milestone: known };
      }),
    patchIssue: (number, patch) =>
      write(`patch #${number} ${JSON.stringify(patch)}`, (part) => {
        const issue = issueOf(world, number);
        if (patch.title !== undefined) setTitle(issue, 'us', patch.title);
        if (part === 'half') return done;
        if (patch.state !== undefined) setState(world, issue, { by: 'us', value: patch.state });
        if (patch.body) {
          const { block, prose } = patch.body;
          setBody(issue, 'us', { block: [...block], prose, marker: issue.firstMarker });
        }
        return done;
      }),
    addLabels: (number, labels) =>
      write(`label #${number} ${labels.join(', ')}`, () => {
        for (const label of labels) addLabel(issueOf(world, number), 'us', label);
        return done;
      }),
    removeLabel: (number, label) =>
      write(`take ${label} off #${number}`, () => {
        removeLabel(issueOf(world, number), 'us', label);
        return done;
      }),
    listNotes: (number) =>
      read(`list notes of #${number}`, () =>
        issueOf(world, number)
          .notes.filter(({ withdrawn }) => !withdrawn)
          .map(({ id }) => id),
      ),
    postNote: (number, note) =>
      write(`note on #${number} ${note.field} ${JSON.stringify(note.values)}`, () => {
        count(world, 'notes');
        issueOf(world, number).notes.push({ ...note, withdrawn: false, choice: null });
        return done;
      }),
    withdrawNote: (number, id) =>
      write(`withdraw a note on #${number}`, () => {
        for (const note of issueOf(world, number).notes) if (note.id === id) note.withdrawn = true;
        return done;
      }),
    commitDocument: ({ head, changes, run, items }) =>
      write(`commit ${JSON.stringify(changes)} for ${items.join(' ')}`, () => {
        if (head !== String(world.head)) return { kind: 'stale' } as const;
        if (isNothing(world, changes)) return done;
        if (world.isProtected) return { kind: 'protected' } as const;
        for (const change of changes) writeLine(world, { change, by: 'us' });
        moveHead(world, { run, items });
        return done;
      }),
    // Without a lease, and with a write only where something else waits there.
    proposeDocument: ({ head, changes }) =>
      read(`propose ${JSON.stringify(changes)}`, () => {
        if (head !== String(world.head)) return { kind: 'stale' } as const;
        if (isNothing(world, changes)) return { ...done, isNothing: true };
        if (propose(world, changes)) world.writes += 1;
        return { ...done, isNothing: false };
      }),
  };
}

function keysOf(world: World, ids: readonly number[]): readonly string[] {
  return world.lines.filter(({ id }) => ids.includes(id)).map((line) => keyOf(world, line));
}

/** When the ledger first knew whether the line of an issue is done. */
function noteKnown(world: World, text: string): void {
  for (const [number, { base }] of Object.entries(ledgerIn(text)?.items ?? {})) {
    const linked = world.lines.find(({ link }) => link === Number(number));
    const id = world.issues.get(Number(number))?.createdFor ?? linked?.id;
    if (base.done === undefined || id === undefined || world.knownSince.has(id)) continue;
    world.knownSince.set(id, world.time);
  }
}

/** Issues that the ledger knows. */
function itemsOf(text: string | null): readonly number[] {
  return Object.keys(ledgerIn(text)?.items ?? {}).map(Number);
}

const REFUSED = tagName('assignee', STRANGER);

/** The base of each item and what is pending, for the trace. */
function describeLedger(text: string): string {
  const read = parseLedger(text);
  if (read.kind !== 'read') return read.kind;
  const { items, pending } = read.ledger;
  const bases = Object.entries(items).map(([number, { base, implied }]) => {
    const values = Object.entries(base).map(([field, value]) => `${field}=${value}`);
    return `#${number} ${values.join(' ')}${implied.length > 0 ? ` implied ${implied}` : ''}`;
  });
  return `${bases.join('; ')}${pending ? ` | ${pending.items.length} pending` : ''}`;
}

/** While a lease is valid all writes are its holder's. The ledger itself is held by its own CAS. */
function checkLease(world: World, runner: Runner, name: string): void {
  const { text } = world.ledger;
  // A title has one milestone, whoever creates it, so that needs no lease.
  if (name === 'write ledger' || name.startsWith('create milestone') || text === null) return;
  const lease = ledgerIn(text)?.lease;
  if (lease && world.time < lease.until && !lease.run.startsWith(`${runner.run}.`)) {
    world.violations.push(`${runner.name} wrote (${name}) while ${lease.run} held the lease`);
  }
}

function showLine(world: World, line: Line, index: number): DocumentItem {
  return {
    key: keyOf(world, line),
    issue: line.link,
    title: line.title,
    done: line.done,
    word: line.hasWord ? { kind: 'says', word: line.word } : { kind: 'absent' },
    tasks: line.tasks.map(({ key, done }) => ({ key, title: key, done })),
    tags: {
      kinds: ['assignee', 'track'],
      has: tagsOfLine(world, line),
      takesOwners: line.owners !== null,
    },
    line: index + 1,
  };
}

function isWanted(look: Look, { number, updatedAt }: Pick<Issue, 'number' | 'updatedAt'>): boolean {
  const isChanged = look.kind === 'since' && updatedAt >= look.since;
  return look.kind === 'all' || isChanged || look.also.includes(number);
}

function showIssue(issue: Issue): IssueState {
  return {
    number: issue.number,
    title: issue.title,
    state: issue.state,
    labels: [...issue.labels],
    tags: [...issue.tags],
    ours: issue.ours,
    marker: issue.marker,
    block: issue.block?.map((task) => ({ ...task })) ?? null,
    prose: issue.prose,
    seen: issue.cursor,
    stateChangedAt: issue.stateChangedAt,
    decided: issue.decided,
    untrusted: [...issue.untrusted],
    ...(issue.isEnlisted && { enlisted: 'by-right' as const }),
    choices: Object.fromEntries(
      issue.notes
        .filter(({ open, withdrawn }) => open && !withdrawn)
        .flatMap(({ id, choice }) => (choice === null ? [] : [[id, choice]])),
    ),
  };
}

function showHistory(issue: Issue, after: number): IssueHistory {
  return {
    issue: issue.number,
    events: issue.events.filter(({ cursor }) => cursor > after),
    bodiesReadable: true,
    state: issue.state,
    notes: issue.notes.map(({ id, withdrawn }) => ({ id, withdrawn })),
    ours: issue.ours,
    marker: issue.marker ?? issue.firstMarker,
  };
}
