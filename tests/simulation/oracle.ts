import type { Ledger } from '../../src/model/ledger.ts';
import { type FieldValue, tagName, tagOfField } from '../../src/model/sync-field.ts';
import { DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../src/model/sync-options.ts';
import { labelFor } from '../../src/plan/sync/label-value.ts';
import { labelOf, milestoneOf } from './people.ts';
import {
  count,
  type Edit,
  type Issue,
  keyOf,
  type Line,
  LOGINS,
  ledgerIn,
  milestoneTitle,
  tagsOfLine,
  trackTags,
  type World,
} from './world.ts';

const UNDONE = 'undone between runs';
/** Where there was no place for a word and is one now, it says nothing. */
const OTHER_FORM = 'another form';

/** A line and its issue at the end, and all edits of either. */
interface Pair {
  readonly line: Line | null;
  readonly issue: Issue | null;
  readonly edits: readonly Edit[];
  /** The line, also where it is gone. */
  readonly was: readonly Line[];
}

/** Judges a world at rest: what the sync promises, told as violations. */
export function judge(
  world: World,
  { tags }: Pick<SyncOptions, 'tags'> = DEFAULT_SYNC_OPTIONS,
): readonly string[] {
  const ledger = ledgerIn(world.ledger.text);
  const twice = duplicated(world);
  const pairs = pairUp(world, twice);
  return [
    ...world.violations,
    ...pairs.flatMap((pair) => judgeEqual(pair, ledger)),
    ...pairs.flatMap((pair) => judgeEdits(world, pair, ledger)),
    ...pairs.flatMap((pair) => judgeTags(world, pair, { directions: tags, ledger })),
    ...pairs.flatMap((pair) => judgeWords(world, pair)),
    ...pairs.flatMap((pair) => judgeNumbers(world, pair, ledger)),
    ...judgeOneIssue(world, twice),
    ...judgeAdopted(world, ledger, twice),
    ...judgeCounted(world, ledger, twice),
    ...pairs.flatMap((pair) => judgeEffect(world, pair, ledger)),
  ];
}

/** Lines that stand twice: a person has to remove one. */
function duplicated(world: World): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const { id } of world.lines) (seen.has(id) ? twice : seen).add(id);
  for (const edit of world.edits) if (edit.field === 'line') twice.add(edit.of);
  return twice;
}

function pairUp(world: World, twice: ReadonlySet<number>): readonly Pair[] {
  const lines = world.lines.filter(({ id }) => !twice.has(id));
  const paired = lines.map((line): Pair => {
    const issue = line.link === null ? null : (world.issues.get(line.link) ?? null);
    const edits = world.edits.filter(({ side, of }) =>
      side === 'document' ? of === line.id : of === issue?.number,
    );
    return { line, issue, edits, was: [line] };
  });
  const lost = [...world.issues.values()]
    .filter(({ number }) => !world.lines.some(({ link }) => link === number))
    .map((issue): Pair => {
      const double = world.lines.filter(({ id }) => twice.has(id));
      const deleted = [...world.deleted, ...world.over, ...double].filter(
        ({ link, id }) => link === issue.number || id === issue.createdFor,
      );
      const edits = world.edits.filter(({ side, of }) =>
        side === 'issue' ? of === issue.number : deleted.some(({ id }) => id === of),
      );
      return { line: null, issue, edits, was: deleted };
    });
  return [...paired, ...lost];
}

