import type { Intent } from '../../src/model/ledger.ts';
import {
  type FieldName,
  type FieldValue,
  type TagName,
  tagName,
  tagOfField,
  taskField,
  taskOfField,
  type Word,
} from '../../src/model/sync-field.ts';
import { labelValue } from '../../src/plan/sync/label-value.ts';
import { addLabel, removeLabel, setBody, setState, setTag, setTitle } from './issues.ts';
import type { Random } from './random.ts';
import { changeDialect, makeIssue, moveLine, renameTrack, rewriteSprint } from './shapes.ts';
import {
  count,
  type Edit,
  type Issue,
  keyOf,
  type Line,
  LOGINS,
  ledgerIn,
  lineWith,
  lookAtBoth,
  milestoneTitle,
  moveHead,
  STRANGER,
  tell,
  trackTags,
  type World,
} from './world.ts';

const WORDS: readonly (Word | null)[] = [
  null,
  'in-progress',
  'blocked',
  'in-review',
  'deferred',
  'cancelled',
];
const LABELS: readonly Word[] = ['in-progress', 'blocked', 'in-review', 'deferred'];

type Act = (world: World, random: Random) => void;

const at = (value: unknown) => JSON.stringify(value);

/** Undoing between two runs what no run has seen is no change, and cannot be told from none. */
function undoOf(
  world: World,
  issue: number | null,
  {
    field,
    value,
    by,
    key,
    token,
  }: {
    readonly field: string;
    readonly value: FieldValue;
    readonly by: string | undefined;
    readonly key?: string;
    readonly token?: { readonly word: string; readonly on: boolean };
  },
): string | null {
  // An issue is created open, so an unticked box is what it begins with.
  if (issue === null && field === 'done' && value === false) return 'never synced';
  const ledger = ledgerIn(world.ledger.text);
  const known = Object.entries(ledger?.items ?? {}).find(([, item]) => item.key === key);
  const number = issue ?? Number(known?.[0] ?? 0);
  const base = ledger?.items[number]?.base;
  const pending = ledger?.pending ?? null;
  const created =
    pending?.creates.find((one) => one.key === key)?.base ??
    pending?.adoptions?.find((one) => one.issue === issue)?.base;
  // A line that no run has seen said nothing before, so saying nothing again is no change either.
  const isUnseen = issue === null && known === undefined && created === undefined;
  if (isUnseen && field === 'word' && value === null) return 'never synced';
  const intent = pending?.items.find((one) => one.issue === number);
  const planned = intent ? plannedValues(intent) : {};
  const task = taskOfField(field as FieldName);
  // A task that no run has seen begins open.
  const isShown = world.issues.get(number)?.block?.some((one) => one.key === task) === true;
  const isKnown = [base, created].some((one) => one?.[field as FieldName] !== undefined);
  if (task !== null && value === false && !isShown && !isKnown) return 'never synced';
  // Our own write, of which nobody knows yet what became of it, is no undo; half of a pair is.
  const isLanded = world.commits.some(
    ({ run, items: named }) => run === pending?.run && named.includes(number),
  );
  const isPair =
    (field === 'done' && intent?.bothSides === true && !isLanded) ||
    [intent?.issueSide, intent?.documentSide].every(
      (side) => task !== null && side?.tasks?.[task] !== undefined,
    );
  if (by === 'us' && !isPair) return null;
  // What a run is about to make of both sides may be the base already.
  const together = world.together.get(`${number}/${field}`);
  const values = [base, created, planned, { [field]: together }].flatMap((one) => {
    const found: FieldValue | undefined = one?.[field as FieldName];
    // Of tags, only those are known that are there.
    const isBase = one !== undefined && (one === base || one === created);
    const isAbsent = found === undefined && isBase && tagOfField(field) !== null;
    return isAbsent ? [false] : found === undefined ? [] : [found];
  });
  const isSame = (one: FieldValue) =>
    token === undefined ? one === value : String(one).split('+').includes(token.word) === token.on;
  return values.some(isSame) ? 'undone between runs' : null;
}

