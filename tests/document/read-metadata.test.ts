import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { MetadataLine } from '../../src/model/sprint-document.ts';

/** The labelled values that stand below the title, in short. */
function read(...lines: readonly string[]): readonly string[] {
  const document = parseDocument(['# Sprint 3', '', ...lines, '', '- [ ] Item'].join('\n'));
  return document.sprint.metadata.map(describeLine);
}

function describeLine({ label, role, value }: MetadataLine): string {
  return `${label} [${role}] ${value.kind} ${JSON.stringify(value.raw)}`;
}

describe('a labelled value', () => {
  it.each([
    ['**Status:** Done', 'Status [status] status "Done"'],
    ['**Status**: Done', 'Status [status] status "Done"'],
    ['__Status:__ Done', 'Status [status] status "Done"'],
    ['- **Status:** Done', 'Status [status] status "Done"'],
    ['* Status: Done', 'Status [status] status "Done"'],
    ['> **Status:** Done', 'Status [status] status "Done"'],
    ['Status: Done', 'Status [status] status "Done"'],
    ['**Status：** 已完成', 'Status [status] status "已完成"'],
    ['**📊 Status:** Done', '📊 Status [status] status "Done"'],
    ['**Status:** Done  ', 'Status [status] status "Done"'],
    ['**Status:** Done\\', 'Status [status] status "Done"'],
    ['**Owner:** Web group', 'Owner [owner] text "Web group"'],
    ['**Start Date:** March 9, 2026 (firm)', 'Start Date [start] date "March 9, 2026"'],
    ['**Start Date:** TBD', 'Start Date [start] date "TBD"'],
    ['**Start Date:** when it thaws', 'Start Date [start] text "when it thaws"'],
    ['**Start Date:**', 'Start Date [start] date ""'],
    ['**Start Date:**  ', 'Start Date [start] date "  "'],
    ['**Status:**', 'Status [status] text ""'],
    ['*Last updated: 2026-03-09*', 'Last updated [last-updated] date "2026-03-09"'],
    ['_Last updated: 2026-03-09_', 'Last updated [last-updated] date "2026-03-09"'],
    ['**Completion:** 33% (1/3)', 'Completion [progress] progress "33% (1/3)"'],
    ['**Completion:** 2026-03-09', 'Completion [progress] date "2026-03-09"'],
    ['**Startdatum:** offen', 'Startdatum [start] date "offen"'],
    ['**Anything:** else', 'Anything [other] text "else"'],
  ])('is read from %s', (line, expected) => {
    expect(read(line)).toEqual([expected]);
  });

  it.each([
    ['Remember: call the port'],
    ['The **status: open** is old'],
    ['https://example.org/x'],
    ['12:30 lunch'],
  ])('is not seen in %s', (line) => {
    expect(read(line)).toEqual([]);
  });

  it('is one of several on a line', () => {
    expect(read('**Status:** Done | **Owner:** Web · **Due:** 2026-03-09')).toEqual([
      'Status [status] status "Done"',
      'Owner [owner] text "Web"',
      'Due [target] date "2026-03-09"',
    ]);
  });

  it('is one of several lines of a paragraph', () => {
    expect(read('**Status:** Done  ', '**Owner:** Web\\', 'Start: TBD')).toEqual([
      'Status [status] status "Done"',
      'Owner [owner] text "Web"',
      'Start [start] date "TBD"',
    ]);
  });

  it('knows the line that it stands on, indentation included', () => {
    const text = '# Sprint 3\n\n   - **Status:** Done\n- [ ] Item\n';
    const [line] = parseDocument(text).sprint.metadata;
    expect(line?.line).toBe(3);
    expect(line && text.slice(line.lineRange.start, line.lineRange.end)).toBe(
      '   - **Status:** Done',
    );
  });
});

describe('the date of the last edit', () => {
  const dates = (text: string) => parseDocument(text).lastUpdated.map(({ raw }) => raw);

  it.each([['References'], ['Change Log'], ['Notes'], ['Progress Summary']])(
    'is found below %s, where footers stand',
    (heading) => {
      const text = `# Sprint 3\n\n- [ ] a\n\n## ${heading}\n\nText.\n\n---\n\n**Last Updated:** 2026-03-09\n`;
      expect(dates(text)).toEqual(['2026-03-09']);
    },
  );

  it('of a track, or of the sprint before, is not that of the document', () => {
    const text =
      '# Sprint 3\n\n## Track A\n\n**Last Updated:** 2026-03-01\n\n- [ ] a\n\n## Previous Sprint\n\n**Last Updated:** 2026-02-01\n';
    expect(dates(text)).toEqual([]);
  });
});
