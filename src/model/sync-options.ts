import type { Direction, Policy, TagKind, Word } from './sync-field.ts';

/** The part of the config that decides how two sides are merged. */
export interface SyncOptions {
  /** Lines without an issue get one. */
  readonly create: boolean;
  readonly directions: Readonly<Record<'title' | 'done' | 'status' | 'tasks', Direction>>;
  /** What is absent does not flow. Where a track and a milestone are, a line cannot be told by its issue. */
  readonly tags: Readonly<Partial<Record<TagKind, Direction>>>;
  /** Boxes cannot conflict, so only these two need one. */
  readonly policies: Readonly<Record<'title' | 'status', Policy>>;
  /** Statuses that have a label. What has none cannot be shown on an issue, and is no edit there. */
  readonly labels: readonly Word[];
  /** Label an issue as in progress where the document says nothing and a task is ticked. */
  readonly derivedLabels: boolean;
  /** Whether the open tasks of a completed deliverable are ticked with it. */
  readonly impliedTasks: 'tick' | 'leave';
  /** What becomes of an issue whose line is deleted, where nobody touched it since. */
  readonly onDelete: OnDelete;
  /** What is done about issues of the sprint that no line has. */
  readonly adopt: Adopt;
  /** Most issues that one pass writes to; the rest is done by the next. */
  readonly maxWrites: number;
  /** Most writes about one item in so many milliseconds: what needs more is a fight with another program. */
  readonly itemWrites: { readonly most: number; readonly within: number };
  /** Digest of all settings by which issues are read: under others nothing that was read before counts. */
  readonly settings: string;
  /** Brakes that a person has released for this run. */
  readonly released: readonly BrakeKind[];
}

/** `comment`: it stays open and says that its line is gone; `keep`: it stays as it is. */
export type OnDelete = 'close' | 'comment' | 'keep';

/** `propose`: the report shows the line to write; `append`: it is written. */
export type Adopt = 'propose' | 'append' | 'ignore';

/** What makes a pass stop before its first write and ask. */
export const BRAKE_KINDS = ['reopenings', 'closings', 'vanished'] as const;
export type BrakeKind = (typeof BRAKE_KINDS)[number];

export const DEFAULT_SYNC_OPTIONS: SyncOptions = {
  create: false,
  directions: { title: 'both', done: 'both', status: 'both', tasks: 'both' },
  tags: {},
  policies: { title: 'ask', status: 'ask' },
  labels: ['in-progress', 'blocked', 'in-review', 'deferred'],
  derivedLabels: true,
  impliedTasks: 'tick',
  onDelete: 'close',
  adopt: 'propose',
  maxWrites: 60,
  itemWrites: { most: 30, within: 3_600_000 },
  settings: '',
  released: [],
};