function plannedValues(intent: Intent): Partial<Record<FieldName, FieldValue>> {
  const { issueSide, documentSide, label: shown, labelAtPlan, word } = intent;
  const tasks = { ...issueSide.tasks, ...documentSide.tasks };
  const values = {
    title: issueSide.title ?? documentSide.title,
    done: issueSide.done ?? documentSide.done,
    label: shown ?? labelAtPlan,
    word: documentSide.word ?? word,
  };
  return {
    ...issueSide.tags,
    ...documentSide.tags,
    ...Object.fromEntries(Object.entries(values).filter(([, planned]) => planned !== undefined)),
    ...Object.fromEntries(Object.entries(tasks).map(([task, done]) => [taskField(task), done])),
  };
}

/** A completion that is on its way takes along what it finds unticked. */
function unseenCompletion(world: World, line: Line, field: string): string | null {
  const isTask = field.startsWith('task:');
  if (!isTask && field !== 'done') return null;
  const created = [...world.issues.values()].find(
    ({ firstMarker }) => firstMarker === keyOf(world, line),
  );
  const issue = line.link === null ? created : world.issues.get(line.link);
  const isOnItsWay = isTask && issue?.state === 'completed' && !line.done;
  return isOnItsWay ? 'completion not seen' : unseenMerge(world, line);
}

/** A box that read unticked before is ticked by a merge that no run has seen, whatever people did since. */
function unseenMerge(world: World, line: Line): string | null {
  const ledger = ledgerIn(world.ledger.text);
  const item = line.link === null ? undefined : ledger?.items[line.link];
  const together = world.together.get(`${line.link}/done`) ?? item?.base.done;
  if (together === true && item?.base.done !== undefined) return null;
  const isUnseen = world.pulls.some(
    ({ number, lines }) => lines.includes(line.id) && item?.counted.includes(number) !== true,
  );
  return isUnseen ? 'merge not seen' : null;
}

/** Whether something of the line is in the sync pull request as far as the ledger knows, or the line is. */
function waitsFor(world: World, line: Line): boolean {
  const ledger = ledgerIn(world.ledger.text);
  const item = ledger?.items[line.link ?? 0];
  const key = keyOf(world, line);
  if (world.proposal?.changes.some((one) => 'key' in one && one.key === key)) return true;
  // It may be in there under the name that it had.
  const intent = ledger?.pending?.items.find(({ issue }) => issue === line.link);
  if (world.isProtected && intent && Object.keys(intent.documentSide).length > 0) return true;
  // Its merge was seen by no run yet; a line that came with it is no item yet.
  if (world.mergedAt >= world.writtenAt) return true;
  return item === undefined ? world.isProtected && line.link !== null : item.waits === true;
}

/** What waits in the sync pull request cannot be told from its merge. */
function doneByHand(
  world: World,
  line: Line,
  { field, value }: { readonly field: string; readonly value: FieldValue },
): string | null {
  const isIt = world.proposal?.changes.some((one) => {
    if (one.kind !== 'done' && one.kind !== 'task') return false;
    const box = one.kind === 'done' ? 'done' : taskField(one.task);
    return box === field && one.key === keyOf(world, line) && one.value === value;
  });
  return isIt ? 'done by hand what waits' : null;
}

/** What the ledger would hold of a value on an issue. */
function baseValue(
  issue: Issue,
  field: string,
  value: FieldValue,
): { readonly field: string; readonly value: FieldValue } {
  if (field === 'state') return { field: 'done', value: value === 'completed' };
  return field === 'label' ? { field, value: labelOf(issue) } : { field, value };
}

