import type { StatusField } from '../../model/field.ts';
import { editDistance } from '../../model/nearest-names.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { LANGUAGES, type Language, STATUS_PHRASES } from '../wording/status-phrases.ts';
import { isPlaceholder, readStatusText } from '../wording/status-text.ts';
import type { Defect, LintRule } from './lint-rule.ts';

export const unknownStatus: LintRule = {
  name: 'unknown-status',
  docs: 'A status is misspelt, so that it cannot be read.',
  severity: 'warning',
  check: ({ document }) => {
    if (!document) return [];
    const places = placesOf(document);
    // A word of a language that is not known resembles one of a known language too easily.
    const languages = new Set(places.map(({ raw }) => readStatusText(raw).language).concat('en'));
    const phrases = LANGUAGES.filter((language) => languages.has(language)).flatMap(phrasesOf);
    return places.flatMap((field) => judge(field, phrases));
  },
};

/** Shorter words resemble too much. */
const SHORTEST = 5;
/** From this length on two slips explain a difference, below one. */
const LONG = 8;

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

function phrasesOf(language: Language): readonly string[] {
  return Object.values(STATUS_PHRASES[language])
    .flatMap((row) => row.split('|').map((phrase) => phrase.trim()))
    .filter((phrase) => phrase.length >= SHORTEST);
}

function judge(field: StatusField, phrases: readonly string[]): readonly Defect[] {
  if (field.value !== null || isPlaceholder(field.raw)) return [];
  const { tail } = readStatusText(field.raw);
  const word = (/^[\p{L} '’-]{1,40}/u.exec(tail)?.[0] ?? '').trim().toLowerCase();
  const meant = word.length < SHORTEST ? undefined : phrases.find((phrase) => isSlip(word, phrase));
  if (meant === undefined) return [];
  return [
    {
      offset: field.range.start,
      message: `The status "${field.raw.trim()}" is not known. Did you mean "${meant}"? Correct the word.`,
    },
  ];
}

/** A slip of the keyboard keeps the first letter; another form of the word (`Merge`, `Blocker`) is none. */
function isSlip(word: string, phrase: string): boolean {
  if (word[0] !== phrase[0] || Math.abs(word.length - phrase.length) > 2) return false;
  if ([`${word}d`, `${word}ed`, word.replace(/r$/, 'd')].includes(phrase)) return false;
  return editDistance(word, phrase) <= (Math.min(word.length, phrase.length) < LONG ? 1 : 2);
}
