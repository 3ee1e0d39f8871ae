import { DEFAULT_CONFIG } from '../../config/config.ts';
import type { CommitOutcome } from '../../github/commit-file.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { RefWritten, Tracker } from '../../github/tracker.ts';
import type { RunId } from '../../model/ledger.ts';
import type { Turns } from '../issues/take-turns.ts';
import { type ObservedDocument, observeDocument } from '../observe/observe-document.ts';
import type { ResolvedDocument } from '../observe/resolve-documents.ts';
import { type CommitPart, commitTogether } from '../update/commit-together.ts';
import { findHeadOrThrow } from '../update/sync-document.ts';
import { shareListings } from './share-listings.ts';

/** What the runs of all documents do together: each asks for its own part, and GitHub is asked once. */
export interface CommonPort {
  /** Of all documents. */
  readonly paths: readonly string[];
  /** A document as it stands in a commit, read as its own config says. */
  readonly observe: (path: string, commit: Commit) => Promise<ObservedDocument>;
  readonly tracker: Tracker;
  readonly readHead: () => Promise<Commit>;
  readonly commit: (wish: CommitWish) => Promise<CommitOutcome>;
  readonly readLedger: (path: string) => Promise<LedgerFile>;
  readonly writeLedger: (wish: LedgerWish) => Promise<RefWritten>;
  /** The longest that anybody wants to wait. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** One document's part of a commit. */
export interface CommitWish extends CommitPart {
  readonly run: RunId;
  readonly items: readonly number[];
}

export interface LedgerFile {
  readonly commit: string | null;
  readonly text: string | null;
}

export interface LedgerWish {
  readonly document: string;
  readonly parent: string | null;
  /** By file of the ledger. */
  readonly texts: ReadonlyMap<string, string | null>;
}

export interface CommonPlace {
  readonly documents: readonly ResolvedDocument[];
  readonly repository: GitHubRepository;
  readonly tracker: Tracker;
  readonly branch: string;
  readonly ledgerRef: string;
  readonly template: string;
}

/** The meetings stand in the order of a pass, so that whoever is behind catches up first. */
export function openCommonPort(
  { documents, repository, tracker, branch, ledgerRef: ref, template }: CommonPlace,
  { turns, sleep }: { readonly turns: Turns; readonly sleep: (time: number) => Promise<void> },
): CommonPort {
  const { callMeeting } = turns;
  const observed = new Map<string, Promise<ObservedDocument>>();
  const listings = shareListings(tracker, turns);
  /** Commits of the ledger by us, by what they were built on. */
  const next = new Map<string | null, string>();
  /** Nobody but us wrote in between, and each of us writes its own file. */
  const newestOf = (parent: string | null): string | null => {
    const own = next.get(parent);
    return own === undefined ? parent : newestOf(own);
  };

  const readHead = callMeeting<null, Commit>(async () => {
    const head = await findHeadOrThrow(repository, branch);
    return () => head;
  });

  const commit = callMeeting<CommitWish, CommitOutcome>((wishes) =>
    commitTogether(repository, wishes, { branch, template, trailersOf }),
  );

  const writeLedger = callMeeting<LedgerWish, RefWritten>(async (wishes) => {
    const outcomes = new Map<LedgerWish, RefWritten>();
    for (const [parent, group] of Map.groupBy(wishes, (wish) => newestOf(wish.parent))) {
      const texts = new Map(group.flatMap((wish) => [...wish.texts]));
      const names = group.map(({ document }) => document).join(', ');
      const message = `Record what ${names} and ${group.length === 1 ? 'its' : 'their'} issues agree on`;
      const written = await tracker.writeRefFiles({ ref, parent, texts, message });
      if (written.kind === 'written') next.set(parent, written.commit);
      for (const wish of group) outcomes.set(wish, written);
    }
    return (wish) => outcomes.get(wish) ?? { kind: 'lost' };
  });

  const pause = callMeeting<number, void>(async (times) => {
    await sleep(Math.max(...times));
    return () => {};
  });

  const readLedger = callMeeting<string, LedgerFile>(async (paths) => {
    next.clear();
    const found = await tracker.readRefFiles({ ref, paths });
    const commitRead = found?.commit ?? null;
    return (path) => ({ commit: commitRead, text: found?.texts.get(path) ?? null });
  });

  const observe: CommonPort['observe'] = (path, at) => {
    const key = `${at.sha}:${path}`;
    const { fenced, words } = documents.find((one) => one.path === path)?.config ?? DEFAULT_CONFIG;
    const found =
      observed.get(key) ?? observeDocument(repository, { commit: at, path, fenced, words });
    observed.set(key, found);
    return found;
  };

  return {
    paths: documents.map(({ path }) => path),
    tracker: listings,
    observe,
    readHead: () => readHead(null),
    commit,
    writeLedger,
    pause,
    readLedger,
  };
}

/** By which a commit is known again. All of it is of one run. */
function trailersOf(wishes: readonly CommitWish[]): readonly string[] {
  const items = wishes.flatMap((wish) => wish.items);
  return [
    ...wishes.slice(0, 1).map(({ run }) => `Sprint-Run: ${run}`),
    ...(items.length > 0 ? [`Sprint-Items: ${items.join(' ')}`] : []),
  ];
}
