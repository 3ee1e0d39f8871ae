import type { OwnerChange } from '../../model/change.ts';
import { isPlaceholder } from './status-text.ts';

/** One owner as a document writes them. */
export interface OwnerName {
  /** Where the name stands in the value, with emphasis and link around it. */
  readonly start: number;
  readonly end: number;
  /** The name alone, without `@`. */
  readonly name: string;
  /** Written as a login. */
  readonly isLogin: boolean;
}

/** What stands between two names. */
const JOINT =
  /[ \t]*(?:[,;/&+、，；|]|<br ?\/?>)[ \t]*(?:(?:and|und|et|y|e|и)[ \t]+)?|[ \t]+(?:and|und|et|y|e|и)[ \t]+/giu;
/** A remark behind a name: `(backend)`. */
const REMARK = /[ \t]*[([（][^()[\]（）]*[)\]）]$/u;
const LONGEST_VALUE = 1_000;
const DEFAULT_JOINT = ', ';
const NOBODY = 'TBD';

/** The owners that a value names. A placeholder names nobody. */
export function readOwners(raw: string): readonly OwnerName[] {
  if (raw.length > LONGEST_VALUE || isPlaceholder(raw) || NONE.test(raw)) return [];
  const owners: OwnerName[] = [];
  let start = 0;
  const take = (end: number) => {
    const owner = readOwner(raw, start, end);
    if (owner) owners.push(owner);
  };
  // Addresses and remarks hold what would join names elsewhere.
  const masked = raw.replace(/\([^()]*\)/g, (part) => 'x'.repeat(part.length));
  for (const { index, 0: joint } of masked.matchAll(JOINT)) {
    take(index);
    start = index + joint.length;
  }
  take(raw.length);
  return owners;
}

const NONE =
  /^[*_~\s]*(?:none|nobody|no one|unassigned|open|offen|niemand|personne|nadie|ninguém|nessuno|никто|нет)[*_~\s.]*$/iu;

function readOwner(raw: string, from: number, to: number): OwnerName | null {
  const text = raw.slice(from, to);
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const start = from + text.indexOf(trimmed);
  const shown = trimmed
    .replace(/^(\*\*|__|[*_`])(.*)\1$/su, '$2')
    .replace(/^\[([^\]]*)\]\([^()\s]*\)$/su, '$1')
    .replace(REMARK, '')
    .trim();
  const isLogin = shown.startsWith('@');
  const name = isLogin ? shown.slice(1) : shown;
  return name === '' ? null : { start, end: start + trimmed.length, name, isLogin };
}

/** How the other values of the same kind are written. */
export interface OwnerDress {
  readonly others: readonly string[];
}

/** The value with some owners more or less; all others stay byte for byte as they are. */
export function writeOwners(
  raw: string,
  { add, remove }: OwnerChange,
  { others }: OwnerDress,
): string {
  const standing = readOwners(raw);
  const kept = standing.filter(({ name }) => !remove.includes(name.toLowerCase()));
  const isThere = (name: string) =>
    kept.some((one) => one.name.toLowerCase() === name.toLowerCase());
  const models = [raw, ...others].map((value) => ({ value, owners: readOwners(value) }));
  const first = models.flatMap(({ owners }) => owners)[0];
  const added = add
    .filter(({ name, login }) => !isThere(name) && !isThere(login))
    .map(({ name, login }) => (first?.isLogin ? `@${login}` : name));
  if (kept.length === standing.length && added.length === 0) return raw;
  const rest = removeNames(raw, standing, kept);
  if (added.length === 0) return rest === '' ? nobody(others) : rest;
  const joint =
    models.flatMap(({ value, owners }) => jointOf(value, owners) ?? [])[0] ?? DEFAULT_JOINT;
  return [...(rest === '' ? [] : [rest]), ...added].join(joint);
}

/** Takes each name out together with the joint that led to it. */
function removeNames(
  raw: string,
  standing: readonly OwnerName[],
  kept: readonly OwnerName[],
): string {
  if (kept.length === 0) return '';
  let text = '';
  let last: OwnerName | null = null;
  for (const [index, owner] of standing.entries()) {
    if (!kept.includes(owner)) continue;
    const before = standing[index - 1];
    const joint =
      last === null ? raw.slice(0, standing[0]?.start) : raw.slice(before?.end, owner.start);
    text += joint + raw.slice(owner.start, owner.end);
    last = owner;
  }
  return text + raw.slice(standing.at(-1)?.end);
}

function jointOf(value: string, owners: readonly OwnerName[]): string | null {
  const [first, second] = owners;
  return first && second ? value.slice(first.end, second.start) : null;
}

/** As other values of the kind say that there is nobody. */
function nobody(others: readonly string[]): string {
  return (
    others.find((value) => value.trim() !== '' && readOwners(value).length === 0)?.trim() ?? NOBODY
  );
}
