import type { StatusField } from '../../model/field.ts';
import { findSlip } from '../../model/nearest-names.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { LANGUAGES, STATUS_PHRASES } from '../wording/status-phrases.ts';
import { isPlaceholder, readStatusText } from '../wording/status-text.ts';
import type { Defect, LintRule } from './lint-rule.ts';

export const unknownStatus: LintRule = {
  name: 'unknown-status',
  docs: 'A status is misspelt, so that it cannot be read.',
  severity: 'warning',
  check: ({ document }) => (document ? placesOf(document) : []).flatMap(judge),
};

/** Every phrase of every language; shorter ones resemble too much. */
const SHORTEST = 5;
const PHRASES = LANGUAGES.flatMap((language) =>
  Object.values(STATUS_PHRASES[language]).flatMap((row) =>
    row.split('|').map((phrase) => phrase.trim()),
  ),
).filter((phrase) => phrase.length >= SHORTEST);

/** Metrics are left out: their status column holds remarks as often as states. */
function placesOf({ sprint, groups, deliverables, rows }: SprintDocument): readonly StatusField[] {
  const fields = [
    sprint.status,
    ...groups.map(({ status }) => status),
    ...deliverables.flatMap(({ state }) => (state?.kind === 'status' ? [state] : [])),
    ...rows.map(({ status }) => status),
  ];
  return [...new Set(fields.filter((field) => field !== null))];
}

function judge(field: StatusField): readonly Defect[] {
  if (field.value !== null || isPlaceholder(field.raw)) return [];
  const { tail } = readStatusText(field.raw);
  const word = /^[\p{L} '’-]+/u.exec(tail)?.[0].trim() ?? '';
  if (word.length < SHORTEST) return [];
  const known = findSlip(word.toLowerCase(), PHRASES);
  if (known === null || !resembles(word.toLowerCase(), known)) return [];
  return [
    {
      offset: field.range.start,
      message: `The status "${field.raw.trim()}" is not known. Did you mean "${known}"? Correct the word.`,
    },
  ];
}

/** A slip of the keyboard keeps the beginning of a word and almost its length. */
function resembles(word: string, known: string): boolean {
  return word[0] === known[0] && Math.abs(word.length - known.length) <= 2;
}
