import type { IssueChange, IssueWrite, WritePlace } from '../../model/issues-report.ts';
import type { BlockTask, ConflictNote, IssueSide, Ledger, TagValues } from '../../model/ledger.ts';
import type { DocumentItem, IssueState, Observation } from '../../model/observation.ts';
import { type IssueNumber, tagOfField } from '../../model/sync-field.ts';
import type { Create, SyncPlan } from '../../model/sync-plan.ts';
import { isDropped } from './label-value.ts';

/** A write without its place in a document. Only one that creates knows its deliverable yet. */
export type UnplacedWrite = IssueWrite extends infer Write
  ? Write extends IssueWrite
    ? Omit<Write, Exclude<keyof WritePlace, 'deliverable'>>
    : never
  : never;

/** The name of each status's label; `null`: it has none. */
type LabelNames = Readonly<Record<string, string | null>>;

/** The writes to issues that a plan asks for, in the order in which they are made. */
export function listIssueWrites(
  { creates, intents, ledger }: SyncPlan,
  {
    observation: { issues, document },
    labels,
  }: { readonly observation: Observation; readonly labels: LabelNames },
): readonly UnplacedWrite[] {
  const lines = new Map(document.items.map((item) => [item.key, item]));
  const known = new Map(issues.map((issue) => [issue.number, issue]));
  return [
    ...creates.map((create) =>
      describeCreate(create, { issue: null, labels, closes: stateAfter(lines.get(create.key)) }),
    ),
    ...listComments(ledger),
    ...intents.flatMap(({ issue: number, issueSide }): UnplacedWrite[] => {
      const issue = known.get(number);
      const changes = issue ? listIssueChanges(issue, issueSide, labels) : [];
      return issue && changes.length > 0
        ? [{ kind: 'change', deliverable: null, issue: number, title: issue.title, changes }]
        : [];
    }),
  ];
}

export function describeCreate(
  { key: deliverable, title, labels: words, tags, block }: Create,
  {
    issue,
    labels,
    closes = null,
  }: {
    readonly issue: IssueNumber | null;
    readonly labels: LabelNames;
    readonly closes?: 'completed' | 'not_planned' | null;
  },
): UnplacedWrite {
  const tasks = block.map(({ title: task, done }) => ({ title: task, done }));
  const names = [
    ...words.map((word) => labels[word] ?? word),
    ...tags.flatMap((tag) =>
      tagOfField(tag)?.kind === 'track' ? (tagOfField(tag)?.name ?? []) : [],
    ),
  ];
  return { kind: 'create', deliverable, issue, title, labels: names, tasks, closes };
}

/** It is created open whatever its line says; see `planCreate`. */
function stateAfter(line: DocumentItem | undefined): 'completed' | 'not_planned' | null {
  if (line === undefined) return null;
  if (line.done === true) return 'completed';
  return line.word.kind === 'says' && isDropped(line.word.word) ? 'not_planned' : null;
}

export function describeComment(
  issue: IssueNumber,
  { field, values: [document, github], open }: ConflictNote,
): UnplacedWrite {
  return { kind: 'comment', deliverable: null, issue, field, document, github, asks: open };
}

export function describeWithdrawal(issue: IssueNumber): UnplacedWrite {
  return { kind: 'withdraw', deliverable: null, issue };
}

/** What becomes of an issue that takes these values, with what it holds now. */
export function listIssueChanges(
  issue: IssueState,
  side: IssueSide,
  labels: LabelNames,
): readonly IssueChange[] {
  const nothing = (): readonly IssueChange[] => [];
  const label = (after: boolean) => (words: readonly string[]) =>
    words.map((word): IssueChange => {
      return { field: 'label', name: labels[word] ?? word, before: !after, after };
    });
  // One entry for each value, so that none can be written without being shown.
  const show: Readonly<{
    [Key in keyof IssueSide]-?: (value: NonNullable<IssueSide[Key]>) => readonly IssueChange[];
  }> = {
    title: (after) => [{ field: 'title', before: issue.title, after }],
    state: (after) => [{ field: 'state', before: issue.state, after }],
    addLabels: label(true),
    removeLabels: label(false),
    block: (after) => listTaskChanges(issue.block ?? [], after),
    prose: () => [{ field: 'text' }],
    tags: listTagChanges,
    // Said by the state and by the block.
    done: nothing,
    drop: nothing,
    tasks: nothing,
  };
  return [
    ...given(side.title, show.title),
    ...given(side.state, show.state),
    ...given(side.addLabels, show.addLabels),
    ...given(side.removeLabels, show.removeLabels),
    ...given(side.block, show.block),
    ...given(side.prose, show.prose),
    ...given(side.tags, show.tags),
  ];
}

function listTagChanges(tags: TagValues): readonly IssueChange[] {
  return Object.entries(tags).flatMap(([tag, after]): IssueChange[] => {
    const { kind, name } = tagOfField(tag) ?? {};
    if (kind === undefined || name === undefined || after === undefined) return [];
    return [{ field: kind === 'track' ? 'label' : kind, name, before: !after, after }];
  });
}

function given<Value>(
  value: Value | undefined,
  show: (value: Value) => readonly IssueChange[],
): readonly IssueChange[] {
  return value === undefined ? [] : show(value);
}

function listTaskChanges(
  before: readonly BlockTask[],
  after: readonly BlockTask[],
): readonly IssueChange[] {
  const was = new Map(before.map(({ key, done }) => [key, done]));
  const kept = new Set(after.map(({ key }) => key));
  const changes = [
    ...after
      .filter(({ key, done }) => was.get(key) !== done)
      .map(({ key, title, done }): IssueChange => {
        return { field: 'task', name: title, before: was.get(key) ?? null, after: done };
      }),
    ...before
      .filter(({ key }) => !kept.has(key))
      .map(({ title, done }): IssueChange => {
        return { field: 'task', name: title, before: done, after: null };
      }),
  ];
  return changes.length > 0 ? changes : [{ field: 'text' }];
}

function listComments({ items }: Ledger): readonly UnplacedWrite[] {
  return Object.entries(items).flatMap(([number, { debts }]) => [
    ...debts.comments.map((note) => describeComment(Number(number), note)),
    ...debts.withdraw.map(() => describeWithdrawal(Number(number))),
  ]);
}
