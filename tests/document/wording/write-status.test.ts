import { describe, expect, it } from 'vitest';
import { learnDress } from '../../../src/document/wording/dress.ts';
import { doubleEncode } from '../../../src/document/wording/emoji.ts';
import { defaultWord } from '../../../src/document/wording/find-phrase.ts';
import { LANGUAGES } from '../../../src/document/wording/status-phrases.ts';
import { readStatusText } from '../../../src/document/wording/status-text.ts';
import { writeStatusText } from '../../../src/document/wording/write-status.ts';
import type { StatusField } from '../../../src/model/field.ts';
import { STATUSES, type Status } from '../../../src/model/status.ts';

function field(raw: string, family = 'status'): StatusField {
  const range = { start: 0, end: raw.length };
  return { kind: 'status', range, raw, value: readStatusText(raw).status, family };
}

/** Writes a status in place of `raw`, in a document with these other statuses. */
function write(raw: string, status: Status, others: readonly StatusField[] = []): string {
  const fields = [field(raw), ...others];
  const text = fields.map((one) => one.raw).join('\n');
  return writeStatusText(field(raw), status, learnDress(text, fields));
}

describe('a status is written', () => {
  it.each([
    ['🔲 NOT STARTED', '✅ COMPLETE'],
    ['🔲 Not Started', '✅ Complete'],
    ['Not started', 'Complete'],
    ['not started', 'complete'],
    ['NOT STARTED', 'COMPLETE'],
    ['NOT STARTED 🔲', 'COMPLETE ✅'],
    ['Not Started  🔲', 'Complete  ✅'],
    ['🔲', '✅'],
    ['🔲\u00A0Todo', '✅\u00A0Complete'],
    ['**🟡 In Progress**', '**✅ Complete**'],
    ['`todo`', '`complete`'],
    ['(open)', '(complete)'],
    ['[ ] Not Started', '[x] Complete'],
    [' — TODO', ' — COMPLETE'],
  ])('in the case, with the emoji and the marks of the old one: %s → %s', (raw, written) => {
    expect(write(raw, 'done')).toBe(written);
  });

  it.each([
    ['🟡 In Progress (waits for the review)', '✅ Complete (waits for the review)'],
    ['In progress, since Monday', 'Complete, since Monday'],
    ['🔲 4 to fix', '✅ 4 to fix'],
    ['**In progress** since Monday', '**Complete** since Monday'],
    ['TODO 🔲 on Friday', 'COMPLETE ✅ on Friday'],
  ])('before the text that stands behind it: %s → %s', (raw, written) => {
    expect(write(raw, 'done')).toBe(written);
  });

  it.each([
    ['TBD', 'Complete'],
    ['-', 'Complete'],
    ['**TBD**', '**Complete**'],
    ['🔲 TBD', '✅'],
    ['as agreed', 'Complete as agreed'],
    [' ', ' Complete'],
    ['  ', ' Complete  '],
  ])('in place of a placeholder, apart from other words: %j → %j', (raw, written) => {
    expect(write(raw, 'done')).toBe(written);
  });

  it.each([
    ['Nicht begonnen', 'Abgeschlossen'],
    ['🔲 Offen', '✅ Abgeschlossen'],
    ['Non commencé', 'Terminé'],
    ['No iniciado', 'Completado'],
    ['NÃO INICIADO', 'CONCLUÍDO'],
    ['Non iniziato', 'Completato'],
    ['Başlamadı', 'Tamamlandı'],
    ['Не начато', 'Завершено'],
    ['Nie rozpoczęto', 'Ukończone'],
    ['🔲 未开始', '✅ 已完成'],
    ['未着手', '完了'],
    ['시작 전', '완료'],
  ])('in the language of the old one: %s → %s', (raw, written) => {
    expect(write(raw, 'done')).toBe(written);
  });

  it('in the words that the document uses itself', () => {
    expect(write('🔲 Todo', 'done', [field('✔️ Shipped', 'status')])).toBe('✔️ Shipped');
    expect(write('🔲 Todo', 'done', [field('Shipped', 'other label')])).toBe('✅ Shipped');
  });

  it('without the remark that stands behind another one', () => {
    expect(write('🔲 Todo', 'done', [field('✅ Done (by the second try)', 'status')])).toBe(
      '✅ Done',
    );
  });

  it('not as a lone mark where words stand, nor the other way round', () => {
    expect(write('🔲 Todo', 'done', [field('✅', 'status')])).toBe('✅ Complete');
    expect(write('🔲', 'done', [field('✅ Shipped', 'status')])).toBe('✅');
  });

  it('in the document’s encoding', () => {
    const open = `${doubleEncode('🔲')} NOT STARTED`;
    expect(write(open, 'done')).toBe(`${doubleEncode('✅')} COMPLETE`);
  });

  it('not at all where it says so already', () => {
    for (const raw of ['✅ Shipped on Friday', 'Done', '✅', 'erledigt'])
      expect(write(raw, 'done')).toBe(raw);
  });

  it('so that it is read back, for every status in every language', () => {
    for (const language of LANGUAGES)
      for (const from of STATUSES)
        for (const to of STATUSES)
          for (const raw of shapes(defaultWord(from, language))) {
            const written = write(raw, to);
            expect(readStatusText(written).status, `${raw} → ${written}`).toBe(to);
          }
  });

  it('keeping the text behind it, for every status', () => {
    for (const from of STATUSES)
      for (const to of STATUSES)
        for (const tail of [', since Monday', ' (2/3)', ' - see notes', '  '])
          expect(write(`🔲 ${defaultWord(from, 'en')}${tail}`, to).endsWith(tail)).toBe(true);
  });
});

function shapes(word: string): readonly string[] {
  return [word, word.toUpperCase(), `🔲 ${word}`, `${word} 🔲`, `**${word}** rest`, `(${word})`];
}
