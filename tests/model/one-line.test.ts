import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from '../../src/model/one-line.ts';

describe('oneLine', () => {
  it.each([
    ['a line break', 'safe\n- [x] **fake**', 'safe - [x] **fake**'],
    ['Unicode line breaks', 'a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a terminal escape', '\u001b[31mred', '[31mred'],
    ['a direction override', 'abc\u202egpj.exe', 'abc gpj.exe'],
    ['invisible characters', 'to\u200bken\ufeff\u{e0041}', 'to ken'],
    ['a lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['blanks', '  many \t blanks  ', 'many blanks'],
    ['an emoji with its selector', 'done ✔️', 'done ✔️'],
  ])('takes out %s', (_, text, expected) => {
    expect(oneLine(text)).toBe(expected);
  });

  it('shortens without cutting a character in half', () => {
    expect(oneLine('abc🟢def', 5)).toBe('abc…');
    expect(oneLine('abc🟢def', 6)).toBe('abc🟢…');
  });

  it('is always one well-formed line within the limit, and stable', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const line = oneLine(text, limit);
        expect(line.length).toBeLessThanOrEqual(limit);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(line.isWellFormed()).toBe(true);
        expect(oneLine(line, limit)).toBe(line);
      }),
    );
  });
});
