import type { Carrier } from '../model/sprint-document.ts';
import { scanBlocks } from './blocks/scan-blocks.ts';
import { focusSprint } from './focus-sprint.ts';
import { buildOutline, flattenSections, type Section } from './outline.ts';
import { type ParseOptions, parseDocument } from './parse-document.ts';
import { WORK } from './read-items.ts';
import type { SectionRole } from './section-role.ts';
import { splitByLabels } from './split-labels.ts';
import { addWords } from './wording/find-phrase.ts';

/** Why a document is read as it is: one entry for every item and for every section that holds none. */
export interface Explanation {
  readonly items: readonly {
    readonly line: number;
    readonly title: string;
    /** The form in which the item carries its state. */
    readonly carrier: Carrier;
    /** Further lines that say the state of the same item. */
    readonly echoes: readonly number[];
  }[];
  readonly skipped: readonly SkippedSection[];
}

/** A section, or the part of one under a label, that is not read as work. */
export interface SkippedSection {
  readonly line: number;
  readonly title: string;
  readonly reason: SkipReason;
}

export type SkipReason =
  /** The heading is about something else than work: criteria, notes, references. */
  | { readonly kind: 'role'; readonly role: SectionRole }
  /** It stands inside a section that was skipped. */
  | { readonly kind: 'inside'; readonly heading: string }
  /** The file holds several sprints, and this is another one. */
  | { readonly kind: 'other-sprint' }
  /** Lists or tables that no form of item fits. */
  | { readonly kind: 'no-form'; readonly holds: readonly ('list' | 'table')[] };

/**
 * Says for each item by which form it was found, and for each section with something in it why that is no work.
 *
 * @throws {UserError} as {@link parseDocument} does.
 */
export function explainDocument(text: string, options: ParseOptions = {}): Explanation {
  const { deliverables } = parseDocument(text, options);
  const { lines, blocks } = scanBlocks(text);
  const words = addWords(options.words ?? {});
  const root = buildOutline(text, blocks, words);
  const { others } = focusSprint(root, {
    text,
    lines,
    words,
    fenced: options.fenced ?? false,
  });
  const starts = lines.map(({ start }) => start);
  const held = new Set(deliverables.flatMap(({ block }) => rowsOf(block, starts)));
  return {
    items: deliverables.map(({ line, title, carrier, echoes }) => ({
      line,
      title: title.value,
      carrier,
      echoes: echoes.map(({ range }) => rowAt(range.start, starts) + 1),
    })),
    skipped: flattenSections(root).flatMap((section) => [
      ...skipSection(text, section, { held, others }),
      ...skipLabels(text, section, held),
    ]),
  };
}

interface Known {
  /** Rows that belong to items. */
  readonly held: ReadonlySet<number>;
  readonly others: ReadonlySet<Section>;
}

function skipSection(
  text: string,
  section: Section,
  { held, others }: Known,
): readonly SkippedSection[] {
  const { heading, title, role, parent } = section;
  if (!heading || held.has(heading.firstRow)) return [];
  const at = { line: heading.firstRow + 1, title };
  const outer = parent && skippedAround(parent, others);
  if (outer) return [{ ...at, reason: { kind: 'inside', heading: outer.title } }];
  if (others.has(section)) return [{ ...at, reason: { kind: 'other-sprint' } }];
  if (!WORK.has(role)) return [{ ...at, reason: { kind: 'role', role } }];
  const holds = holdings(text, section, held);
  return holds.length > 0 ? [{ ...at, reason: { kind: 'no-form', holds } }] : [];
}

/** The outermost section around that is not read. */
function skippedAround(section: Section, others: ReadonlySet<Section>): Section | null {
  const outer = section.parent && skippedAround(section.parent, others);
  if (outer) return outer;
  return section.heading && (!WORK.has(section.role) || others.has(section)) ? section : null;
}

/** `**Exit criteria:**` inside a section that holds work. */
function skipLabels(
  text: string,
  section: Section,
  held: ReadonlySet<number>,
): readonly SkippedSection[] {
  if (!WORK.has(section.role)) return [];
  return splitByLabels(text, section.blocks).flatMap(({ role, label, blocks }) => {
    const row = blocks[0]?.lastRow;
    if (WORK.has(role) || row === undefined || held.has(row)) return [];
    return [{ line: row + 1, title: label, reason: { kind: 'role' as const, role } }];
  });
}

/** What stands in a section without items that a person might take for work. */
function holdings(text: string, { blocks }: Section, held: ReadonlySet<number>) {
  const work = splitByLabels(text, blocks).filter(({ role }) => WORK.has(role));
  const free = work.flatMap((part) => part.blocks);
  if (free.some(({ firstRow, lastRow }) => hasItem(firstRow, lastRow, held))) return [];
  const types = new Set(free.map(({ type }) => type));
  return [
    ...(types.has('item') ? (['list'] as const) : []),
    ...(types.has('table') ? (['table'] as const) : []),
  ];
}

function hasItem(first: number, last: number, held: ReadonlySet<number>): boolean {
  for (let row = first; row <= last; row++) if (held.has(row)) return true;
  return false;
}

function rowsOf(
  { start, end }: { readonly start: number; readonly end: number },
  starts: readonly number[],
): readonly number[] {
  const first = rowAt(start, starts);
  const last = rowAt(Math.max(start, end - 1), starts);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** The row of an offset, by halves. */
function rowAt(offset: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
