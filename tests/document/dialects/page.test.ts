import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CARRIERS } from '../../../src/model/sprint-document.ts';
import { describeRead, describeWritten, readExamples } from '../../support/dialect-page.ts';

const PAGE = readFileSync(new URL('../../../docs/dialects.md', import.meta.url), 'utf8');
const examples = readExamples(PAGE);

describe('docs/dialects.md', () => {
  it.each(examples)('shows what is read under "$heading"', ({ example, read }) => {
    expect(read).toBe(describeRead(example));
  });

  it.each(examples.filter(({ written }) => written !== null))(
    'shows what is written under "$heading"',
    ({ example, written }) => {
      expect(written).toBe(describeWritten(example));
    },
  );

  it('has an example of every form', () => {
    const shown = examples.map(({ read }) => read).join('');
    for (const carrier of CARRIERS)
      if (carrier !== 'fenced-box') expect(shown).toContain(`as ${carrier}\n`);
    expect(PAGE).toContain('fenced-box');
  });

  it('leaves no example unread', () => {
    expect(examples).toHaveLength(PAGE.split('```markdown\n').length - 1);
  });
});
