import { describe, expect, it } from 'vitest';
import { dressEmoji, learnDress } from '../../../src/document/wording/dress.ts';
import {
  DEFAULT_EMOJI,
  doubleEncode,
  emojiAt,
  emojiBefore,
  statusOfEmoji,
} from '../../../src/document/wording/emoji.ts';
import { STATUSES } from '../../../src/model/status.ts';

/** UTF-8 bytes shown as Windows-1252: how such damage comes about. */
const DAMAGED = [
  ['✅', 'âœ…'],
  ['🔲', 'ðŸ”²'],
  ['🟡', 'ðŸŸ¡'],
  ['🟢', 'ðŸŸ¢'],
  ['⛔', 'â›”'],
  ['🎯', 'ðŸŽ¯'],
  ['📊', 'ðŸ“Š'],
] as const;

/** With a byte that Windows-1252 has no character for: kept as a control character, or dropped. */
const DAMAGED_WITH_LOSS = [
  ['❌', 'â\u009dŒ'],
  ['❌', 'âŒ'],
  ['🏁', 'ðŸ\u008f\u0081'],
  ['🔍', 'ðŸ”'],
  ['⏸', 'â\u008f¸'],
] as const;

describe('a double-encoded emoji', () => {
  it.each(DAMAGED)('%s is written as %s, and read back', (emoji, damaged) => {
    expect(doubleEncode(emoji)).toBe(damaged);
    expect(emojiAt(damaged, 0)).toEqual({ emoji, raw: damaged, doubleEncoded: true });
  });

  it.each(DAMAGED_WITH_LOSS)('%s is read from %j, and not written so', (emoji, damaged) => {
    expect(emojiAt(damaged, 0)).toMatchObject({ emoji, doubleEncoded: true });
    expect(doubleEncode(emoji)).toBeNull();
  });

  it.each([['âœ”ï¸\u008f'], ['âœ”ï¸']])('is found with its variation selector: %j', (damaged) => {
    expect(emojiAt(damaged, 0)).toEqual({ emoji: '✔', raw: damaged, doubleEncoded: true });
  });

  it.each([['château'], ['€ 5'], ['naïve'], ['Ångström'], ['ðe']])('is not seen in %s', (text) => {
    for (let offset = 0; offset < text.length; offset++) expect(emojiAt(text, offset)).toBeNull();
  });
});

describe('an emoji', () => {
  it.each([
    ['Done ✅', '✅'],
    ['Done ✔️', '✔'],
    ['Done âœ…', '✅'],
    ['Done 🏗️', '🏗'],
  ])('is found before the end of %s', (text, emoji) => {
    expect(emojiBefore(text, text.length)?.emoji).toBe(emoji);
  });

  it('is not found before letters', () => {
    expect(emojiBefore('✅ Done', 6)).toBeNull();
  });

  it('stands for the status that it is the default of', () => {
    for (const status of STATUSES) expect(statusOfEmoji(DEFAULT_EMOJI[status])).toBe(status);
  });
});

describe('dressEmoji', () => {
  const dress = (text: string) => learnDress(text, []);

  it('writes an emoji as it is where the document has none', () => {
    expect(dressEmoji('✅', dress('Plain text'))).toBe('✅');
  });

  it('writes double-encoded where the document is', () => {
    expect(dressEmoji('✅', dress('ðŸ”² Open'))).toBe('âœ…');
  });

  it('takes the form that stands in the document', () => {
    expect(dressEmoji('✔️', dress('✔ Done'))).toBe('✔');
  });

  it('takes a lossy form that stands there, and the plain emoji where none does', () => {
    expect(dressEmoji('❌', dress('ðŸ”² Open, âŒ Dropped'))).toBe('âŒ');
    expect(dressEmoji('❌', dress('ðŸ”² Open'))).toBe('❌');
  });

  it('is not misled by one damaged emoji among whole ones', () => {
    expect(dressEmoji('🟡', dress('✅ ✅ âœ… 🔲'))).toBe('🟡');
    expect(dressEmoji('✅', dress('✅ ✅ âœ… 🔲'))).toBe('✅');
  });
});