function editLine(
  world: World,
  line: Line,
  {
    field,
    before,
    value,
  }: { readonly field: string; readonly before: FieldValue; readonly value: FieldValue },
  apply: () => void,
): void {
  if (before === value) return;
  tell(world, () => `person: line ${line.id} ${field} ${at(before)} → ${at(value)}`);
  const isUndo = undoOf(world, line.link, {
    field,
    value,
    by: line.by.get(field),
    key: world.issues.get(line.link ?? 0)?.firstMarker ?? keyOf(world, line),
  });
  const exempt =
    (value === false ? unseenCompletion(world, line, field) : null) ??
    doneByHand(world, line, { field, value }) ??
    isUndo;
  const edit = { side: 'document', of: line.id, field, value } as const;
  world.edits.push({ ...edit, at: world.time, before, exempt: exempt ?? setBack(world, edit) });
  apply();
  line.by.set(field, 'person');
  moveHead(world, { run: null, items: [] });
  count(world, 'edits');
}

function editIssue(
  world: World,
  issue: Issue,
  {
    field,
    before,
    value,
    exempt = null,
  }: {
    readonly field: string;
    readonly before: FieldValue;
    readonly value: FieldValue;
    readonly exempt?: string | null;
  },
  apply: () => void,
): void {
  tell(world, () => `person: #${issue.number} ${field} ${at(before)} → ${at(value)}`);
  const by = issue.by.get(field === 'state' ? 'done' : field);
  apply();
  const isUndo = undoOf(world, issue.number, {
    ...baseValue(issue, field, value),
    by,
    key: issue.firstMarker ?? '',
    ...(field === 'label' && {
      token: { word: String(value).slice(1), on: String(value).startsWith('+') },
    }),
  });
  const edit: Edit = {
    at: world.time,
    side: 'issue',
    of: issue.number,
    field,
    before,
    value,
    exempt: exempt ?? isUndo,
  };
  world.edits.push({
    ...edit,
    exempt: edit.exempt ?? labelUndo(world, edit) ?? setBack(world, edit),
  });
  count(world, 'edits');
}

/** A value changed and set back before the ledger was written again. */
function setBack(world: World, { side, of, field, value }: Omit<Edit, 'at' | 'before' | 'exempt'>) {
  const since = world.edits.filter(
    (one) => one.side === side && one.of === of && one.field === field && one.at > world.writtenAt,
  );
  const isBetween = [since[0], since.at(-1)].some((one) => one?.before === value);
  return isBetween ? 'undone between runs' : null;
}

/** A label put on and taken off again, or the other way round, between two runs. */
function labelUndo(world: World, { of, field, value }: Edit): string | null {
  if (field !== 'label') return null;
  const word = String(value).slice(1);
  const before = world.edits.findLast(
    (one) => one.field === 'label' && one.of === of && String(one.value).slice(1) === word,
  );
  const isBetween = before !== undefined && before.at > world.writtenAt && before.value !== value;
  return isBetween ? 'undone between runs' : null;
}

const onLine =
  (act: (world: World, line: Line, random: Random) => void): Act =>
  (world, random) => {
    if (world.lines.length > 0) act(world, random.pick(world.lines), random);
  };

const onIssue =
  (act: (world: World, issue: Issue, random: Random) => void): Act =>
  (world, random) => {
    if (world.issues.size > 0) act(world, random.pick([...world.issues.values()]), random);
  };

export function toggleBox(world: World, line: Line): void {
  const value = !line.done;
  if (waitsFor(world, line)) world.byHand.add(line.id);
  editLine(world, line, { field: 'done', before: line.done, value }, () => {
    line.done = value;
  });
}

export function tickAll(world: World): void {
  for (const line of world.lines) if (!line.done) toggleBox(world, line);
}

/** What looks like a mistake: the document emptied, or every box of it the other way round. */
function actAtLarge(world: World, random: Random): void {
  if (world.lines.length < 4) return;
  const act = random.int(3);
  if (act === 0) {
    const kept = random.chance(0.5) ? 0 : 1;
    for (const line of world.lines.slice(kept)) deleteLine(world, line);
  } else if (act === 1) tickAll(world);
  else for (const line of world.lines) if (line.done) toggleBox(world, line);
}