function judgeEqual({ line, issue }: Pair, ledger: Ledger | null): readonly string[] {
  if (!line) return [];
  if (!issue) return [`line ${line.id} has no issue`];
  const isOpen = (field: string) =>
    ledger?.items[issue.number]?.conflicts.some((note) => note.field === field) === true;
  const where = `line ${line.id} and #${issue.number}`;
  const differ = (field: string, ours: FieldValue, theirs: FieldValue) =>
    ours === theirs || isOpen(field)
      ? []
      : [`${where}: ${field} ${show(ours)} and ${show(theirs)}`];
  const block = new Map((issue.block ?? []).map(({ key, done }) => [key, done]));
  return [
    ...differ('title', line.title, issue.title),
    ...(issue.untrusted.has('done') ? [] : differ('done', line.done, issue.state === 'completed')),
    ...(issue.block
      ? line.tasks.flatMap(({ key, done }) => differ(`task:${key}`, done, block.get(key) ?? null))
      : []),
    ...(line.hasWord && !line.done && !isOpen('done') && line.word !== null
      ? differ('word', labelFor(line.word, DEFAULT_SYNC_OPTIONS.labels), labelOf(issue))
      : []),
  ];
}

/** Each edit stands, was followed by one made in sight of it, or is on record. */
function judgeEdits(world: World, pair: Pair, ledger: Ledger | null): readonly string[] {
  return pair.edits
    .filter(({ side }) => side === 'issue' || pair.line !== null)
    .filter(({ field }) => tagOfField(field) === null && field !== 'milestone')
    .filter((edit) => !isFought(world, pair, edit) && !isAccounted(world, pair, { edit, ledger }))
    .filter((edit) => !isSpared(world, pair, edit))
    .map(
      ({ at, side, of, field, before, value }) =>
        `lost: at ${at} a person set ${field} of ${side} ${of} from ${show(before)} to ${show(value)}`,
    );
}

/** An exemption that was needed is counted, so that it cannot hide other things. */
function isSpared(world: World, pair: Pair, edit: Edit): boolean {
  if (!isExempt(world, pair, edit)) return false;
  count(world, `spared because ${edit.exempt}`);
  return true;
}

/**
 * Not looked for. What was undone before any run saw it follows the other side, so there somebody, or a
 * merge, has to have been meanwhile.
 */
function isExempt(world: World, pair: Pair, edit: Edit): boolean {
  return edit.exempt !== null && (edit.exempt !== UNDONE || isMovedElsewhere(world, pair, edit));
}

function isMovedElsewhere(world: World, { edits, was }: Pair, edit: Edit): boolean {
  const { pulls, brought } = world;
  const group = groupOf(edit);
  const names = (lines: readonly number[]) => was.some(({ id }) => lines.includes(id));
  const isOther = edits.some((one) => one.side !== edit.side && groupOf(one) === group);
  const isBrought = edit.side === 'issue' && was.some(({ id }) => brought.has(`${id}/${group}`));
  if (isOther || isBrought) return true;
  switch (group) {
    case 'done': {
      // A line that was written ticked is a change of the document from its first day.
      const isWritten = edit.side === 'issue' && was.some(({ startedDone }) => startedDone);
      const isTaken = doneValue(edit.value);
      return (
        isWritten || pulls.some(({ lines, reverts }) => (isTaken ? reverts !== null : names(lines)))
      );
    }
    case 'status':
      return (
        // Of several labels one becomes the word.
        edits.some((one) => groupOf(one) === 'status' && wordOf(one) !== wordOf(edit)) ||
        edits.some(({ field }) => field === 'state') ||
        pulls.some(({ begins }) => names(begins)) ||
        (edit.side === 'issue' && was.some(({ startedWith }) => startedWith !== null)) ||
        // The derived label follows the tasks.
        (edit.value === '-in-progress' && edits.some(({ field }) => field.startsWith('task')))
      );
    default:
      return (
        group.startsWith('task:') &&
        (pulls.some(({ lines }) => names(lines)) ||
          edits.some(({ value }) => value === 'completed'))
      );
  }
}

function wordOf({ value }: Edit): string {
  return String(value).replace(/^[+-]/, '');
}

