import { addItem } from '../../document/new-items/add-item.ts';
import type { Commit, EntryMode } from '../../github/repository.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { DocumentPlan } from '../../model/plan.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import type { TagName } from '../../model/sync-field.ts';
import type { Adoption, SyncPlan } from '../../model/sync-plan.ts';
import { dateInZone } from '../../plan/evidence/date-in-zone.ts';
import { describeDraft } from '../../plan/sync/describe-document-side.ts';
import type { Answer, DocumentCommit, ProposalAnswer, SyncPort } from '../issues/sync-port.ts';
import { type EvidenceFound, observeMerged } from '../observe/observe-merged.ts';
import { observeOthers } from '../observe/observe-others.ts';
import { readTrailers } from '../observe/read-trailers.ts';
import { labelledWords } from './describe-issue-state.ts';
import type { SyncPlace } from './github-port.ts';
import type { Identities } from './identities.ts';
import { findForeign, projectDocument, type WrittenLink } from './project-document.ts';
import { type DocumentProposed, nothingToWrite, proposeDocument } from './propose-document.ts';
import { readReasons } from './read-reasons.ts';
import { trackLabels } from './tag-mapping.ts';
import { createMilestonePort } from './tag-port.ts';
import { factsOf, type Revert, toNewItem, writeDocument } from './write-document.ts';

/** What the parts of the port share. */
export interface PortContext extends SyncPlace {
  readonly identities: Identities;
  readonly ledger: () => Ledger;
}

export interface ReadDocument {
  readonly head: Commit;
  readonly mode: EntryMode;
  readonly document: SprintDocument;
}

export interface DocumentWritten {
  readonly plan: DocumentPlan;
  readonly before: SprintDocument;
  readonly after: string;
}

export interface DocumentCommitted extends DocumentWritten {
  readonly sha: string;
}

export type DocumentPort = Pick<
  SyncPort,
  | 'readDocument'
  | 'readHead'
  | 'readCommits'
  | 'listMerged'
  | 'commitDocument'
  | 'proposeDocument'
  | 'createMilestone'
> & {
  readonly lastRead: () => ReadDocument | null;
  readonly written: () => readonly DocumentCommitted[];
  /** What waits in the sync pull request, if this run looked at it. */
  readonly waiting: () => DocumentProposed | null;
  /** Pull requests that the ledger did not know when this run began. */
  readonly merged: () => readonly EvidenceFound[];
  /** Evidence that the ledger does not know yet; asked for once in a pass. */
  readonly findEvidence: () => Promise<readonly EvidenceFound[]>;
  /** Deliverables that are linked to another repository, and left alone. */
  readonly foreign: () => readonly Deliverable[];
  /** What a plan would write, without writing it. */
  readonly draft: (plan: SyncPlan) => DocumentWritten | null;
  /** The labels of the document's tracks by their tags. */
  readonly tracks: () => ReadonlyMap<TagName, string>;
  /** The line that an issue would get, or `null` where the document has no place for it. */
  readonly proposeLine: (adoption: Omit<Adoption, 'base'>) => string | null;
  /** When an issue was closed, for the dates that follow from it. */
  readonly noteClosing: (key: string, at: number) => void;
};

const SECOND = 1_000;