export function setWord(world: World, line: Line, value: Word | null): void {
  if (!line.hasWord || (value === null && line.isBare)) return;
  editLine(world, line, { field: 'word', before: line.word, value }, () => {
    line.word = value;
    line.isBare = false;
  });
}

export function renameLine(world: World, line: Line, value: string): void {
  // An unlinked line whose title is its key becomes another line by that: see the limits.
  if (world.keyedByTitle && line.link === null) return;
  editLine(world, line, { field: 'title', before: line.title, value }, () => {
    line.title = value;
  });
}

export function randomOwners(random: Random): Pick<Line, 'owners'> {
  return { owners: random.chance(0.7) ? (random.chance(0.5) ? ['x'] : []) : null };
}

function toggleOwner(world: World, line: Line, login: string): void {
  const { owners } = line;
  if (owners === null) return;
  const before = owners.includes(login);
  editLine(world, line, { field: tagName('assignee', login), before, value: !before }, () => {
    line.owners = before ? owners.filter((one) => one !== login) : [...owners, login];
  });
}

/** Lines that go elsewhere, or whose track is called otherwise, want another label. */
export function relabel(world: World, act: () => void): void {
  const labelOf = (line: Line) => tagName('track', world.tracks[line.track] ?? '');
  const lines = [...world.lines, ...world.deleted];
  const before = new Map(lines.map((line) => [line, labelOf(line)]));
  act();
  const none = () => {};
  for (const [line, from] of before) {
    const to = labelOf(line);
    if (from === to) continue;
    editLine(world, line, { field: from, before: true, value: false }, none);
    editLine(world, line, { field: to, before: false, value: true }, none);
  }
}

function toggleTag(world: World, issue: Issue, tag: TagName): void {
  const before = issue.tags.has(tag);
  editIssue(world, issue, { field: tag, before, value: !before }, () =>
    setTag(issue, 'person', { tag, on: !before }),
  );
}

/** Another one of the team's, or none. */
export function setMilestone(world: World, issue: Issue, number: number | null): void {
  const before = milestoneOf(issue);
  const value = number === null ? null : tagName('milestone', number);
  if (value === before) return;
  editIssue(world, issue, { field: 'milestone', before, value }, () => {
    const tag = value ?? before;
    if (tag !== null) setTag(issue, 'person', { tag, on: value !== null });
  });
}

export function milestoneOf(issue: Issue): TagName | null {
  return [...issue.tags].find((tag) => tagOfField(tag)?.kind === 'milestone') ?? null;
}

export function toggleTask(world: World, line: Line, key: string): void {
  const task = line.tasks.find((one) => one.key === key);
  if (!task) return;
  const field = `task:${key}`;
  editLine(world, line, { field, before: task.done, value: !task.done }, () => {
    task.done = !task.done;
  });
}

export function addLine(world: World, values: Partial<Line> = {}): Line {
  const id = world.nextId++;
  const line: Line = {
    id,
    title: `t${id}`,
    done: false,
    startedDone: values.done === true,
    startedWith: values.word ?? null,
    counted: values.done === true,
    isBare: false,
    hasWord: true,
    word: null,
    link: null,
    track: id % 2,
    tasks: [
      { key: 'a', done: false },
      { key: 'b', done: false },
    ],
    owners: [],
    by: new Map(),
    ...values,
  };
  world.lines.push(line);
  moveHead(world, { run: null, items: [] });
  tell(world, () => `person: new line ${id}`);
  return line;
}

export function deleteLine(world: World, line: Line): void {
  tell(world, () => `person: deletes line ${line.id}`);
  if (waitsFor(world, line)) world.byHand.add(line.id);
  world.lines = world.lines.filter((one) => one !== line);
  world.deleted.push(line);
  moveHead(world, { run: null, items: [] });
  count(world, 'deletions');
}

export function restoreLine(world: World, line: Line): void {
  const index = world.deleted.indexOf(line);
  if (index < 0) return;
  tell(world, () => `person: brings line ${line.id} back`);
  world.deleted.splice(index, 1);
  world.lines.push(line);
  moveHead(world, { run: null, items: [] });
}