/** What another program sets back is not ours to keep; which tasks follow neither. */
function isFought(world: World, { line, issue }: Pair, edit: Edit): boolean {
  const { fought, lines, deleted, over } = world;
  const group = groupOf(edit);
  const links = [...lines, ...deleted, ...over]
    .filter(({ id }) => id === fought)
    .map(({ link }) => link);
  const isOne = line?.id === fought || (issue !== null && links.includes(issue.number));
  // One that was let go with its sprint leaves no line to know its issue by.
  const isGone = links.length === 0 && line === null;
  const isConcerned = ['done', 'status'].includes(group) || group.startsWith('task:');
  return fought !== null && (isOne || isGone) && isConcerned;
}

function isAccounted(
  world: World,
  pair: Pair,
  { edit, ledger }: { readonly edit: Edit; readonly ledger: Ledger | null },
): boolean {
  const { line, issue, edits, was } = pair;
  const after = edits.slice(edits.indexOf(edit) + 1);
  if (isRecorded(issue, edit) || isOwed(world, pair, { edit, ledger })) return true;
  if (edit.side === 'document' && !issue) return true;
  const group = after.filter((later) => groupOf(later) === groupOf(edit));
  switch (groupOf(edit)) {
    case 'status':
      return isStatusAccounted(world, pair, edit);
    case 'done': {
      // Who opens what was not planned takes that back; they do not say that it is not done.
      const isTakenBack = edit.before === 'not_planned' && edit.value === 'open';
      if (isTakenBack && issue?.state !== 'not_planned') return true;
      const value = doneValue(edit.value);
      const isMerged = world.pulls.some(
        ({ mergedAt, lines, reverts }) =>
          mergedAt >= edit.at && (reverts !== null || was.some(({ id }) => lines.includes(id))),
      );
      const stands = line?.done === value || (issue?.state === 'completed') === value;
      return stands || isMerged || group.some(({ before }) => doneValue(before) === value);
    }
    case 'title': {
      const stands = line?.title === edit.value || issue?.title === edit.value;
      return stands || group.some(({ before }) => before === edit.value);
    }
    case 'prose':
      return issue?.prose === edit.value || group.some(({ before }) => before === edit.value);
    default: {
      const key = edit.field.slice('task:'.length);
      const task = line?.tasks.find((one) => one.key === key);
      const box = issue?.block?.find((one) => one.key === key);
      const isGone = line !== null && (!task || !box);
      const isChanged = after.some(({ field }) => field === 'tasks' || field === 'block');
      if (edit.value === false && isCompletedAfter(world, pair, edit)) return true;
      const stands = task?.done === edit.value || box?.done === edit.value;
      return isGone || isChanged || stands || group.some(({ before }) => before === edit.value);
    }
  }
}

/** Of a line that stands twice nothing is written: what is owed waits until a person has removed one. */
function isOwed(
  world: World,
  { line, issue }: Pair,
  { edit, ledger }: { readonly edit: Edit; readonly ledger: Ledger | null },
): boolean {
  const restore = ledger?.items[issue?.number ?? 0]?.debts.restore;
  if (line !== null || !restore || edit.side !== 'issue') return false;
  const twice = duplicated(world);
  const isTwice = world.lines.some(
    (one) => twice.has(one.id) && keyOf(world, one) === issue?.firstMarker,
  );
  const owed =
    edit.field === 'prose' ? restore.prose : restore.tasks[edit.field.replace('task:', '')];
  return isTwice && owed === edit.value;
}