export function createDocumentPort(context: PortContext): DocumentPort {
  const { repository, tracker, common, config, branch, path, url, ledger } = context;
  const committed: DocumentCommitted[] = [];
  const known = new Map<string, EvidenceFound>();
  const merged = new Map<number, EvidenceFound>();
  const reverts = new Map<string, Revert>();
  const closings = new Map<string, number>();
  const milestones = createMilestonePort(context);
  let tracks: ReadonlyMap<TagName, string> = new Map();
  let read: ReadDocument | null = null;
  let waiting: DocumentProposed | null = null;
  let evidence: Promise<readonly EvidenceFound[]> | null = null;

  const findEvidence = (): Promise<readonly EvidenceFound[]> => {
    if (read === null || ledger().sprint === null) return Promise.resolve([]);
    const { document } = read;
    const branches = config.branches ?? [branch];
    const place = { repository, tracker, branches, path, config, document, ledger: ledger() };
    evidence ??= observeMerged(place, ledger().since);
    return evidence;
  };

  /** A fork holds links to the issues of its parent; a renamed repository still knows its own. */
  const isOwnLink = ({ issue, url: written }: WrittenLink) =>
    written === null ||
    written.toLowerCase() === `${url}/issues/${issue}`.toLowerCase() ||
    ledger().items[issue] !== undefined;

  /** The pull request that completed an item, also where that was found out by an earlier run. */
  const findOrigin = (key: string): Pick<EvidenceFound, 'mergedAt' | 'ref'> | null => {
    const found = known.get(key);
    if (found) return found;
    const { items, evaluated } = ledger();
    const number = Object.values(items).find((item) => item.key === key)?.doneBy ?? null;
    const evaluation = number === null ? undefined : evaluated[number];
    if (number === null || evaluation === undefined) return null;
    return { mergedAt: evaluation.mergedAt, ref: { number, url: `${url}/pull/${number}` } };
  };

  const originsAt = (now: number, reasons: ReadonlyMap<string, string> = new Map()) => {
    const day = (at: number) => dateInZone(new Date(at).toISOString(), config['time-zone']);
    return {
      issueUrl: (issue: number) => `${url}/issues/${issue}`,
      dateOf: (key: string) =>
        day(reverts.get(key)?.mergedAt ?? findOrigin(key)?.mergedAt ?? closings.get(key) ?? now),
      pullRequestOf: (key: string) => findOrigin(key)?.ref ?? null,
      revertOf: (key: string) => reverts.get(key) ?? null,
      reasonOf: (key: string) => reasons.get(key) ?? null,
    };
  };

  const commit = async (wish: DocumentCommit): Promise<Answer> => {
    if (read === null || read.head.sha !== wish.head) return { kind: 'stale' };
    const { head, mode, document } = read;
    const origins = originsAt(tracker.now(), await readReasons(context, { document, ...wish }));
    const { plan, after } = writeDocument(document, wish.changes, { config, origins });
    if (after === document.text) return nothingToWrite(wish, plan);
    const facts = factsOf(document, { path, plan, commit: wish });
    const { run, items } = wish;
    const outcome = await common.commit({
      parent: head,
      path,
      mode,
      text: after,
      facts,
      run,
      items,
    });
    switch (outcome.kind) {
      case 'committed':
        committed.push({ sha: outcome.sha, plan, before: document, after });
        return { kind: 'done' };
      case 'moved':
        return { kind: 'stale' };
      case 'refused':
        return { kind: 'protected' };
    }
  };

  const propose = async (wish: DocumentCommit): Promise<ProposalAnswer> => {
    if (read === null || read.head.sha !== wish.head) return { kind: 'stale' };
    const { document } = read;
    const origins = originsAt(tracker.now(), await readReasons(context, { document, ...wish }));
    const { answer, proposed } = await proposeDocument(context, { read, wish, origins });
    if (proposed) waiting = proposed;
    return answer;
  };

  return {
    lastRead: () => read,
    waiting: () => waiting,
    written: () => committed,
    findEvidence,
    merged: () => [...merged.values()],
    foreign: () => (read === null ? [] : findForeign(read.document, { isOwnLink })),
    draft: (plan) => {
      if (read === null) return null;
      const { document } = read;
      const origins = originsAt(tracker.now());
      const changes = describeDraft(plan);
      return { before: document, ...writeDocument(document, changes, { config, origins }) };
    },
    tracks: () => tracks,
    createMilestone: milestones.createMilestone,
    proposeLine: (adoption) => {
      if (read === null) return null;
      const item = toNewItem(read.document, adoption, originsAt(tracker.now()).issueUrl);
      return addItem(read.document, item, config)?.written ?? null;
    },
    noteClosing: (key, at) => void closings.set(key, at),
    readDocument: async () => {
      evidence = null;
      const start = read === null ? context.start : null;
      // All that happens in the second of the read counts as later than it.
      const readAt = start?.at ?? Math.floor(tracker.now() / SECOND) * SECOND;
      const head = start?.head ?? (await common.readHead());
      const { document, mode } = await common.observe(path, head);
      read = { head, mode, document };
      tracks = trackLabels(document, config);
      const milestone = await milestones.findMilestone(document.sprint);
      const addsStates = config.stateless !== 'refuse';
      const shown = labelledWords(config.labels);
      const projection = {
        addsStates,
        words: shown,
        isOwnLink,
        tags: config,
        checks: config.checks,
      };
      const paths = common.paths.filter((other) => other !== path);
      const elsewhere = await observeOthers({
        commit: head,
        paths,
        observe: common.observe,
        projection,
      });
      const said = { ...projectDocument(document, projection), ...(milestone && { milestone }) };
      return { head: head.sha, readAt, ...said, elsewhere };
    },
    readHead: async () => (await common.readHead()).sha,
    readCommits: async ({ from, to }) => {
      if (from === to) return [];
      const compared = await repository.compare({ base: from, head: to });
      return compared?.isComplete
        ? compared.commits.map(({ message }) => readTrailers(message))
        : null;
    },
    listMerged: async () => {
      const found = await findEvidence();
      for (const one of found) merged.set(one.number, one);
      for (const one of found) for (const key of one.completes) known.set(key, one);
      for (const { reverts: reverted, ref, mergedAt, earlier } of found) {
        if (reverted === null) continue;
        const completed =
          ledger().evaluated[reverted]?.completes ??
          found.find(({ number }) => number === reverted)?.completes;
        for (const key of completed ?? []) reverts.set(key, { reverted, ref, mergedAt, earlier });
      }
      return found;
    },
    commitDocument: commit,
    proposeDocument: propose,
  };
}