export function closeIssue(world: World, issue: Issue, value: Issue['state']): void {
  if (issue.state === value) return;
  const before = issue.state;
  editIssue(world, issue, { field: 'state', before, value }, () =>
    setState(world, issue, { by: 'person', value }),
  );
}

/** Someone who may not: it must not count, and is not looked for afterwards. */
function closeAsOutsider(world: World, issue: Issue): void {
  if (issue.state !== 'open') return;
  editIssue(
    world,
    issue,
    { field: 'state', before: 'open', value: 'completed', exempt: 'outsider' },
    () => {
      setState(world, issue, { by: 'person', value: 'completed' });
      issue.untrusted.add('done');
    },
  );
}

export function renameIssue(world: World, issue: Issue, value: string): void {
  editIssue(world, issue, { field: 'title', before: issue.title, value }, () =>
    setTitle(issue, 'person', value),
  );
}

export function label(world: World, issue: Issue, word: Word): void {
  if (issue.labels.has(word)) return;
  editIssue(world, issue, { field: 'label', before: labelOf(issue), value: `+${word}` }, () =>
    addLabel(issue, 'person', word),
  );
}

export function unlabel(world: World, issue: Issue, word: Word): void {
  if (!issue.labels.has(word)) return;
  // A completed issue shows no status: taking it off is what we would have done.
  const exempt = issue.state === 'completed' ? 'shows no status' : null;
  const edit = { field: 'label', before: labelOf(issue), value: `-${word}`, exempt };
  editIssue(world, issue, edit, () => removeLabel(issue, 'person', word));
}

export function labelOf(issue: Issue): string | null {
  return labelValue({ labels: [...issue.labels], state: issue.state });
}

export function tickInIssue(world: World, issue: Issue, key: string): void {
  const task = issue.block?.find((one) => one.key === key);
  if (!task) return;
  const block = (issue.block ?? []).map((one) =>
    one.key === key ? { ...one, done: !one.done } : one,
  );
  editIssue(world, issue, { field: `task:${key}`, before: task.done, value: !task.done }, () =>
    setBody(issue, 'person', { block }),
  );
}

export function writeProse(world: World, issue: Issue, value: string): void {
  editIssue(world, issue, { field: 'prose', before: issue.prose, value }, () =>
    setBody(issue, 'person', { prose: value }),
  );
}

export function deleteMarker(world: World, issue: Issue): void {
  tell(world, () => `person: deletes the marker of #${issue.number}`);
  setBody(issue, 'person', { marker: null });
}

function deleteBlock(world: World, issue: Issue): void {
  tell(world, () => `person: deletes the block of #${issue.number}`);
  world.edits.push({
    at: world.time,
    side: 'issue',
    of: issue.number,
    field: 'block',
    before: null,
    value: null,
    exempt: 'block deleted',
  });
  setBody(issue, 'person', { block: null, marker: null });
}

/** Merges a pull request that completes some lines; GitHub may close the linked issue with it. */
export function mergePull(
  world: World,
  {
    lines,
    begins = [],
    closes,
    reverts = null,
  }: {
    readonly begins?: readonly number[];
    readonly lines: readonly number[];
    readonly closes: boolean;
    readonly reverts?: number | null;
  },
): number {
  const number = 1000 + world.pulls.length;
  tell(
    world,
    () =>
      `merge: pull request ${number} completes ${lines.join(', ') || 'nothing'}${begins.length > 0 ? `, begins ${begins.join(', ')}` : ''}${reverts === null ? '' : `, reverts ${reverts}`}`,
  );
  world.pulls.push({ number, mergedAt: world.time, lines, begins, reverts });
  count(world, 'merges');
  for (const id of closes ? lines : []) {
    const link = lineWith(world, id)?.link ?? null;
    const issue = link === null ? undefined : world.issues.get(link);
    if (issue) {
      tell(world, () => `github: closes #${issue.number}`);
      const edit = { side: 'issue', of: issue.number, field: 'state', value: 'completed' } as const;
      if (issue.state !== 'completed') {
        world.edits.push({ ...edit, at: world.time, before: issue.state, exempt: 'by a merge' });
      }
      setState(world, issue, { by: 'auto', value: 'completed' });
    }
  }
  return number;
}

