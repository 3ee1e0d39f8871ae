import type { StatusField } from '../../model/field.ts';
import type { Task } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';
import type { Range } from '../../model/text.ts';
import type { Block } from '../blocks/block.ts';
import { findStatusRow } from '../field-table.ts';
import { statusField } from '../fields/make-field.ts';
import { flattenSections, type Section } from '../outline.ts';
import { readMetadata } from '../read-metadata.ts';
import { readTitle } from '../read-title.ts';
import { containsBoxes, readTasks } from './boxes.ts';
import { type CarrierInput, type FoundDeliverable, linesRange } from './carrier.ts';
import { ownersBelow } from './owner-place.ts';
import { findLeadingState, findTrailingState } from './state-place.ts';

/** Headings that are items: their state stands in or below the heading, or in their boxes. */
export function readHeadings(
  input: CarrierInput,
  headings: readonly Section[],
): readonly FoundDeliverable[] {
  const { text, lines, groupStatus, words } = input;
  const stated = headings.map((section) => ({ section, places: placesOf(input, section) }));
  const inHeading = stated.some(({ places }) => places.heading !== null);
  return stated.flatMap(({ section, places }) => {
    const content = section.heading?.content;
    if (!content) return [];
    const rest = places.heading?.rest ?? content;
    const { title, id, issue, linkOffset } = readTitle(
      text,
      withoutEstimate(text, withoutNumber(text, rest)),
    );
    const tasks = tasksOf(text, section);
    const suffix = {
      text,
      range: { start: content.end, end: content.end },
      family: 'heading',
      words,
    };
    const own = places.below ?? places.heading?.state ?? null;
    const state =
      own ??
      (tasks.length > 0 ? ({ kind: 'from-tasks' } as const) : null) ??
      (inHeading ? statusField(suffix) : null);
    const struck = text.startsWith('~~', rest.start);
    const unstated = struck ? ('cancelled' as const) : inHeading ? ('not-started' as const) : null;
    const derived = tasks.length > 0 ? deriveFrom(tasks) : null;
    return [
      {
        id,
        title,
        line: (section.heading?.firstRow ?? 0) + 1,
        block: linesRange(lines, section.heading?.firstRow ?? 0, lastRowOf(section)),
        carrier: carrierOf(own, groupStatus, tasks.length),
        status: own?.value ?? groupStatus ?? derived ?? unstated,
        state:
          own === null && groupStatus !== null
            ? { kind: 'from-group' as const, value: groupStatus }
            : state,
        echoes: places.below && places.heading ? [places.heading.state] : [],
        issue: issue ?? issueBelow(text, section),
        linkOffset,
        owners: ownersBelow(text, section.blocks),
        tasks,
      },
    ];
  });
}

/** The issue that the first line below a heading names and nothing else: `[#12](…)`. */
function issueBelow(text: string, { blocks }: Section): number | null {
  const line = blocks[0]?.type === 'paragraph' ? blocks[0].lines[0] : undefined;
  const match = line && LONE_ISSUE.exec(text.slice(line.start, line.end));
  return match ? Number(match[1] ?? match[2]) : null;
}

const LONE_ISSUE = /^\(?(?:\[#(\d{1,9})\]\([^()\s]*\)|#(\d{1,9}))\)?[ \t]*$/;

function carrierOf(
  own: StatusField | null,
  groupStatus: Status | null,
  tasks: number,
): FoundDeliverable['carrier'] {
  if (own !== null) return 'heading-status';
  if (groupStatus !== null) return 'group-status';
  return tasks > 0 ? 'heading-boxes' : 'heading-status';
}

/** The last line of a section with all its subsections; a closing rule belongs to what follows. */
function lastRowOf(section: Section): number {
  const last = flattenSections(section).at(-1) ?? section;
  return last.blocks.findLast(({ type }) => type !== 'rule')?.lastRow ?? last.heading?.lastRow ?? 0;
}

/** None ticked, some, or all. */
export function deriveFrom(tasks: readonly Task[]): 'not-started' | 'in-progress' | 'done' {
  const done = tasks.filter(({ box }) => box.value).length;
  if (done === tasks.length) return 'done';
  return done > 0 ? 'in-progress' : 'not-started';
}

/** A text and the words that its statuses are read by. */
type StateSource = Pick<CarrierInput, 'text' | 'words'>;

/** Whether a heading says a state of its own, in itself or directly below. */
export function saysState(source: StateSource, section: Section): boolean {
  const { heading, below } = placesOf(source, section);
  return heading !== null || below !== null;
}

/** Whether a heading, or the status line below it, says done. */
export function saysDone(source: StateSource, section: Section): boolean {
  const { heading, below } = placesOf(source, section);
  return (heading?.state.value ?? below?.value) === 'done';
}

/** All boxes below a heading, those of its subsections included. */
function tasksOf(text: string, section: Section): readonly Task[] {
  return flattenSections(section).flatMap(({ blocks }) => readTasks(text, blocks, 1));
}

export function hasBoxes(section: Section): boolean {
  return flattenSections(section).some(({ blocks }) => containsBoxes(blocks));
}

interface StatePlaces {
  readonly heading: { readonly rest: Range; readonly state: StatusField } | null;
  readonly below: StatusField | null;
}

function placesOf({ text, words }: StateSource, section: Section): StatePlaces {
  const content = section.heading?.content;
  if (!content) return { heading: null, below: null };
  const numbered = withoutNumber(text, content);
  const heading =
    findTrailingState(text, content, { family: 'heading', words }) ??
    findLeadingState(text, numbered, { family: 'heading prefix', words });
  return { heading, below: stateBelow({ text, words }, section.blocks) };
}

/** A status line, or the status row of a Field/Value table, before anything else is said. */
function stateBelow({ text, words }: StateSource, blocks: readonly Block[]): StatusField | null {
  const line = readMetadata(text, blocks, { words }).find(({ role }) => role === 'status');
  if (line?.value.kind === 'status') return line.value;
  return findStatusRow(text, blocks, words);
}

/** `4. ` in front of a heading is its place in the list, not its name. */
function withoutNumber(text: string, range: Range): Range {
  const number = /^\d+[.)][ \t]+/.exec(text.slice(range.start, range.end))?.[0] ?? '';
  return { start: range.start + number.length, end: range.end };
}

/** `(3h)`, `*(2 days)*`, `（2天）`, `[L, High]` behind the title say how much, not what. */
const ESTIMATE =
  /(?<![ \t])[ \t]*\*?(?:[([（]~?\d[\d.,–-]*[ \t]*(?:\p{L}{1,8}\.?|%)?[)\]）]|\[[^[\]()]{1,24}\](?!\())\*?[ \t]*$/u;

export function withoutEstimate(text: string, range: Range): Range {
  const content = text.slice(range.start, range.end);
  const estimate = ESTIMATE.exec(content)?.[0] ?? '';
  if (estimate.length >= content.trimEnd().length) return range;
  return { start: range.start, end: range.end - estimate.length };
}
