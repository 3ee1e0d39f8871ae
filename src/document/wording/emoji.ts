import type { Status } from '../../model/status.ts';
import { charOf } from './windows-1252.ts';

/**
 * The emoji that sprint documents use for states, and what each says when no word stands beside it.
 * Some are used for several states (🔴 for blocked, urgent and not started; ⏳ for planned and waiting):
 * the reading here is the most frequent one, and a word beats it.
 */
const STATUS_EMOJI: readonly (readonly [Status, string])[] = [
  ['not-started', '🔲'],
  ['not-started', '⬜'],
  ['not-started', '◻'],
  ['not-started', '☐'],
  ['not-started', '⚪'],
  ['not-started', '⭕'],
  ['not-started', '📋'],
  ['not-started', '📅'],
  ['not-started', '⏳'],
  ['not-started', '🔴'],
  ['in-progress', '🟡'],
  ['in-progress', '🟢'],
  ['in-progress', '🔄'],
  ['in-progress', '🚧'],
  ['in-progress', '🏗'],
  ['in-progress', '🔵'],
  ['in-progress', '🟠'],
  ['in-progress', '🔶'],
  ['in-progress', '🏃'],
  ['in-progress', '🔨'],
  ['in-progress', '⚙'],
  ['blocked', '⛔'],
  ['blocked', '🚫'],
  ['blocked', '🛑'],
  ['in-review', '👀'],
  ['in-review', '🔍'],
  ['done', '✅'],
  ['done', '☑'],
  ['done', '✔'],
  ['done', '✓'],
  ['done', '🎉'],
  ['done', '🏁'],
  ['deferred', '⏸'],
  ['deferred', '⏭'],
  ['deferred', '💤'],
  ['cancelled', '❌'],
  ['cancelled', '🗑'],
  ['cancelled', '✖'],
];

/** Written where the document has no example of its own. */
export const DEFAULT_EMOJI: Readonly<Record<Status, string>> = {
  'not-started': '🔲',
  'in-progress': '🟡',
  blocked: '⛔',
  'in-review': '👀',
  done: '✅',
  deferred: '⏸️',
  cancelled: '❌',
};

const EMOJI_SEQUENCE =
  /(?:\p{Extended_Pictographic}|[\u2713\u2714\u2610\u25FB])(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*/uy;

const VARIATION_SELECTOR = /\uFE0F/g;

/** An emoji as it stands in the text. */
export interface FoundEmoji {
  /** What it was meant to be: decoded where it is double-encoded, without variation selector. */
  readonly emoji: string;
  readonly raw: string;
  readonly doubleEncoded: boolean;
}

const MEANINGS = new Map(STATUS_EMOJI.map(([status, emoji]) => [emoji, status]));
const DOUBLE_ENCODED = collectDoubleEncoded();

/** The status that an emoji stands for by itself, or `null`. */
export function statusOfEmoji(emoji: string): Status | null {
  return MEANINGS.get(emoji.replace(VARIATION_SELECTOR, '')) ?? null;
}

/** The emoji at an offset, plain or double-encoded. */
export function emojiAt(text: string, offset: number): FoundEmoji | null {
  EMOJI_SEQUENCE.lastIndex = offset;
  const raw = EMOJI_SEQUENCE.exec(text)?.[0];
  if (raw) return { raw, emoji: raw.replace(VARIATION_SELECTOR, ''), doubleEncoded: false };
  const known = DOUBLE_ENCODED.get(text.charAt(offset))?.find((entry) =>
    text.startsWith(entry.raw, offset),
  );
  return known ? { ...known, doubleEncoded: true } : null;
}

/** The emoji that ends at an offset. */
export function emojiBefore(text: string, end: number): FoundEmoji | null {
  const longest = 12;
  for (let start = Math.max(0, end - longest); start < end; start++) {
    const found = emojiAt(text, start);
    if (found && start + found.raw.length === end) return found;
  }
  return null;
}

/**
 * The form that an emoji takes when its UTF-8 bytes are read as Windows-1252. `null` where a byte has
 * no character there, so that the form cannot be written without loss.
 */
export function doubleEncode(emoji: string): string | null {
  const chars = [...new TextEncoder().encode(emoji)].map(charOf);
  return chars.includes(null) ? null : chars.join('');
}

/** All readable damage of the known emoji, by first character, longest form first. */
function collectDoubleEncoded(): ReadonlyMap<string, readonly { emoji: string; raw: string }[]> {
  const byFirst = new Map<string, { emoji: string; raw: string }[]>();
  for (const emoji of [...MEANINGS.keys(), '🎯', '📝', '📊', '📚', '🚨', '⚠', '🚀']) {
    for (const raw of damagedForms(emoji)) {
      const first = raw.charAt(0);
      byFirst.set(first, [...(byFirst.get(first) ?? []), { emoji, raw }]);
    }
  }
  for (const forms of byFirst.values()) forms.sort((a, b) => b.raw.length - a.raw.length);
  return byFirst;
}

/** A byte without a character was kept as a control character by some programs, dropped by others. */
function damagedForms(emoji: string): ReadonlySet<string> {
  const forms = new Set<string>();
  for (const variant of [emoji, `${emoji}\uFE0F`]) {
    const bytes = [...new TextEncoder().encode(variant)];
    forms.add(bytes.map((byte) => charOf(byte) ?? String.fromCharCode(byte)).join(''));
    forms.add(bytes.map((byte) => charOf(byte) ?? '').join(''));
  }
  return forms;
}
