import type { Problem } from '../model/problem.ts';
import { countsAsWork } from '../model/status.ts';
import { containsBoxes } from './carriers/boxes.ts';
import { saysDone } from './carriers/headings.ts';
import { flattenSections, type Section } from './outline.ts';
import { type ItemContext, readItems } from './read-items.ts';

/** `Sprint 3 — …`, `🚀 Sprint #28`, `Current Sprint: …`: a heading that opens one sprint of several. */
const SPRINT =
  /^[^\p{L}\d]*(?:(?:current|active|next|previous|last)\s+)?(?:sprint|iteration|спринт|スプリント|冲刺|스프린트)[\s:#–—-]*([A-Z]?\d+(?:[.-]\w+)*|phase \d+)/iu;
const CURRENT = /\b(?:current|active|in progress|now|this)\b/i;

type Context = Omit<ItemContext, 'others' | 'inSprint'>;

/** One sprint of a file that holds several, and the others. */
export interface SprintFocus {
  /** The sprint that is read; `null` where the file holds one. */
  readonly chosen: Section | null;
  /** The sections of the other sprints, which are not read. */
  readonly others: ReadonlySet<Section>;
  readonly problems: readonly Problem[];
}

/** Picks the sprint that is read. */
export function focusSprint(root: Section, context: Context): SprintFocus {
  const sprints = sprintSections(root);
  // Chapters of one sprint (`Sprint 2 Goals`, `Sprint 2 Tasks`) are one sprint.
  const holdsOne = new Set(sprints.map(numberOf)).size < 2;
  const chosen = holdsOne ? undefined : choose(sprints, context);
  if (!chosen) return { chosen: null, others: new Set(), problems: [] };
  const own = new Set(
    sprints.filter((section) => numberOf(section) === numberOf(chosen)).flatMap(flattenSections),
  );
  const others = flattenSections(root).filter(
    (section) => section.level > 0 && !own.has(section) && !contains(section, chosen),
  );
  return { chosen, others: new Set(others), problems: [problemOf(chosen, sprints)] };
}

/**
 * The sprint that says it is current, else the first that is not done, else the last. Where the newest stands
 * first, the others are its history.
 */
function choose(sprints: readonly Section[], context: Context): Section | undefined {
  return (
    sprints.find(({ title }) => CURRENT.test(title)) ??
    (isNewestFirst(sprints) ? sprints[0] : undefined) ??
    sprints.find((section) => !isDone(section, context)) ??
    sprints.at(-1)
  );
}

function numberOf({ title }: Section): string {
  return SPRINT.exec(title)?.[1]?.toLowerCase() ?? title;
}

function contains(section: Section, inner: Section): boolean {
  for (let at = inner.parent; at; at = at.parent) if (at === section) return true;
  return false;
}

/** Headings of sprints with something to do below them, none inside another. */
function sprintSections(root: Section): readonly Section[] {
  const opening = new Set(root.children.filter(opensSprint));
  const several = new Set([...opening].map(numberOf)).size > 1;
  return root.children.flatMap((child) => {
    if (several && opening.has(child)) return [child];
    const inner = sprintSections(child);
    if (inner.length > 0) return inner;
    return opening.has(child) ? [child] : [];
  });
}

function opensSprint(section: Section): boolean {
  return SPRINT.test(section.title) && section.role !== 'previous-sprint' && holdsWork(section);
}

function holdsWork(section: Section): boolean {
  return flattenSections(section).some(
    ({ blocks }) =>
      containsBoxes(blocks) || blocks.some(({ type }) => type === 'table' || type === 'item'),
  );
}

function isDone(section: Section, context: Context): boolean {
  if (saysDone(context, section) || insideDone(section)) return true;
  const items = [...readItems(section, { ...context, others: new Set(), inSprint: true }).values()];
  const open = items.flat().filter(({ status }) => countsAsWork(status) && status !== 'done');
  return items.length > 0 && open.length === 0;
}

/** `Sprint 9`, then `Sprint 8`, then `Sprint 7`. */
function isNewestFirst(sprints: readonly Section[]): boolean {
  const numbers = sprints.map((section) => Number(numberOf(section)));
  const [first = 0] = numbers;
  return numbers.every((number) => number <= first) && (numbers.at(-1) ?? first) < first;
}

function insideDone({ parent }: Section): boolean {
  return parent !== null && parent.state === 'done';
}

function problemOf(chosen: Section, sprints: readonly Section[]): Problem {
  const names = sprints.map(({ title }) => `"${title}"`).join(', ');
  return {
    rule: 'several-sprints',
    severity: 'info',
    line: (chosen.heading?.firstRow ?? 0) + 1,
    column: 1,
    message: `The file holds ${sprints.length} sprints (${names}); "${chosen.title}" is read, the others are left alone.`,
  };
}
