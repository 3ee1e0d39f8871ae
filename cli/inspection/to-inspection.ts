import {
  type Deliverable,
  measureProgress,
  type Problem,
  type SprintDocument,
  type Status,
  type Tally,
} from '../../src/index.ts';

/** What `inspect --json` prints: stable, described in docs/cli.md. Lines and columns count from 1. */
export interface Inspection {
  readonly sprint: {
    readonly name: string;
    readonly title: string | null;
    readonly status: Status | null;
  };
  readonly groups: readonly {
    readonly key: string;
    readonly title: string;
    readonly status: Status | null;
    readonly owner: string | null;
  }[];
  readonly deliverables: readonly {
    readonly key: string;
    readonly id: string | null;
    readonly title: string;
    /** Key of the group. */
    readonly group: string | null;
    readonly status: Status | null;
    readonly done: boolean;
    readonly line: number;
    readonly issue: number | null;
    readonly tasks: Tally;
    readonly carrier: string;
  }[];
  readonly criteria: readonly {
    readonly title: string;
    readonly done: boolean;
    readonly line: number;
    readonly group: string | null;
  }[];
  readonly metrics: readonly {
    readonly category: string;
    readonly current: string | null;
    readonly target: string | null;
    readonly status: Status | null;
    readonly line: number;
  }[];
  readonly progress: {
    readonly deliverables: Tally;
    readonly tracks: Tally;
    readonly tasks: Tally;
    readonly percent: number;
  };
  readonly problems: readonly Problem[];
}

export function toInspection(document: SprintDocument): Inspection {
  const { sprint, groups, deliverables, criteria, metrics, problems, overallStatus } = document;
  const { deliverables: items, tracks, tasks, percent } = measureProgress(document);
  const status = sprint.status?.value ?? overallStatus?.value ?? null;
  return {
    sprint: { name: sprint.name, title: sprint.title, status },
    groups: groups.map(({ key, title, status: written, owner }) => ({
      key,
      title,
      status: written?.value ?? null,
      owner: owner?.value ?? null,
    })),
    deliverables: deliverables.map(toItem),
    criteria: criteria.map(({ title, box, line, group }) => ({
      title,
      done: box.value,
      line,
      group,
    })),
    metrics: metrics.map(({ category, current, target, status: written, line }) => ({
      category,
      current: current?.value ?? null,
      target: target?.value ?? null,
      status: written?.value ?? null,
      line,
    })),
    progress: { deliverables: items, tracks, tasks, percent },
    problems: problems.map(({ rule, severity, line, column, message }) => ({
      rule,
      severity,
      line,
      column,
      message,
    })),
  };
}

function toItem(item: Deliverable): Inspection['deliverables'][number] {
  const { key, id, title, group, status, line, issue, tasks, carrier } = item;
  const done = tasks.filter(({ box }) => box.value).length;
  return {
    key,
    id,
    title: title.value,
    group,
    status,
    done: status === 'done',
    line,
    issue,
    tasks: { done, total: tasks.length },
    carrier,
  };
}
