import { UserError } from '../model/errors.ts';
import type { SprintDocument } from '../model/sprint-document.ts';
import type { StatusWords } from '../model/status.ts';
import { scanBlocks } from './blocks/scan-blocks.ts';
import { reportFenced } from './carriers/fenced.ts';
import { collectGroups } from './collect-groups.ts';
import { findProblems } from './find-problems.ts';
import { focusSprint } from './focus-sprint.ts';
import { indexGroups } from './index-groups.ts';
import { nameDeliverables } from './name-deliverables.ts';
import { buildOutline, flattenSections, type Section } from './outline.ts';
import { readAside } from './read-aside.ts';
import { readCriteria } from './read-criteria.ts';
import { readItems, readStateHeadings } from './read-items.ts';
import { readLog } from './read-log.ts';
import { readMetadata } from './read-metadata.ts';
import { findOverallStatus, readLastUpdated, readProgressLines } from './read-progress.ts';
import { readSprint } from './read-sprint.ts';
import { readMetrics, readSummaryRows } from './read-tables.ts';
import type { SectionRole } from './section-role.ts';
import { addWords } from './wording/find-phrase.ts';

/** Sections that tell about something else than the state of this sprint. */
const ELSEWHERE: readonly SectionRole[] = [
  'previous-sprint',
  'references',
  'change-log',
  'updates',
];

export interface ParseOptions {
  /** Stands in messages. */
  readonly path?: string;
  /** Whether boxes inside code fences are work; otherwise a problem says how many stand there. */
  readonly fenced?: boolean;
  /** The team's own words for statuses, from its config. */
  readonly words?: StatusWords;
}

/**
 * Reads a sprint document. What cannot be understood is left out and reported as a problem.
 *
 * @throws {UserError} when the text names no sprint and holds no item: there is nothing to keep in step.
 */
export function parseDocument(
  text: string,
  { path = 'the document', fenced = false, words = {} }: ParseOptions = {},
): SprintDocument {
  const { lines, blocks } = scanBlocks(text);
  const context = { text, lines, words: addWords(words) };
  const root = buildOutline(text, blocks, context.words);
  const sections = flattenSections(root);
  const focus = focusSprint(root, { ...context, fenced });
  const current = sections.filter(
    (section) => !ELSEWHERE.includes(section.role) && !focus.others.has(section),
  );
  const items = readItems(root, {
    ...context,
    fenced,
    others: focus.others,
    inSprint: focus.chosen !== null,
  });
  const sprint = readSprint(root, { ...context, chosen: focus.chosen });
  if (!sprint || isNoSprint(sections, items.size)) throw noSprint(path);
  const { groups, around } = collectGroups(root, { withItems: new Set(items.keys()), context });
  const everywhere = sections
    .filter((section) => !focus.others.has(section))
    .map((section) => ({
      section,
      group: around(section),
      found: readMetadata(text, section.blocks, context),
    }));
  const metadata = everywhere.filter(({ section }) => !ELSEWHERE.includes(section.role));
  const findGroup = indexGroups(groups);
  const tables = current.flatMap(tablesOf).map((table) => ({
    metrics: readMetrics(text, table, context.words),
    rows: readSummaryRows(context, table, findGroup),
  }));
  const changeLog = sections.find(({ role }) => role === 'change-log');
  const deliverables = nameDeliverables(items, { sprint, around });
  const itemLines = new Set(deliverables.map(({ line }) => line));
  const document = {
    text,
    words,
    sprint,
    groups,
    deliverables,
    criteria: readCriteria(current, { text, deliverables, around }),
    metrics: tables.flatMap(({ metrics }) => metrics ?? []),
    progress: metadata.flatMap(readProgressLines),
    // A row is an item or sums items up, never both: its status would be written twice.
    rows: tables
      .flatMap(({ metrics, rows }) => (metrics ? [] : rows))
      .filter(({ line }) => !itemLines.has(line)),
    overallStatus: findOverallStatus(metadata, sprint),
    lastUpdated: everywhere.flatMap(readLastUpdated),
    changeLog: changeLog ? readLog(changeLog, context) : null,
    models: everywhere
      .filter(({ section }) => ELSEWHERE.includes(section.role))
      .flatMap(({ found }) => found.map(({ value }) => value)),
    stateHeadings: readStateHeadings(lines, current),
    asides: sections.flatMap((section) => readAside(section, context)),
  };
  return {
    ...document,
    problems: [
      ...focus.problems,
      ...(fenced ? [] : reportFenced(context, current)),
      ...findProblems(document),
    ],
  };
}

function tablesOf({ blocks }: Section) {
  return blocks.filter((block) => block.type === 'table');
}

/** What headings of sprint documents speak of, where no item can be read. */
const SPRINT_WORDS =
  /sprint|phase|milestone|iteration|backlog|roadmap|\btasks?\b|\bweek \d|спринт|スプリント|冲刺|迭代|스프린트/iu;

/** A document without an item counts as a sprint only where its headings speak of one. */
function isNoSprint(sections: readonly Section[], itemSections: number): boolean {
  return itemSections === 0 && !sections.some(({ title }) => SPRINT_WORDS.test(title));
}

function noSprint(path: string): UserError {
  return new UserError(
    `${path} holds no sprint: expected a heading that names one (such as "# Sprint 12: Search") or ` +
      'deliverables as boxes ("- [ ] Title") below headings. Check the path, or add the heading.',
  );
}