/** A program that sets back what we write, on both sides. Nobody misses its edits, but it sees what it sets back. */
export function fightBack(world: World): void {
  const line = world.fought === null ? undefined : lineWith(world, world.fought);
  const issue = line?.link ? world.issues.get(line.link) : undefined;
  if (!world.isFighting || !line || !issue) return;
  if (!line.done) {
    tell(world, () => `bot: ticks line ${line.id}`);
    const edit = {
      side: 'document',
      of: line.id,
      field: 'done',
      before: false,
      value: true,
    } as const;
    world.edits.push({ ...edit, at: world.time, exempt: 'by a bot' });
    line.done = true;
    line.by.set('done', 'auto');
    moveHead(world, { run: null, items: [] });
  }
  if (issue.state !== 'open') {
    tell(world, () => `bot: opens #${issue.number}`);
    const edit = { side: 'issue', of: issue.number, field: 'state', before: issue.state } as const;
    world.edits.push({ ...edit, value: 'open', at: world.time, exempt: 'by a bot' });
    setState(world, issue, { by: 'auto', value: 'open' });
  }
}

/** Ticks a box in an open note. */
export function choose(world: World, issue: Issue, random: Random): void {
  const open = issue.notes.filter((note) => note.open && !note.withdrawn && note.choice === null);
  if (open.length === 0) return;
  const note = random.pick(open);
  note.choice = random.chance(0.5) ? 'document' : 'github';
  tell(world, () => `person: chooses ${note.choice} for ${note.field} on #${issue.number}`);
  count(world, 'choices');
}

const freshTitle = (world: World) => `t${world.nextId++}`;

