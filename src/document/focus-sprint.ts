import type { Problem } from '../model/problem.ts';
import { containsBoxes } from './carriers/boxes.ts';
import { saysDone, tasksOf } from './carriers/headings.ts';
import { stateOfHeading } from './carriers/headings-kind.ts';
import { flattenSections, type Section } from './outline.ts';

/** `Sprint 3 — …`, `🚀 Sprint #28`, `Current Sprint: …`: a heading that opens one sprint of several. */
const SPRINT =
  /^[^\p{L}\d]*(?:(?:current|active|next|previous|last)\s+)?(?:sprint|iteration|спринт|スプリント|冲刺|스프린트)[\s:#–—-]*([A-Z]?\d+(?:[.-]\w+)*|phase \d+)/iu;
const CURRENT = /\b(?:current|active|in progress|now|this)\b/i;

/** One sprint of a file that holds several, and the others. */
export interface SprintFocus {
  /** The sprint that is read; `null` where the file holds one. */
  readonly chosen: Section | null;
  /** The sections of the other sprints, which are not read. */
  readonly others: ReadonlySet<Section>;
  readonly problems: readonly Problem[];
}

/** Picks the sprint that says it is current, else the first that is not done, else the last. */
export function focusSprint(text: string, root: Section): SprintFocus {
  const sprints = sprintSections(root);
  const numbers = new Set(sprints.map(numberOf));
  const chosen =
    sprints.find(({ title }) => CURRENT.test(title)) ??
    sprints.find((section) => !isDone(text, section)) ??
    sprints.at(-1);
  // Chapters of one sprint (`Sprint 2 Goals`, `Sprint 2 Tasks`) are one sprint.
  if (numbers.size < 2 || !chosen) return { chosen: null, others: new Set(), problems: [] };
  const own = new Set(
    sprints.filter((section) => numberOf(section) === numberOf(chosen)).flatMap(flattenSections),
  );
  const others = flattenSections(root).filter(
    (section) => section.level > 0 && !own.has(section) && !contains(section, chosen),
  );
  return { chosen, others: new Set(others), problems: [problemOf(chosen, sprints)] };
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
  return root.children.flatMap((child) => {
    const inner = sprintSections(child);
    if (inner.length > 0) return inner;
    const opens = SPRINT.test(child.title) && child.role !== 'previous-sprint';
    return opens && holdsWork(child) ? [child] : [];
  });
}

function holdsWork(section: Section): boolean {
  return flattenSections(section).some(
    ({ blocks }) =>
      containsBoxes(blocks) || blocks.some(({ type }) => type === 'table' || type === 'item'),
  );
}

function isDone(text: string, section: Section): boolean {
  if (saysDone(text, section) || insideDone(section)) return true;
  const tasks = tasksOf(text, section);
  return tasks.length > 0 && tasks.every(({ box }) => box.value);
}

function insideDone({ parent }: Section): boolean {
  return parent !== null && parent.heading !== null && stateOfHeading(parent.title) === 'done';
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
