import type { BlockTask, ConflictNote, Ledger, RunId } from '../../src/model/ledger.ts';
import type { Choice, IssueEvent } from '../../src/model/observation.ts';
import {
  type FieldName,
  type FieldValue,
  type IssueStateName,
  type TagName,
  tagName,
  type Word,
} from '../../src/model/sync-field.ts';
import type { DocumentChange } from '../../src/model/sync-plan.ts';

/**
 * Who did something: one of our runs, a person, or GitHub when a merge closes an issue. `settled`: one
 * of our runs, and the ledger knows by now what came of it.
 */
export type Actor = 'us' | 'settled' | 'person' | 'auto';

export interface Line {
  /** Who this line is, whatever it is called. */
  readonly id: number;
  title: string;
  done: boolean;
  /** What the numbers above it count it as: they follow our writes, and people leave them to us. */
  counted: boolean;
  /** Our commit opened it again, which leaves a real line without a word: there is none to take out. */
  isBare: boolean;
  /** False where the line is a box alone. */
  /** It was written with a ticked box. */
  readonly startedDone: boolean;
  /** It was written with a status word. */
  readonly startedWith: Word | null;
  hasWord: boolean;
  word: Word | null;
  link: number | null;
  /** Index among the world's tracks. */
  track: number;
  tasks: { readonly key: string; done: boolean }[];
  /** Logins; `null`: the line has no place for them, and its track's owner counts. */
  owners: readonly string[] | null;
  /** Who changed a field last. */
  readonly by: Map<string, Actor>;
}

export interface Note extends ConflictNote {
  withdrawn: boolean;
  choice: Choice | null;
}

export interface Issue {
  readonly number: number;
  title: string;
  state: IssueStateName;
  labels: Set<Word>;
  tags: Set<TagName>;
  readonly ours: boolean;
  /** A person made it for the sprint. */
  readonly isEnlisted: boolean;
  marker: string | null;
  readonly firstMarker: string | null;
  /** Id of the line that it was created for. */
  readonly createdFor: number | null;
  block: BlockTask[] | null;
  prose: string;
  readonly events: IssueEvent[];
  cursor: number;
  readonly now: () => number;
  updatedAt: number;
  readonly notes: Note[];
  stateChangedAt: number | null;
  decided: { readonly state: IssueStateName; readonly at: number } | null;
  readonly untrusted: Set<FieldName>;
  readonly by: Map<string, Actor>;
}

export interface Pull {
  readonly number: number;
  readonly mergedAt: number;
  /** Ids of the lines that it completes. */
  readonly lines: readonly number[];
  /** Ids of the lines that it is part of. */
  readonly begins: readonly number[];
  readonly reverts: number | null;
}

/** A person's edit: what they saw, and what they made of it. */
export interface Edit {
  readonly at: number;
  readonly side: 'document' | 'issue';
  /** The line's id, or the issue's number. */
  readonly of: number;
  readonly field: string;
  readonly before: FieldValue;
  readonly value: FieldValue;
  /** Not looked for afterwards, and why. */
  readonly exempt: string | null;
}

export interface World {
  time: number;
  head: number;
  sprint: number;
  /** The sprint's milestone: its name in the document, and what it is on GitHub. */
  milestone: { version: number; readonly known: Map<string, number> };
  trackOwner: string;
  lines: Line[];
  /** Issues of the sprint get a line. */
  adopts: boolean;
  readonly deleted: Line[];
  /** Lines of sprints that are over. */
  readonly over: Line[];
  /** Names of tracks. */
  readonly tracks: string[];
  prose: string;
  readonly commits: {
    readonly head: number;
    readonly run: RunId | null;
    readonly items: readonly number[];
  }[];
  readonly issues: Map<number, Issue>;
  readonly pulls: Pull[];
  /** The document's branch takes no direct commit. */
  isProtected: boolean;
  /** What waits in the sync pull request, and the head that it was made from. */
  proposal: { readonly head: number; readonly changes: readonly DocumentChange[] } | null;
  nextNumber: number;
  nextId: number;
  ledger: { commit: number; text: string | null };
  /** Issues that it let go of with their sprint, whether or not they were linked again since. */
  readonly forgotten: Set<number>;
  /** Those of them that it has, or had, an item for again. */
  readonly linkedAgain: Set<number>;
  /** When it first knew whether a line is done. */
  readonly knownSince: Map<number, number>;
  /** When it was written last. */
  writtenAt: number;
  readonly edits: Edit[];
  /** The last value that both sides showed at the same time, by issue and field. */
  readonly together: Map<string, FieldValue>;
  /** Writes of runs, of any kind. */
  writes: number;
  /** Line and field of what merges of it have brought, and when. */
  readonly brought: Map<string, number>;
  /** When it was merged last. */
  mergedAt: number;
  /**
   * Lines that people ticked or deleted while something of them waited in the sync pull request, and those
   * whose sync pull request people merged before the ledger knew of it.
   */
  readonly byHand: Set<number>;
  /** The line that another program holds ticked, and its issue open. */
  fought: number | null;
  isFighting: boolean;
  /** Titles are keys where the lines have no id of their own. */
  readonly keyedByTitle: boolean;
  readonly violations: string[];
  readonly trace: string[] | null;
  /** Counts for the summary. */
  readonly counts: Record<string, number>;
}

