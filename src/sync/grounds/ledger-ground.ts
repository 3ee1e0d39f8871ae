import type { Config } from '../../config/config.ts';
import type { Archive } from '../../github/archive.ts';
import { readFile } from '../../github/read-file.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import type { Ground } from '../../model/grounds.ts';
import type { Item, Ledger } from '../../model/ledger.ts';
import type { Deliverable } from '../../model/sprint-document.ts';
import { parseLedger } from '../../plan/sync/parse-ledger.ts';
import { ledgerFileOf } from '../observe/find-moved-ledger.ts';
import { nameTasks } from '../port/project-document.ts';
import { findTurn } from './find-turn.ts';

interface Place {
  readonly repository: GitHubRepository;
  readonly tracker: Tracker;
  readonly archive: Archive;
  readonly config: Pick<Config, 'issues' | 'ledger-ref'>;
  /** Path of the document. */
  readonly path: string;
}

/** What our memory holds of an item. */
export interface Remembered {
  readonly ground: Extract<Ground, { kind: 'ledger' }>;
  readonly issue: number;
  /** Pull requests that were weighed for it or name it, in the order of their numbers. */
  readonly pullRequests: readonly number[];
}

/** What the ledger holds of an item, and the commit of the ledger since which that is so. */
export async function findLedgerGround(
  { repository, tracker, archive, config, path }: Place,
  item: Deliverable,
): Promise<Remembered | null> {
  if (config.issues === 'off') return null;
  const file = ledgerFileOf(path);
  const found = await tracker.readRefFiles({ ref: config['ledger-ref'], paths: [file] });
  const ledger = readLedger(found?.texts.get(file) ?? null);
  const own = ledger && findItem(ledger, item);
  if (!found || !ledger || !own) return null;
  const [issue, now] = own;
  const notes = await archive.listCommitsOf({ from: found.commit, path: file });
  const isSame = async (place: number): Promise<boolean> => {
    const commit = await repository.findCommit(notes[place]?.sha ?? '');
    const old = commit && (await readFile(repository, { commit, path: file }));
    const was = readLedger(old?.kind === 'file' ? new TextDecoder().decode(old.bytes) : null)
      ?.items[issue];
    return was !== undefined && was.base.done === now.base.done && was.doneBy === now.doneBy;
  };
  const since = notes[(await findTurn(notes.length, isSame)) ?? notes.length - 1];
  const titles = new Map(nameTasks(item).map(({ key, task }) => [key, task.title]));
  return {
    ground: {
      kind: 'ledger',
      at: since?.at ?? null,
      commit: since?.sha ?? found.commit,
      done: now.base.done === true,
      doneBy: now.doneBy,
      implied: now.implied.map((key) => titles.get(key) ?? key),
    },
    issue,
    pullRequests: pullRequestsOf(ledger, now),
  };
}

function readLedger(text: string | null): Ledger | null {
  const read = parseLedger(text);
  return read.kind === 'read' ? read.ledger : null;
}

function findItem({ items }: Ledger, { issue, key }: Deliverable): readonly [number, Item] | null {
  const linked = issue === null ? undefined : items[issue];
  if (issue !== null && linked !== undefined) return [issue, linked];
  const found = Object.entries(items).find(([, one]) => one.key === key);
  return found ? [Number(found[0]), found[1]] : null;
}

function pullRequestsOf({ evaluated }: Ledger, { key, doneBy }: Item): readonly number[] {
  const naming = Object.entries(evaluated).flatMap(([number, { completes, advances, reverts }]) => {
    const names = [...completes, ...(advances ?? [])].includes(key);
    const takesBack = reverts !== null && evaluated[reverts]?.completes.includes(key) === true;
    return names || takesBack ? [Number(number)] : [];
  });
  const all = doneBy === null ? naming : [...naming, doneBy];
  return [...new Set(all)].toSorted((a, b) => a - b);
}
