import type { BoxField, Field } from '../../src/model/field.ts';
import type {
  Criterion,
  Deliverable,
  Group,
  Metric,
  SprintDocument,
} from '../../src/model/sprint-document.ts';

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

const NOWHERE = { start: 0, end: 0 };

/** A model without a text behind it, for code that reads only the model. Lines count from 1. */
export function buildDocument(groups: readonly GroupSketch[], sprint = 'Sprint 7'): SprintDocument {
  const sprintId = slug(sprint);
  let line = 1;
  const built = groups.map((sketch) => {
    const group = buildGroup(sketch, ++line);
    const deliverables = sketch.deliverables.map((item) =>
      buildDeliverable(item, { sprintId, group: group.key, line: ++line }),
    );
    return { group, deliverables };
  });
  return {
    text: '',
    sprint: {
      id: sprintId,
      name: sprint,
      number: null,
      title: null,
      line: 1,
      status: null,
      startDate: null,
      goal: null,
      metadata: [],
    },
    groups: built.map(({ group }) => group),
    deliverables: built.flatMap(({ deliverables }) => deliverables),
    criteria: [],
    metrics: [],
    progress: [],
    rows: [],
    overallStatus: null,
    lastUpdated: [],
    changeLog: null,
    asides: [],
    problems: [],
  };
}

export function buildCriterion(title: string, group: string | null): Criterion {
  return { title, box: box(false), group, line: 40 };
}

export function buildMetric(category: string, current: string, target: string): Metric {
  return { category, current: text(current), target: text(target), status: null, line: 50 };
}

function buildGroup({ label, title }: GroupSketch, line: number): Group {
  return {
    key: slug(label ?? title),
    title,
    label: label ?? null,
    letter: label === undefined ? null : (/\w+$/.exec(label)?.[0] ?? null),
    line,
    status: null,
    owner: null,
    metadata: [],
    objectives: [],
    updates: null,
  };
}

function buildDeliverable(
  { title, id, issue, done = false, tasks = '' }: DeliverableSketch,
  { sprintId, group, line }: { sprintId: string; group: string; line: number },
): Deliverable {
  return {
    key: `${sprintId}/${id === undefined ? `${group}/${slug(title)}` : slug(id)}`,
    id: id ?? null,
    title: text(title),
    group,
    line,
    carrier: 'nested-box',
    state: box(done),
    issue: issue ?? null,
    linkOffset: 0,
    tasks: [...tasks].map((letter, index) => ({
      title: `Task ${index + 1}`,
      box: box(letter === 'x'),
      depth: 1,
      line,
    })),
  };
}

function box(value: boolean): BoxField {
  return { kind: 'box', range: NOWHERE, raw: value ? 'x' : ' ', value, family: 'box' };
}

function text(value: string): Extract<Field, { kind: 'text' }> {
  return { kind: 'text', range: NOWHERE, raw: value, value, family: 'text' };
}

function slug(value: string): string {
  return value
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '');
}
