import { parseDocument } from '../../src/document/parse-document.ts';
import type { SprintDocument } from '../../src/model/sprint-document.ts';

/** A deliverable in short: only `title` is needed. */
export interface DeliverableSketch {
  readonly title: string;
  readonly id?: string;
  readonly issue?: number;
  readonly done?: boolean;
  /** One letter for each task: `x` ticked, anything else open. */
  readonly tasks?: string;
}

export interface GroupSketch {
  readonly label?: string;
  readonly title: string;
  readonly deliverables: readonly DeliverableSketch[];
}

/** A sprint document with these groups and nothing else. */
export function buildDocument(groups: readonly GroupSketch[], sprint = 'Sprint 7'): SprintDocument {
  return parseDocument(writeSprint(groups, sprint));
}

function writeSprint(groups: readonly GroupSketch[], sprint: string): string {
  return [`# ${sprint}`, ...groups.map(writeGroup)].join('\n\n').concat('\n');
}

function writeGroup({ label, title, deliverables }: GroupSketch): string {
  const heading = label === undefined ? `## ${title}` : `## ${label}: ${title}`;
  return [heading, '', ...deliverables.map(writeDeliverable)].join('\n');
}

function writeDeliverable({ title, id, issue, done = false, tasks = '' }: DeliverableSketch) {
  const name = id === undefined ? title : `${id}: ${title}`;
  const link =
    issue === undefined ? '' : ` ([#${issue}](https://github.com/acme/shop/issues/${issue}))`;
  const item = `- [${done ? 'x' : ' '}] **${name}**${link}`;
  const boxes = [...tasks].map((letter, index) => `  - [${letter}] Task ${index + 1}`);
  return [item, ...boxes].join('\n');
}