export function createWorld({
  keyedByTitle,
  traced,
  isProtected = false,
}: {
  readonly keyedByTitle: boolean;
  readonly traced: boolean;
  readonly isProtected?: boolean;
}): World {
  return {
    time: 1000,
    head: 1,
    sprint: 1,
    milestone: { version: 1, known: new Map() },
    trackOwner: 'x',
    lines: [],
    adopts: false,
    deleted: [],
    over: [],
    tracks: ['k1', 'k2'],
    prose: 'p0',
    commits: [],
    issues: new Map(),
    pulls: [],
    isProtected,
    proposal: null,
    brought: new Map(),
    mergedAt: -1,
    nextNumber: 1,
    nextId: 1,
    ledger: { commit: 0, text: null },
    forgotten: new Set(),
    linkedAgain: new Set(),
    knownSince: new Map(),
    byHand: new Set(),
    writtenAt: 0,
    edits: [],
    together: new Map(),
    writes: 0,
    fought: null,
    isFighting: false,
    keyedByTitle,
    violations: [],
    trace: traced ? [] : null,
    counts: {},
  };
}

export function keyOf(world: World, line: Line): string {
  return `s${world.sprint}/${world.keyedByTitle ? `${world.tracks[line.track]}/${line.title}` : `l${line.id}`}`;
}

const lastRead = new Map<string, Ledger>();

/** The ledger, if there is one. It is asked for far more often than it changes. */
export function ledgerIn(text: string | null): Ledger | null {
  if (text === null) return null;
  const known = lastRead.get(text);
  if (known !== undefined) return known;
  // Our runs alone write it, and read it strictly.
  const ledger = JSON.parse(text) as Ledger;
  if (lastRead.size > 3) lastRead.clear();
  lastRead.set(text, ledger);
  return ledger;
}

export function count(world: World, what: string): void {
  world.counts[what] = (world.counts[what] ?? 0) + 1;
}

export function tell(world: World, text: () => string): void {
  world.trace?.push(`${String(world.time).padStart(5)}  ${text()}`);
}

export function lineWith(world: World, id: number): Line | undefined {
  return world.lines.find((line) => line.id === id);
}

export function issueOf(world: World, number: number): Issue {
  const issue = world.issues.get(number);
  if (!issue) throw new Error(`There is no #${number}.`);
  return issue;
}

/** What the sprint is called. */
export function milestoneTitle({ sprint, milestone }: World): string {
  return `m${sprint}.${milestone.version}`;
}

/** What a line says its issue should have, but for the milestone. */
export function tagsOfLine(world: World, { owners, track }: Line): readonly TagName[] {
  const named = owners ?? [world.trackOwner];
  const label = world.tracks[track] ?? '';
  return [...named.map((login) => tagName('assignee', login)), tagName('track', label)];
}

/** The labels of all tracks that there were, and one that no track ever had. */
export function trackTags(world: World): readonly TagName[] {
  const seen = world.edits.map(({ field }) => field).filter((field) => field.startsWith('track:'));
  const names = [...world.tracks, 'other'].map((name) => tagName('track', name));
  return [...new Set([...names, ...(seen as TagName[])])];
}

export const LOGINS = ['x', 'y'];
/** In the document, but nobody whom GitHub would assign. */
export const STRANGER = 'z';

/** Remembers what both sides of every item show together, before somebody changes it. */
export function lookAtBoth(world: World): void {
  for (const line of world.lines) {
    const issue = line.link === null ? undefined : world.issues.get(line.link);
    if (!issue) continue;
    const see = (field: string, ours: FieldValue, theirs: FieldValue | undefined) => {
      if (ours === theirs) world.together.set(`${issue.number}/${field}`, ours);
    };
    see('title', line.title, issue.title);
    see('done', line.done, issue.state === 'completed');
    const tags = tagsOfLine(world, line);
    for (const tag of [...LOGINS.map((login) => tagName('assignee', login)), ...trackTags(world)]) {
      see(tag, tags.includes(tag), issue.tags.has(tag));
    }
    for (const { key, done } of line.tasks) {
      see(`task:${key}`, done, issue.block?.find((task) => task.key === key)?.done);
    }
  }
}

export function markSettled(world: World): void {
  for (const { by } of [...world.lines, ...world.issues.values()]) {
    for (const [field, actor] of by) if (actor === 'us') by.set(field, 'settled');
  }
}

/** Every change of the document is a commit. */
export function moveHead(
  world: World,
  { run, items }: { readonly run: RunId | null; readonly items: readonly number[] },
): void {
  world.head += 1;
  world.commits.push({ head: world.head, run, items });
}