/** Assignees are equal; every tag is what the person who changed it last made of it, else the document. */
function judgeTags(
  world: World,
  pair: Pair,
  {
    directions,
    ledger,
  }: { readonly directions: SyncOptions['tags']; readonly ledger: Ledger | null },
): readonly string[] {
  const { line, issue, edits } = pair;
  if (!issue) return [];
  const isLost = (world.counts['ledgers lost'] ?? 0) > 0;
  const said = line === null ? [] : tagsOfLine(world, line);
  const places = `line ${line?.id} and #${issue.number}`;
  const tags = [...LOGINS.map((login) => tagName('assignee', login)), ...trackTags(world)];
  const wrong = tags.flatMap((tag) => {
    const kind = tagOfField(tag)?.kind ?? 'track';
    const direction = directions[kind] ?? 'off';
    const own = edits.filter(({ field }) => field === tag);
    const last = own.at(-1);
    const there = issue.tags.has(tag);
    if (direction === 'off' || direction === 'github') {
      const made = own.filter(({ side }) => side === 'issue').at(-1);
      return made === undefined || made.value === there ? [] : [`${places}: ${tag} was changed`];
    }
    if (ledger?.items[issue.number]?.refused?.includes(tag)) return [];
    // Who owns a track owns its lines, and who does no longer is taken off them.
    const isPassedOn = kind === 'assignee' && line?.owners == null && isOwnedByTrack(world, pair);
    // Without a base of two unlike sets the union is made.
    const isNew = hadNoBase(world, issue);
    const isMet = line !== null || world.linkedAgain.has(issue.number);
    if ((isLost || (isNew && isMet)) && last?.value === false) return [];
    if (line === null || isLost) {
      return isPassedOn ||
        last?.side !== 'issue' ||
        isExempt(world, pair, last) ||
        last.value === there
        ? []
        : [`#${issue.number}: lost ${tag}`];
    }
    const here = said.includes(tag);
    if (kind === 'assignee' && line.owners !== null && direction === 'both') {
      if (here !== there) return [`${places}: ${tag} ${here} and ${there}`];
      const isFinal = last === undefined || isExempt(world, pair, last) || last.value === here;
      return isFinal ? [] : [`${places}: ${tag} is not what was made of it last`];
    }
    if (last && isExempt(world, pair, last)) return [];
    const expected = last?.side === 'issue' ? last.value : here;
    // What it had before may be a person's.
    return expected === there ||
      (isNew && there) ||
      (kind === 'assignee' && line.owners === null && last)
      ? []
      : [`${places}: ${tag} is ${there}`];
  });
  return [...wrong, ...judgeMilestone(world, pair, { directions, ledger })];
}

function isOwnedByTrack(world: World, { was }: Pair): boolean {
  const isBare = was.some(({ owners }) => owners === null);
  return isBare && (world.counts['owners changed'] ?? 0) > 0;
}

/** Its tags were agreed on by nobody when it got its line: it was let go before, or people made it. */
function hadNoBase({ forgotten }: World, { number, isEnlisted }: Issue): boolean {
  return isEnlisted || forgotten.has(number);
}

/** A person's choice stays; else the issue has the sprint's. */
function judgeMilestone(
  world: World,
  pair: Pair,
  {
    directions: { milestone: direction = 'off' },
    ledger,
  }: { readonly directions: SyncOptions['tags']; readonly ledger: Ledger | null },
): readonly string[] {
  const { line, issue, edits } = pair;
  if (!issue) return [];
  const { refused = [] } = ledger?.items[issue.number] ?? {};
  if (refused.some((tag) => tagOfField(tag)?.kind === 'milestone')) return [];
  const last = edits.findLast(({ field }) => field === 'milestone');
  const found = milestoneOf(issue);
  const ours = [...world.milestone.known.values()].map((one) => tagName('milestone', one));
  const isOurs = ours.some((one) => one === last?.value);
  if (last && isMilestoneRecorded(issue, last)) return [];
  if (last && !isOurs && last.value !== null) {
    return last.value === found ? [] : [`#${issue.number}: ${last.value} became ${found}`];
  }
  if (last || line === null || direction === 'off') {
    const isChanged = world.milestone.known.size > 1;
    const isLost = (world.counts['ledgers lost'] ?? 0) > 0;
    // Who took another one off has said nothing about ours, which never was there.
    const isFirst = !edits.some(({ field, before }) => {
      return field === 'milestone' && ours.some((one) => one === before);
    });
    const isOursFirst = isFirst && ours.some((one) => one === found);
    const isNews = isChanged || isLost || isOursFirst || hadNoBase(world, issue);
    return last?.value !== null || found === null || isNews || isExempt(world, pair, last)
      ? []
      : [`#${issue.number}: no milestone became ${found}`];
  }
  const number = world.milestone.known.get(milestoneTitle(world));
  const isRight = number !== undefined && found === tagName('milestone', number);
  const isLost = (world.counts['ledgers lost'] ?? 0) > 0;
  // Without a base an older milestone of ours is a person's choice.
  const isKept = hadNoBase(world, issue) && ours.some((one) => one === found);
  return isRight || isLost || isKept ? [] : [`#${issue.number}: has ${found}`];
}

