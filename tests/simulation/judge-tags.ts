import type { Ledger } from '../../src/model/ledger.ts';
import { tagName, tagOfField } from '../../src/model/sync-field.ts';
import type { SyncOptions } from '../../src/model/sync-options.ts';
import { isExempt } from './exempt.ts';
import type { Pair } from './pairs.ts';
import { milestoneOf } from './people.ts';
import {
  type Edit,
  type Issue,
  LOGINS,
  milestoneTitle,
  tagsOfLine,
  trackTags,
  type World,
} from './world.ts';

/** Assignees are equal; every tag is what the person who changed it last made of it, else the document. */
export function judgeTags(
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
    const hadLine = [...world.over, ...world.deleted].some(({ link }) => link === issue.number);
    const isMet = line !== null || hadLine || world.linkedAgain.has(issue.number);
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
