import { STATUSES, type Status, type StatusWords } from '../../model/status.ts';
import { LANGUAGES, type Language, STATUS_PHRASES } from './status-phrases.ts';

export interface KnownPhrase {
  readonly status: Status;
  readonly language: Language;
  readonly length: number;
}

export interface Entry {
  readonly folded: string;
  readonly status: Status;
  readonly language: Language;
}

/** The phrases that are known for statuses, by their first two letters, longest first. */
export type Words = ReadonlyMap<string, readonly Entry[]>;

/** What is known without a config. */
export const BUILT_IN_WORDS: Words = buildIndex({});
const LONGEST_PHRASE = 40;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const CJK = /[\u3040-\u30FF\u3400-\u9FFF]/u;

/** The longest known phrase at the beginning of a text; a phrase must end where a word ends. */
export function findPhrase(text: string, words: Words = BUILT_IN_WORDS): KnownPhrase | null {
  const lower = fold(text.slice(0, LONGEST_PHRASE + 2));
  const entry = words
    .get(lower.slice(0, 2))
    ?.find(({ folded }) => lower.startsWith(folded) && endsWord(lower, folded));
  return entry
    ? { status: entry.status, language: entry.language, length: entry.folded.length }
    : null;
}

/** The built-in phrases and a team's own, which win over them. */
export function addWords(own: StatusWords): Words {
  return STATUSES.every((status) => !own[status]?.length) ? BUILT_IN_WORDS : buildIndex(own);
}

/** The word that is written for a status where the document has no example of its own. */
export function defaultWord(status: Status, language: Language): string {
  return phrasesOf(language, status)[0] ?? status;
}

function endsWord(text: string, phrase: string): boolean {
  if (CJK.test(phrase)) return true;
  const next = text.charAt(phrase.length);
  // A hyphen joins words: `open-source` says nothing of a state.
  if (next === '-') return !WORD_CHARACTER.test(text.charAt(phrase.length + 1));
  return !WORD_CHARACTER.test(next);
}

function buildIndex(own: StatusWords): Words {
  const index = new Map<string, Entry[]>();
  const add = (phrase: string, status: Status, language: Language): void => {
    const folded = fold(phrase.trim());
    const start = folded.slice(0, 2);
    index.set(start, [...(index.get(start) ?? []), { folded, status, language }]);
  };
  for (const status of STATUSES) for (const phrase of own[status] ?? []) add(phrase, status, 'en');
  for (const language of LANGUAGES)
    for (const status of STATUSES)
      for (const phrase of phrasesOf(language, status)) add(phrase, status, language);
  for (const entries of index.values()) entries.sort((a, b) => b.folded.length - a.folded.length);
  return index;
}

/** Small letters, of the same number. In Turkish `I` is the capital of `ı` and `İ` of `i`: all four are one here. */
function fold(text: string): string {
  return text.replaceAll('İ', 'i').toLowerCase().replaceAll('ı', 'i');
}

function phrasesOf(language: Language, status: Status): readonly string[] {
  return STATUS_PHRASES[language][status].split('|').map((phrase) => phrase.trim());
}