/** One that a person chose while ours was on its way. */
function isMilestoneRecorded({ notes }: Issue, { value }: Edit): boolean {
  const chosen = tagOfField(String(value))?.name ?? null;
  return notes.some(
    ({ field, values: [, lost] }) => tagOfField(field)?.kind === 'milestone' && lost === chosen,
  );
}

/** A completion ticks the tasks that it finds open. */
function isCompletedAfter(world: World, { was, edits }: Pair, edit: Edit): boolean {
  return (
    world.pulls.some(
      ({ mergedAt, lines }) => mergedAt >= edit.at && was.some(({ id }) => lines.includes(id)),
    ) || edits.some(({ at, value }) => at >= edit.at && value === 'completed')
  );
}

/** Word, label and "not planned" are one thing in three places. */
function isStatusAccounted(world: World, { line, issue, edits, was }: Pair, edit: Edit): boolean {
  const after = edits.slice(edits.indexOf(edit) + 1);
  if (!issue) return true;
  const shown = tokens(labelOf(issue));
  const isBegun = world.pulls.some(
    ({ mergedAt, begins }) => mergedAt >= edit.at && was.some(({ id }) => begins.includes(id)),
  );
  if (isBegun && (edit.value === null || edit.value === '-in-progress')) return true;
  const status = after.filter((later) => groupOf(later) === 'status' || later.field === 'state');
  if (edit.field === 'word') {
    const image = labelFor(edit.value as never, DEFAULT_SYNC_OPTIONS.labels);
    const stands = line?.word === edit.value || (line === null && labelOf(issue) === image);
    return (
      stands ||
      status.some(({ field, before }) => {
        if (field === 'word') return before === edit.value;
        if (field !== 'label') return true;
        const seen = tokens(before as string | null);
        // Where the document says nothing the tasks may, and what was opened again is not deferred.
        const isOpen = !seen.includes('not-planned');
        if (edit.value === null) {
          return seen.every((one) => one === 'in-progress' || (one === 'deferred' && isOpen));
        }
        return seen.includes(edit.value === 'cancelled' ? 'not-planned' : String(edit.value));
      })
    );
  }
  const [sign, word] = [String(edit.value)[0], String(edit.value).slice(1)];
  const isThere = shown.includes(word) || line?.word === word;
  const isSeen = status.some(({ field, before, exempt }) =>
    field === 'word'
      ? (before === word) === (sign === '+') || exempt === OTHER_FORM
      : field === 'label'
        ? tokens(String(before)).includes(word) === (sign === '+')
        : true,
  );
  if (isSeen) return true;
  // It may have met the derived label, which was then what both sides said.
  const isDerived =
    word === 'in-progress' &&
    after.some(({ field }) => field === 'word' || field === 'block' || field.startsWith('task'));
  if (isDerived || (word === 'in-progress' && issue.notes.some(({ choice }) => choice !== null))) {
    return true;
  }
  // It was the line's word, and went with the line.
  if (!line && world.deleted.some((one) => one.link === issue.number && one.word === word)) {
    return true;
  }
  // What is done shows no status: a label taken off while it is completed says nothing.
  const isCompleted = [...after.filter(({ field }) => field === 'done'), ...world.pulls].some(
    (one) => ('mergedAt' in one ? one.mergedAt >= edit.at : one.at >= edit.at),
  );
  if (sign === '-' && isCompleted) return true;
  // Without the ledger nobody knows that a derived label was there before.
  if (edit.value === '-in-progress' && (world.counts['ledgers lost'] ?? 0) > 0) return true;
  // What is done shows no status, and a derived label follows its tasks.
  if (sign === '+') return isThere || line?.done === true || issue.state === 'completed';
  return !shown.includes(word) || after.some(({ field }) => field.startsWith('task'));
}

