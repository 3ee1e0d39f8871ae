import type { StateHeading } from '../model/sprint-document.ts';
import type { Block, TextLine } from './blocks/block.ts';
import { readBoxes } from './carriers/boxes.ts';
import { type CarrierInput, type FoundDeliverable, TRUST } from './carriers/carrier.ts';
import { readFenced } from './carriers/fenced.ts';
import { readHeadings } from './carriers/headings.ts';
import { itemHeadings, shapeOf } from './carriers/headings-kind.ts';
import { readLabels } from './carriers/labels.ts';
import { readLists } from './carriers/lists.ts';
import { readTaskTable } from './carriers/tables.ts';
import { mergeSightings } from './merge-sightings.ts';
import { flattenSections, type Section } from './outline.ts';
import type { SectionRole } from './section-role.ts';
import { splitByLabels } from './split-labels.ts';
import type { Words } from './wording/find-phrase.ts';

/** Sections that may hold work. */
export const WORK: ReadonlySet<SectionRole> = new Set(['work', 'container', 'summary']);

/** The items of a document by the section whose blocks carry them, in reading order. */
export type ItemsBySection = ReadonlyMap<Section, readonly FoundDeliverable[]>;

interface Visit {
  readonly items: Map<Section, readonly FoundDeliverable[]>;
  /** Sections of other sprints. */
  readonly others: ReadonlySet<Section>;
}

/** What the items of a document are read from. */
export interface ItemContext {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly words: Words;
  readonly fenced: boolean;
  readonly inSprint: boolean;
  /** Sections of other sprints. */
  readonly others: ReadonlySet<Section>;
}

/**
 * Reads the items of a document, other sprints left out. The carrier is chosen section by section. Lists that
 * only decorate (`- ✅ Fast`) count where nothing else in the document carries items, then plain lists of goals,
 * then the lists of the one sprint that is read of several.
 */
export function readItems(root: Section, { others, ...context }: ItemContext): ItemsBySection {
  const nothing = new Set<never>();
  const start = { ...context, section: root, groupStatus: null, itemShapes: nothing };
  const itemShapes = findShapes(root, {
    others,
    input: { ...start, trust: 'strict', tracking: nothing },
  });
  for (const trust of TRUST) {
    const read = (tracking: ReadonlySet<Section | null>) => {
      const items = new Map<Section, readonly FoundDeliverable[]>();
      visit({ ...start, itemShapes, trust, tracking }, { items, others });
      return items;
    };
    const items = read(nothing);
    const tracking = findTracking(items);
    const all = tracking.size > 0 ? read(tracking) : items;
    if (all.size > 0) return mergeSightings(context.text, all);
  }
  return new Map();
}

/** How the headings are named that are items where they stand. */
function findShapes(
  root: Section,
  { input, others }: { readonly input: CarrierInput; readonly others: ReadonlySet<Section> },
): ReadonlySet<string> {
  const items = flattenSections(root)
    .filter((section) => !others.has(section) && WORK.has(section.role))
    .flatMap((section) => itemHeadings({ ...input, section }));
  return new Set(items.map(shapeOf).filter((shape) => shape !== null));
}

/**
 * The sections around lists that track work. Without them the items of a list would vanish when the last of them
 * is done.
 */
function findTracking(items: ItemsBySection): ReadonlySet<Section | null> {
  return new Set(
    [...items].flatMap(([section, found]) => {
      const listed = found.filter(({ carrier }) => carrier === 'emoji' || carrier === 'word');
      const differ = new Set(listed.map(({ status }) => status)).size > 1;
      return section.role === 'work' && differ ? [section.parent] : [];
    }),
  );
}

function visit(input: CarrierInput, { items, others }: Visit): void {
  const { section } = input;
  const goals = input.trust === 'goals' && section.role === 'objectives';
  if (section.heading && !WORK.has(section.role) && !goals) return;
  const groupStatus = section.state ?? input.groupStatus;
  const here = { ...input, groupStatus };
  const headings = others.has(section) ? [] : itemHeadings(here);
  const taken = new Set(headings);
  if (!others.has(section)) {
    const found = [...readOwnBlocks(here), ...readHeadings(here, headings)];
    if (found.length > 0) items.set(section, found);
  }
  for (const child of section.children)
    if (!taken.has(child)) visit({ ...here, section: child }, { items, others });
}

/** Boxes first: where they stand, other lists of the section explain them. */
function readOwnBlocks(whole: CarrierInput): readonly FoundDeliverable[] {
  const { text } = whole;
  const section = { ...whole.section, blocks: workBlocks(text, whole.section) };
  const input = { ...whole, section };
  const labelled = readLabels(input);
  const fenced = input.fenced ? readFenced(input) : [];
  const boxes = [...readBoxes(input, labelled.rest), ...labelled.found, ...fenced];
  const rows = section.blocks.flatMap((block) =>
    block.type === 'table' ? readTaskTable(input, block) : [],
  );
  const listed = boxes.length === 0 && rows.length === 0 ? readLists(input) : [];
  return [...boxes, ...rows, ...listed].toSorted((a, b) => a.line - b.line);
}

/** Without what stands under a label that is about something else: `**Exit criteria:**`. */
function workBlocks(text: string, { blocks }: Section): readonly Block[] {
  return splitByLabels(text, blocks)
    .filter(({ role }) => WORK.has(role))
    .flatMap((part) => part.blocks);
}

/** The headings that are a state, with the place where their items end. */
export function readStateHeadings(
  lines: readonly TextLine[],
  sections: readonly Section[],
): readonly StateHeading[] {
  return sections.flatMap((section) => {
    const status = section.heading && WORK.has(section.role) ? section.state : null;
    if (!section.heading || status === null) return [];
    const last = flattenSections(section).at(-1) ?? section;
    const row =
      last.blocks.findLast(({ type }) => type !== 'rule')?.lastRow ?? last.heading?.lastRow;
    return [
      {
        status,
        title: section.title,
        line: section.heading.firstRow + 1,
        end: lines[row ?? section.heading.lastRow]?.end ?? 0,
        empty: last === section && !section.blocks.some(({ type }) => type !== 'rule'),
      },
    ];
  });
}
