import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planLink } from '../../src/document/plan-link.ts';
import { planRename } from '../../src/document/plan-rename.ts';
import { readCorpus } from '../support/corpus.ts';

const URL = 'https://github.com/octo-org/shop/issues/12';

const FORMS: readonly (readonly [form: string, before: string, after: string])[] = [
  ['a bold box', '- [ ] **Login** for staff', `- [ ] **Login** ([#12](${URL})) for staff`],
  ['a plain box', '- [ ] Login', `- [ ] Login ([#12](${URL}))`],
  [
    'a table row',
    '| ID | Task | Status |\n|---|---|---|\n| T-1 | Login | Open |',
    `| ID | Task | Status |\n|---|---|---|\n| T-1 | Login ([#12](${URL})) | Open |`,
  ],
  [
    'a heading, below which the link stands',
    '### T-1: Login\n**Status:** Open',
    `### T-1: Login\n[#12](${URL})\n\n**Status:** Open`,
  ],
  [
    'a list item with a word',
    '- **Login** (Done)\n- Logout',
    `- **Login** ([#12](${URL})) (Done)\n- Logout`,
  ],
];

function inSprint(body: string): string {
  return `# Sprint 3\n\n## Tasks\n\n${body}\n`;
}

describe('linking an issue', () => {
  it.each(FORMS)('puts the link behind the title of %s', (_, before, after) => {
    const document = parseDocument(inSprint(before));
    const key = document.deliverables[0]?.key ?? '';
    const edits = planLink(document, key, { number: 12, url: URL });
    const text = applyEdits(document.text, edits);
    expect(text).toBe(inSprint(after));
    const linked = parseDocument(text);
    expect(linked.deliverables[0]).toMatchObject({ key, issue: 12 });
    expect(linked.deliverables[0]?.title.value).toBe(document.deliverables[0]?.title.value);
    expect(linked.deliverables[0]?.status).toBe(document.deliverables[0]?.status);
    expect(planLink(linked, key, { number: 12, url: URL })).toEqual([]);
  });

  it('refuses a second issue on one line and says where the first stands', () => {
    const document = parseDocument(inSprint('- [ ] Login (#7)'));
    expect(() =>
      planLink(document, document.deliverables[0]?.key ?? '', { number: 12, url: null }),
    ).toThrow(/Line 5 .* linked to #7 already/);
  });

  const documents = readCorpus();
  it.runIf(documents.length > 0)('is read back from every item of every real document', () => {
    for (const { name, text } of documents) {
      const document = parseDocument(text, { path: name });
      for (const item of document.deliverables.filter(({ issue }) => issue === null)) {
        const edits = planLink(document, item.key, {
          number: 4711,
          url: URL.replace('12', '4711'),
        });
        const after = parseDocument(applyEdits(text, edits), { path: name });
        const linked = after.deliverables.filter(({ issue }) => issue === 4711);
        expect(
          linked.map(({ key, status }) => [key, status]),
          `${name}:${item.line}`,
        ).toEqual([[item.key, item.status]]);
      }
    }
  });
});

describe('renaming a deliverable', () => {
  it.each(FORMS)('changes nothing but the title of %s', (_, before) => {
    const document = parseDocument(inSprint(before));
    const item = document.deliverables[0];
    const text = applyEdits(document.text, planRename(document, item?.key ?? '', 'Sign in'));
    expect(text).toBe(inSprint(before).replace(/(T-1: )?Login/, 'Sign in'));
  });

  it('escapes whatever the new title holds, so that it is read back as it is', () => {
    const titles = fc
      .array(
        fc.constantFrom(
          'a',
          'B',
          ' ',
          '*',
          '**',
          '`',
          '|',
          '[x]',
          '](',
          '<b>',
          '_',
          '~~',
          '#',
          '\n',
          '\u2028',
          '- [x] ',
        ),
        {
          minLength: 1,
          maxLength: 10,
        },
      )
      .map((parts) => `Sign ${parts.join('')} in`);
    fc.assert(
      fc.property(
        titles,
        fc.constantFrom(...FORMS.map(([, before]) => before)),
        (title, before) => {
          const document = parseDocument(inSprint(before));
          const text = applyEdits(
            document.text,
            planRename(document, document.deliverables[0]?.key ?? '', title),
          );
          const after = parseDocument(text);
          expect(after.deliverables).toHaveLength(document.deliverables.length);
          expect(after.deliverables[0]?.title.value).toBe(title.replace(/\s+/g, ' ').trim());
        },
      ),
    );
  });
});