function isRecorded(issue: Issue | null, edit: Edit): boolean {
  return (issue?.notes ?? []).some(({ field, values }) => {
    if (edit.value === 'not_planned' && String(values[1]).includes('not-planned')) return true;
    const group = field === 'word' || field === 'label' ? 'status' : field;
    if (group !== groupOf(edit)) return false;
    if (group === 'done') {
      return values.some((value) => value === edit.value || value === doneValue(edit.value));
    }
    if (group !== 'status') return values.some((value) => value === edit.value);
    const word = String(edit.value).replace(/^[+-]/, '');
    return (
      String(edit.value).startsWith('-') ||
      values.some(
        (value) => value === edit.value || (value !== null && String(value).includes(word)),
      )
    );
  });
}

function groupOf({ field }: Edit): string {
  if (field === 'word' || field === 'label') return 'status';
  return field === 'state' ? 'done' : field;
}

function doneValue(value: FieldValue): boolean {
  return value === true || value === 'completed';
}

function tokens(value: string | null): readonly string[] {
  return value === null ? [] : value.split('+');
}

/** No status word that nobody wrote. */
function judgeWords(world: World, { line, issue }: Pair): readonly string[] {
  if (
    !line?.hasWord ||
    line.word === null ||
    !['us', 'settled'].includes(line.by.get('word') ?? '')
  )
    return [];
  const { word, id } = line;
  const isWritten = world.edits.some(
    ({ side, of, field, value }) =>
      (side === 'document' && of === id && field === 'word' && value === word) ||
      (side === 'issue' &&
        of === issue?.number &&
        (value === `+${word}` || field === 'label' || value === 'not_planned')),
  );
  const isBegun = word === 'in-progress' && world.pulls.some(({ begins }) => begins.includes(id));
  const isChosen = issue?.notes.some(({ field, choice }) => field === 'word' && choice !== null);
  return isWritten || isBegun || isChosen ? [] : [`line ${id} says ${word}, which nobody wrote`];
}

/** What a person ticked is counted above it, once both sides have agreed on anything. */
function judgeNumbers(world: World, { line, issue, edits }: Pair, ledger: Ledger | null) {
  const item = ledger?.items[issue?.number ?? 0];
  // A line that was written ticked was counted by whoever wrote it, or not.
  if (!line || !item || line.startedDone) return [];
  if ((world.counts['ledgers lost'] ?? 0) > 0) return [];
  // What a line said before anybody had agreed on it the numbers may follow or not.
  const knownSince = world.knownSince.get(line.id) ?? Number.POSITIVE_INFINITY;
  if (
    edits.some(({ side, field, at }) => side === 'document' && field === 'done' && at <= knownSince)
  )
    return [];
  // A line let go with its sprint and linked again later begins anew.
  if (world.sprint > 1) return [];
  // What waits brings its numbers along, and what is done by hand meanwhile cannot be told from that.
  if (world.byHand.has(line.id)) return [];
  // Where both sides never agreed nobody knows what the numbers were right for.
  if (issue?.notes.some(({ field, open }) => field === 'done' && open)) return [];
  return line.counted === line.done
    ? []
    : [`line ${line.id} is ${line.done ? '' : 'not '}done and not counted so`];
}