/** What people do, by how often they do it. */
const ACTS: readonly (readonly [weight: number, act: Act])[] = [
  [9, onLine(toggleBox)],
  [7, onLine((world, line, random) => setWord(world, line, random.pick(WORDS)))],
  [5, onLine((world, line) => renameLine(world, line, freshTitle(world)))],
  [8, onLine((world, line, random) => toggleTask(world, line, random.pick(['a', 'b', 'c'])))],
  [
    3,
    (world, random) => {
      if (world.lines.length < 5)
        addLine(world, {
          hasWord: random.chance(0.8),
          done: random.chance(0.2),
          word: random.chance(0.8) ? null : 'blocked',
          ...randomOwners(random),
        });
    },
  ],
  [2, onLine(deleteLine)],
  [
    2,
    (world, random) => {
      if (world.deleted.length > 0) restoreLine(world, random.pick(world.deleted));
    },
  ],
  [1, onLine((world, line, random) => changeTasks(world, line, random))],
  [4, onLine((world, line) => relabel(world, () => moveLine(world, line)))],
  [1, (world, random) => relabel(world, () => renameTrack(world, random.int(world.tracks.length)))],
  [
    1,
    (world, random) => {
      rewriteSprint(world, random);
      for (let lines = random.int(3); lines > 0; lines--) addLine(world);
    },
  ],
  [1, changeDialect],
  [2, makeIssue],
  [
    1,
    onLine((world, line, random) => {
      if (random.chance(0.2) && world.lines.length < 6) duplicateLine(world, line);
    }),
  ],
  [
    9,
    onIssue((world, issue, random) =>
      closeIssue(
        world,
        issue,
        issue.state === 'open' ? (random.chance(0.8) ? 'completed' : 'not_planned') : 'open',
      ),
    ),
  ],
  [1, onIssue((world, issue) => closeAsOutsider(world, issue))],
  [5, onIssue((world, issue) => renameIssue(world, issue, freshTitle(world)))],
  [6, onIssue((world, issue, random) => label(world, issue, random.pick(LABELS)))],
  [
    5,
    onIssue((world, issue, random) => {
      if (issue.labels.size > 0) unlabel(world, issue, random.pick([...issue.labels]));
    }),
  ],
  [8, onIssue((world, issue, random) => tickInIssue(world, issue, random.pick(['a', 'b', 'c'])))],
  [3, onIssue((world, issue) => writeProse(world, issue, freshTitle(world)))],
  [1, onIssue(deleteMarker)],
  [
    1,
    onIssue((world, issue, random) => {
      if (random.chance(0.4)) deleteBlock(world, issue);
    }),
  ],
  [1, actAtLarge],
  [3, onIssue(choose)],
  [7, onLine((world, line, random) => toggleOwner(world, line, random.pick(OWNERS)))],
  [7, onIssue((world, issue, random) => toggleTag(world, issue, random.pick(tagsOf(world))))],
  [3, onIssue((world, issue, random) => setMilestone(world, issue, random.pick([null, 1, 2])))],
  [
    1,
    (world, random) => {
      tell(world, () => 'person: the track has another owner');
      count(world, 'owners changed');
      world.trackOwner = random.pick(LOGINS);
      moveHead(world, { run: null, items: [] });
    },
  ],
  [
    1,
    (world, random) => {
      if (!random.chance(0.3)) return;
      world.milestone.version += 1;
      tell(world, () => `person: the milestone is ${milestoneTitle(world)} now`);
      moveHead(world, { run: null, items: [] });
      count(world, 'milestones changed');
    },
  ],
  [
    6,
    onLine((world, line, random) => {
      mergePull(world, { lines: [line.id], closes: random.chance(0.5) });
    }),
  ],
  [
    3,
    (world, random) => {
      const merged = world.pulls.filter(
        ({ number, reverts }) =>
          reverts === null && !world.pulls.some((other) => other.reverts === number),
      );
      if (merged.length > 0)
        mergePull(world, { lines: [], closes: false, reverts: random.pick(merged).number });
    },
  ],
  [
    1,
    (world) => {
      mergePull(world, { lines: [], closes: false });
    },
  ],
  [
    2,
    onLine((world, line) => {
      mergePull(world, { lines: [], begins: [line.id], closes: false });
    }),
  ],
];

const OWNERS = [...LOGINS, ...LOGINS, STRANGER];
const tagsOf = (world: World): readonly TagName[] => [
  ...LOGINS.map((login) => tagName('assignee', login)),
  ...LOGINS.map((login) => tagName('assignee', login)),
  ...trackTags(world),
];

const TOTAL = ACTS.reduce((sum, [weight]) => sum + weight, 0);

export function actAtRandom(world: World, random: Random): void {
  lookAtBoth(world);
  world.time += 1;
  let left = random.int(TOTAL);
  for (const [weight, act] of ACTS) {
    left -= weight;
    if (left < 0) {
      act(world, random);
      return;
    }
  }
}

function changeTasks(world: World, line: Line, random: Random): void {
  const has = line.tasks.some(({ key }) => key === 'c');
  tell(world, () => `person: line ${line.id} ${has ? 'loses' : 'gains'} task c`);
  line.tasks = has
    ? line.tasks.filter(({ key }) => key !== 'c')
    : [...line.tasks, { key: 'c', done: random.chance(0.3) }];
  world.edits.push({
    at: world.time,
    side: 'document',
    of: line.id,
    field: 'tasks',
    before: null,
    value: null,
    exempt: 'set of tasks',
  });
  moveHead(world, { run: null, items: [] });
}

function duplicateLine(world: World, line: Line): void {
  tell(world, () => `person: duplicates line ${line.id}`);
  world.lines.push({
    ...line,
    tasks: line.tasks.map((task) => ({ ...task })),
    by: new Map(line.by),
  });
  world.edits.push({
    at: world.time,
    side: 'document',
    of: line.id,
    field: 'line',
    before: null,
    value: null,
    exempt: 'line duplicated',
  });
  moveHead(world, { run: null, items: [] });
}
