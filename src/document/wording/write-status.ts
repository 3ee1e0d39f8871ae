import type { StatusField } from '../../model/field.ts';
import type { Status } from '../../model/status.ts';
import { BOX_MARKS, writeBoxMark } from './box-marks.ts';
import { type Dress, dressEmoji } from './dress.ts';
import { DEFAULT_EMOJI } from './emoji.ts';
import { defaultWord } from './find-phrase.ts';
import { intoBlanks } from './into-blanks.ts';
import { recase } from './recase.ts';
import type { Language } from './status-phrases.ts';
import { isPlaceholder, readStatusText, type StatusText } from './status-text.ts';

/** What a missing value is written like. */
const PLACEHOLDER = 'TBD';
/** The families of cells: `table 3/status`. */
const TABLE_FAMILY = /^(?:field )?table /;

/**
 * The written form of a status in place of `raw`: from a field of the same family where one has this
 * status, else built from the document's own word or the default one, in the case of the old value.
 * The free text behind the old value stays.
 */
export function writeStatusText(field: StatusField, status: Status, dress: Dress): string {
  if (field.family === BOX_MARKS) return writeBoxMark(field.raw, status, dress);
  if (field.raw.trim() === '') return writeMissing(field, status, dress);
  const old = readStatusText(field.raw, dress.words);
  if (old.status === status) return field.raw;
  const model = dress.statuses.find(
    ({ family, text }) => family === field.family && text.status === status && fits(text, old),
  );
  const core = model
    ? coreOf(model.text, marksOf(old))
    : buildCore(old, status, field.family, dress);
  const opening = old.opening.replace(/\[[ xX]\]/, status === 'done' ? '[x]' : '[ ]');
  const written = opening + core + keptTail(old);
  return readStatusText(written, dress.words).status === status ? written : opening + core;
}

/** The team's own text; a placeholder (`TBD`) goes, and what never followed a state stands apart from it. */
function keptTail({ leading, word, tail }: StatusText): string {
  if (tail.trim() === '') return tail;
  if (isPlaceholder(tail)) return /[*_`~)\]]*$/.exec(tail)?.[0] ?? '';
  return leading || word || /^\s/.test(tail) ? tail : ` ${tail}`;
}

/** A cell takes the bare value, a label one with blanks around it, and a title a mark behind or before it. */
function writeMissing(field: StatusField, status: Status, dress: Dress): string {
  const isCell = TABLE_FAMILY.test(field.family);
  if (field.raw === '' && !isCell) return writeFirst(field.family, status, dress);
  const written = writeStatusText({ ...field, raw: PLACEHOLDER }, status, dress);
  return isCell ? written : intoBlanks(written, field.raw);
}

/** A state where this item has none yet, in the form that its neighbours give theirs. */
function writeFirst(family: string, status: Status, dress: Dress): string {
  const models = dress.statuses.filter((other) => other.family === family && other.text.status);
  const model = models.find(({ text }) => text.status === status) ?? models[0];
  if (!model) return ` ${dressEmoji(DEFAULT_EMOJI[status], dress)}`;
  const { text } = model;
  const core =
    text.status === status ? coreOf(text, marksOf(text)) : buildCore(text, status, family, dress);
  const closing = /^[*_~)\]]*(?:[ \t]*$)?/.exec(text.tail)?.[0] ?? '';
  return text.opening + core + closing;
}

/** A lone emoji is no model for a place that holds words, nor the other way round. */
function fits(model: StatusText, old: StatusText): boolean {
  const placeholder = old.word === '' && old.leading === null;
  return placeholder || (model.word === '') === (old.word === '');
}

/** Emoji and word of a model, with the emphasis that the place itself opens between the two. */
function coreOf({ leading, gap, word, trailingGap, trailing }: StatusText, marks: string): string {
  const blanks = gap.replace(/[*_]/g, '');
  return (
    (leading?.raw ?? '') + (word ? blanks : '') + marks + word + trailingGap + (trailing?.raw ?? '')
  );
}

/** The emphasis marks between emoji and word; what closes them stands in the tail. */
function marksOf({ gap }: StatusText): string {
  return gap.replace(/[^*_]/g, '');
}

function buildCore(old: StatusText, status: Status, family: string, dress: Dress): string {
  const emoji = dressEmoji(DEFAULT_EMOJI[status], dressLike(old, dress));
  if (old.word === '' && old.leading) return emoji;
  const language = languageOf(old, dress);
  const word = recase(
    findWord(status, language, dress),
    old.word || wordOfFamily(family, dress),
    language,
  );
  if (old.leading) return emoji + (old.gap || ' ') + word;
  if (old.trailing) return word + (old.trailingGap || ' ') + emoji;
  const bare =
    old.word === '' &&
    dress.statuses.some((other) => other.family === family && other.text.leading);
  return bare ? `${emoji} ${word}` : word;
}

/** A document may hold both encodings: the emoji that is replaced tells which one belongs here. */
function dressLike({ leading, trailing }: StatusText, dress: Dress): Dress {
  const known = leading ?? trailing;
  if (!known || known.doubleEncoded === dress.doubleEncoded) return dress;
  return { ...dress, doubleEncoded: known.doubleEncoded, written: new Map() };
}

/** The language of the old value, else of the first status that has one. */
function languageOf(old: StatusText, dress: Dress): Language {
  return old.language ?? dress.statuses.find(({ text }) => text.language)?.text.language ?? 'en';
}

/** The document's own word for the status, else the default one. */
function findWord(status: Status, language: Language, dress: Dress): string {
  const own = dress.statuses.find(
    ({ text }) =>
      text.status === status && text.language === language && isPlain(text) && text.word.length > 1,
  );
  return own?.text.word ?? defaultWord(status, language);
}

/** A word that stands alone; one with text behind it may mean something narrower. */
function isPlain({ tail }: StatusText): boolean {
  return tail.trim() === '';
}

function wordOfFamily(family: string, dress: Dress): string {
  return (
    dress.statuses.find((other) => other.family === family && other.text.word)?.text.word ?? ''
  );
}
