import type { LogEntry, LogForm, LogSection } from '../model/sprint-document.ts';
import type { Range } from '../model/text.ts';
import type { Block, TextLine } from './blocks/block.ts';
import { dateField } from './fields/make-field.ts';
import { bodyRange, type Section } from './outline.ts';

const ITALIC_LINE = /^(?:_[^_]+_|\*[^*]+\*)$/;
const NOTHING_YET = /^(?:tbd|tba|n\/a|none(?: yet)?|nothing yet|-|…|\.\.\.)\.?$/i;
/** An entry's date stands at the beginning: `January 18, 2026 - COMPLETE`, `[2026-01-18] …`. */
const LATEST_DATE_START = 12;

interface Context {
  readonly text: string;
  readonly lines: readonly TextLine[];
}

/** Reads a section of dated entries in whichever form they are headed. */
export function readLog(section: Section, context: Context): LogSection {
  const forms = [headingEntries, boldEntries, bulletEntries, tableEntries];
  const found = forms
    .map((read) => read(section, context))
    .find(({ entries }) => entries.length > 0);
  const body = bodyRange({ ...section, blocks: aboveRule(section.blocks) }, context.lines);
  return {
    heading: section.title,
    line: (section.heading?.firstRow ?? 0) + 1,
    form: found?.form ?? null,
    level: section.level,
    placeholder: found ? null : findPlaceholder(section, context.text),
    entries: found?.entries ?? [],
    body,
  };
}

interface FoundEntries {
  readonly form: LogForm;
  readonly entries: readonly LogEntry[];
}

function headingEntries(section: Section, context: Context): FoundEntries {
  const entries = section.children.flatMap((child) => {
    if (!child.heading) return [];
    const rows = [child.heading.firstRow, lastRowOf(child, child.heading.lastRow)] as const;
    return entryAt({ ...context, head: child.heading.content, rows });
  });
  const level = section.children[0]?.level ?? section.level + 1;
  return { form: { kind: 'heading', level }, entries };
}

function boldEntries(section: Section, context: Context): FoundEntries {
  const { blocks } = section;
  const heads = blocks.flatMap((block, index) => {
    const line = block.type === 'paragraph' ? block.lines[0] : undefined;
    return line && /^(?:\*\*|__)/.test(context.text.slice(line.start, line.end))
      ? [{ line, index }]
      : [];
  });
  const dated = heads.filter(
    ({ line }) => entryAt({ ...context, head: line, rows: [line.row, line.row] }).length > 0,
  );
  const entries = dated.flatMap(({ line, index }, position) => {
    const own = blocks.slice(index, dated[position + 1]?.index ?? blocks.length);
    const last = aboveRule(own).at(-1)?.lastRow ?? line.row;
    return entryAt({ ...context, head: line, rows: [line.row, last] });
  });
  return { form: { kind: 'bold' }, entries };
}

function bulletEntries(section: Section, context: Context): FoundEntries {
  const items = section.blocks.filter((block) => block.type === 'item');
  const entries = items.flatMap((item) => {
    const first = item.children[0];
    const line = first?.type === 'paragraph' ? first.lines[0] : undefined;
    return line ? entryAt({ ...context, head: line, rows: [item.firstRow, item.lastRow] }) : [];
  });
  return { form: { kind: 'bullet', marker: items[0]?.marker ?? '-' }, entries };
}

function tableEntries(section: Section, context: Context): FoundEntries {
  const entries = section.blocks.flatMap((block) =>
    block.type === 'table'
      ? block.rows.flatMap((row) => {
          const cell = row.cells[0];
          return cell ? entryAt({ ...context, head: cell, rows: [row.row, row.row] }) : [];
        })
      : [],
  );
  return { form: { kind: 'table' }, entries };
}

function entryAt({
  text,
  lines,
  head,
  rows: [firstRow, lastRow],
}: Context & { head: Range; rows: readonly [number, number] }): readonly LogEntry[] {
  const field = dateField({ text, range: head, family: 'entry' });
  const first = lines[firstRow];
  const last = lines[lastRow];
  if (!field?.value || !first || !last || field.range.start - head.start > LATEST_DATE_START)
    return [];
  const date = { ...field, value: field.value };
  return [{ date, head, range: { start: first.start, end: last.end }, line: firstRow + 1 }];
}

/** A rule ends a section's text: below it stand footers. */
function aboveRule(blocks: readonly Block[]): readonly Block[] {
  const rule = blocks.findIndex(({ type }) => type === 'rule');
  return rule === -1 ? blocks : blocks.slice(0, rule);
}

/** The last row of a section with all below it. */
function lastRowOf(section: Section, headingRow: number): number {
  const own = aboveRule(section.blocks);
  const last = own.length < section.blocks.length ? undefined : section.children.at(-1);
  if (last) return lastRowOf(last, last.heading?.lastRow ?? headingRow);
  return own.at(-1)?.lastRow ?? headingRow;
}

/** The range of a lone line that stands for "nothing yet". */
function findPlaceholder({ blocks, children }: Section, text: string): Range | null {
  const [only, ...others] = aboveRule(blocks);
  if (!only || others.length > 0 || children.length > 0) return null;
  if (only.type !== 'paragraph' || only.lines.length > 1) return null;
  const line = only.lines[0];
  if (!line) return null;
  const content = text.slice(line.start, line.end).trimEnd();
  return ITALIC_LINE.test(content) || NOTHING_YET.test(content)
    ? { start: line.start, end: line.start + content.length }
    : null;
}
