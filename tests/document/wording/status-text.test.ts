import { describe, expect, it } from 'vitest';
import { doubleEncode } from '../../../src/document/wording/emoji.ts';
import { defaultWord, findPhrase } from '../../../src/document/wording/find-phrase.ts';
import { LANGUAGES, STATUS_PHRASES } from '../../../src/document/wording/status-phrases.ts';
import { isPlaceholder, readStatusText } from '../../../src/document/wording/status-text.ts';
import { STATUSES } from '../../../src/model/status.ts';

const phrases = LANGUAGES.flatMap((language) =>
  STATUSES.flatMap((status) =>
    STATUS_PHRASES[language][status]
      .split('|')
      .map((phrase) => ({ language, status, phrase: phrase.trim() })),
  ),
);

describe('a status phrase', () => {
  it('is known in every language, in small letters and in capitals', () => {
    for (const { language, status, phrase } of phrases)
      for (const written of [phrase, phrase.toUpperCase()]) {
        // `ı` and `İ` of Turkish have no capital or small letter that leads back.
        if (written.toLowerCase() !== phrase) continue;
        const place = `${language}: ${written}`;
        expect(findPhrase(written)?.status, place).toBe(status);
        expect(findPhrase(written)?.length, place).toBe(written.length);
      }
  });

  it('is written in a form that is read back', () => {
    for (const language of LANGUAGES)
      for (const status of STATUSES)
        expect(findPhrase(defaultWord(status, language))?.status, `${language} ${status}`).toBe(
          status,
        );
  });

  it.each([
    ['open-source tooling'],
    ['donett'],
    ['Opening'],
    ['Newsletter'],
    ['readyness'],
    ['doneness'],
  ])('ends where a word ends: %s says nothing', (text) => {
    expect(findPhrase(text)).toBeNull();
  });
});

describe('readStatusText', () => {
  it.each([
    ['Not done', 'not-started'],
    ['NOT COMPLETE', 'not-started'],
    ['Not yet', 'not-started'],
    ['incomplete', 'not-started'],
    ['Partially complete', 'in-progress'],
    ['partly done', 'in-progress'],
    ['almost complete', 'in-progress'],
    ['nicht fertig', 'not-started'],
    ['nicht erledigt', 'not-started'],
    ['non terminé', 'not-started'],
    ['pas terminé', 'not-started'],
    ['no completado', 'not-started'],
    ['parcialmente completado', 'in-progress'],
    ['não concluído', 'not-started'],
    ['non completato', 'not-started'],
    ['tamamlanmadı', 'not-started'],
    ['не завершено', 'not-started'],
    ['частично готово', 'in-progress'],
    ['nie ukończono', 'not-started'],
    ['未完成', 'not-started'],
    ['部分完成', 'in-progress'],
    ['未完了', 'not-started'],
    ['一部完了', 'in-progress'],
    ['미완료', 'not-started'],
    ['부분 완료', 'in-progress'],
  ])('reads a denial as what it denies: %s', (raw, status) => {
    expect(readStatusText(raw).status).toBe(status);
  });

  it.each([
    ['🔴 Blocked', 'blocked'],
    ['🔴 Not started', 'not-started'],
    ['⏳ Waiting for review', 'blocked'],
    ['🟡 Backlog', 'not-started'],
    ['🟢 Complete', 'done'],
    ['🔄 Up next', 'in-progress'],
    ['✅ Not done', 'not-started'],
    ['Not done ✅', 'not-started'],
    ['⛔ Done', 'done'],
  ])('believes the word before the emoji: %s', (raw, status) => {
    expect(readStatusText(raw).status).toBe(status);
  });

  it.each([
    ['✅', 'done'],
    ['✔️', 'done'],
    ['☑️', 'done'],
    ['🔲', 'not-started'],
    ['🚧', 'in-progress'],
    ['⛔', 'blocked'],
    ['👀', 'in-review'],
    ['⏸️', 'deferred'],
    ['⏸', 'deferred'],
    ['❌', 'cancelled'],
    ['🔲 4 to fix', 'not-started'],
    ['✅ Deployed', 'done'],
  ])('believes an emoji that stands alone: %s', (raw, status) => {
    expect(readStatusText(raw).status).toBe(status);
  });

  it.each([[''], ['TBD'], ['-'], ['🚀'], ['as agreed'], ['see below ✅'], ['1/2']])(
    'says nothing where nothing is said: %j',
    (raw) => {
      expect(readStatusText(raw).status).toBeNull();
    },
  );

  it.each([
    ['✅ COMPLETE'],
    ['COMPLETE ✅'],
    ['**✅ Done** (Friday)'],
    ['🔲 4 to fix'],
    ['[ ] Not Started'],
    ['  — DONE'],
    ['`in progress`'],
    ['🟡\u00A0In Progress, mostly'],
    ['Done✅'],
    ['TBD'],
    ['âœ… COMPLETE'],
  ])('takes %s apart into parts that give it again', (raw) => {
    const { opening, leading, gap, word, trailingGap, trailing, tail } = readStatusText(raw);
    const whole = [opening, leading?.raw, gap, word, trailingGap, trailing?.raw, tail].join('');
    expect(whole).toBe(raw);
  });

  it('reads a double-encoded emoji like the emoji', () => {
    for (const emoji of ['✅', '🟡', '🔲', '⛔'])
      expect(readStatusText(doubleEncode(emoji) ?? '').status, emoji).toBe(
        readStatusText(emoji).status,
      );
  });
});

describe('isPlaceholder', () => {
  it.each([
    ['TBD'],
    ['tba'],
    ['-'],
    ['–'],
    ['?'],
    ['...'],
    [''],
    ['_TBD_'],
    ['n/a'],
    ['offen'],
    ['(TBC)'],
  ])('knows %j', (raw) => {
    expect(isPlaceholder(raw)).toBe(true);
  });

  it.each([['TBD by Friday'], ['1'], ['none of these'], ['✅'], ['offen lassen']])(
    'leaves %j alone',
    (raw) => {
      expect(isPlaceholder(raw)).toBe(false);
    },
  );
});
