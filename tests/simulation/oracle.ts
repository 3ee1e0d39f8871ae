import type { Ledger } from '../../src/model/ledger.ts';
import type { FieldValue } from '../../src/model/sync-field.ts';
import { DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../src/model/sync-options.ts';
import { labelFor } from '../../src/plan/sync/label-value.ts';
import { judgeEdits } from './judge-edits.ts';
import { judgeTags } from './judge-tags.ts';
import { duplicated, groupOf, type Pair, pairUp, show } from './pairs.ts';
import { labelOf } from './people.ts';
import { keyOf, ledgerIn, type World } from './world.ts';

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