/** One open issue for each line. */
function judgeOneIssue(world: World, twice: ReadonlySet<number>): readonly string[] {
  return world.lines
    .filter(({ id }) => !twice.has(id))
    .flatMap((line) => {
      const key = keyOf(world, line);
      // After a loss of the ledger nothing leads to an issue without marker and link.
      const isLost = (world.counts['ledgers lost'] ?? 0) > 0;
      const same = [...world.issues.values()].filter(
        ({ firstMarker, marker }) => firstMarker === key && !(isLost && marker === null),
      );
      return same.length > 1 && !world.keyedByTitle
        ? [
            `line ${line.id} has ${same.length} issues: ${same.map(({ number }) => number).join(', ')}`,
          ]
        : [];
    });
}

/** What people made for the sprint has one line, where lines are appended, and was not taken in twice. */
function judgeAdopted(
  world: World,
  ledger: Ledger | null,
  twice: ReadonlySet<number>,
): readonly string[] {
  return [...world.issues.values()].flatMap(({ number, isEnlisted, state }) => {
    const lines = world.lines.filter(({ link, id }) => link === number && !twice.has(id));
    if (lines.length > 1) return [`#${number} has ${lines.length} lines`];
    const isForgotten = state === 'open' && ledger?.items[number] === undefined;
    const isLinked = world.lines.some(({ link }) => link === number);
    return isEnlisted && isForgotten && world.adopts && !isLinked
      ? [`#${number} is of the sprint and has no line`]
      : [];
  });
}

/** Evidence was weighed, and once. */
function judgeCounted(
  world: World,
  ledger: Ledger | null,
  twice: ReadonlySet<number>,
): readonly string[] {
  if (!ledger) return ['the ledger is not there'];
  return world.lines
    .filter(({ id, link }) => link !== null && !twice.has(id))
    .flatMap((line) => {
      const item = ledger.items[line.link ?? 0];
      if (!item) return [`line ${line.id} is not in the ledger`];
      const repeated = item.counted.filter((number, at) => item.counted.indexOf(number) !== at);
      return [
        ...repeated.map((number) => `pull request ${number} was counted twice for #${line.link}`),
        ...Object.entries(ledger.evaluated)
          .filter(
            ([number, { completes, advances }]) =>
              (completes.includes(item.key) || advances?.includes(item.key)) &&
              !item.counted.includes(Number(number)),
          )
          .map(([number]) => `pull request ${number} was not counted for #${line.link}`),
      ];
    });
}

/** Where no person ever decided, evidence alone does; with several that complete it, none is checked. */
function judgeEffect(
  world: World,
  { line, issue, edits }: Pair,
  ledger: Ledger | null,
): readonly string[] {
  const item = ledger?.items[issue?.number ?? 0];
  if (!line || !item || line.startedDone || line.id === world.fought) return [];
  if (edits.some((edit) => groupOf(edit) === 'done' && edit.exempt !== 'by a merge')) return [];
  const known = Object.entries(ledger?.evaluated ?? {});
  const completing = known.filter(([, { completes }]) => completes.includes(item.key));
  const named = world.pulls.filter(({ lines }) => lines.includes(line.id));
  if (named.length > 1 || (world.counts['ledgers lost'] ?? 0) > 0) return [];
  if (item.conflicts.some(({ field }) => field === 'done')) return [];
  const [number] = completing[0] ?? [];
  // GitHub closed it for a line that was not there when the merge was read.
  if (number === undefined && issue?.events.some(({ kind }) => kind === 'state')) return [];
  const revert = known.find(([, { reverts }]) => reverts === Number(number))?.[1];
  const isReverted = revert !== undefined;
  // Who merges our pull request after the revert ticks by hand what nobody else would.
  if (isReverted && (world.brought.get(`${line.id}/done`) ?? 0) >= revert.mergedAt) return [];
  const expected = number !== undefined && !isReverted;
  return line.done === expected || line.by.get('done') === undefined
    ? []
    : [`line ${line.id} is ${line.done ? '' : 'not '}done, and evidence says otherwise`];
}

function show(value: FieldValue): string {
  return JSON.stringify(value);
}
