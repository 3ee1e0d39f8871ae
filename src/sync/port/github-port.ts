import type { Config } from '../../config/config.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import { EMPTY_LEDGER, type Ledger } from '../../model/ledger.ts';
import type { Instant } from '../../model/sync-field.ts';
import { parseLedger } from '../../plan/sync/parse-ledger.ts';
import type { Answer, SyncPort } from '../issues/sync-port.ts';
import { findMovedLedger, ledgerFileOf, type MovedLedger } from '../observe/find-moved-ledger.ts';
import type { Surroundings } from '../update/sync-document.ts';
import type { CommonPort } from './common-port.ts';
import { createDocumentPort, type DocumentPort } from './document-port.ts';
import { createIdentities } from './identities.ts';
import { createIssuePort } from './issue-port.ts';
import { createNotePort } from './note-port.ts';
import { readHistories } from './read-histories.ts';

/** One document, its issues, and where both stand. */
export interface SyncPlace {
  readonly repository: GitHubRepository;
  /** What is listed through it is listed for all documents. */
  readonly tracker: Tracker;
  readonly common: CommonPort;
  readonly config: Config;
  readonly branch: string;
  readonly path: string;
  /** Paths of the other documents that are synced. */
  readonly others: readonly string[];
  /** Where people look at the repository. */
  readonly url: string;
  /** The branch's head where it was read just now, and a time before that. */
  readonly start: { readonly head: Commit; readonly at: Instant } | null;
}

/** The port with what it has written, for the report. */
export interface GitHubPort extends SyncPort {
  readonly written: DocumentPort['written'];
  readonly waiting: DocumentPort['waiting'];
  readonly lastRead: DocumentPort['lastRead'];
  readonly merged: DocumentPort['merged'];
  readonly draft: DocumentPort['draft'];
  readonly foreign: DocumentPort['foreign'];
  readonly proposeLine: DocumentPort['proposeLine'];
  readonly commitUrl: (sha: string) => string;
}

const PAUSE_MS = 1_100;

/** The protocol's port over a real repository. What it has read in one pass it remembers until the next. */
export function openGitHubPort(
  place: SyncPlace,
  { random }: Pick<Surroundings, 'random'>,
): GitHubPort {
  const { tracker, common, config, path } = place;
  const identities = createIdentities(tracker);
  const file = ledgerFileOf(path);
  /** As read or written last: it says what is known and what is intended. */
  let ledger: Ledger = EMPTY_LEDGER;
  /** The file under the document's old path, which goes with the next write. */
  let moved: MovedLedger | null = null;
  const remember = (text: string | null) => {
    const read = parseLedger(text);
    ledger = read.kind === 'read' ? read.ledger : EMPTY_LEDGER;
  };
  const shared = { ...place, identities, ledger: () => ledger };
  const document = createDocumentPort(shared);
  const issues = createIssuePort(shared, document);

  const findMoved = async (commit: string): Promise<MovedLedger | null> => {
    const head = place.start?.head ?? (await common.readHead());
    const observed = await common.observe(path, head);
    const found = { commit, head, document: observed.document };
    const where = { ...place, ledgerRef: config['ledger-ref'], paths: common.paths };
    return await findMovedLedger(where, found);
  };

  return {
    ...document,
    ...issues,
    ...createNotePort(shared),
    commitUrl: (sha) => `${place.url}/commit/${sha}`,
    now: tracker.now,
    // More than a second, since GitHub dates everything by whole seconds.
    pause: (pass) => common.pause(PAUSE_MS + Math.floor(random() * 400 * 2 ** pass)),
    readLedger: async () => {
      const { commit, text: own } = await common.readLedger(file);
      moved = commit !== null && own === null ? await findMoved(commit) : null;
      const text = own ?? moved?.text ?? null;
      remember(text);
      return { parent: commit, text };
    },
    writeLedger: async ({ parent, text }): Promise<Answer<{ readonly parent: string }>> => {
      const texts = new Map([[file, text], ...(moved ? [[moved.file, null] as const] : [])]);
      const written = await common.writeLedger({ document: path, parent, texts });
      switch (written.kind) {
        case 'written':
          moved = null;
          remember(text);
          return { kind: 'done', parent: written.commit };
        case 'lost':
          return { kind: 'stale' };
        case 'unknown':
          return written;
        case 'refused':
          throw ledgerRefused(config['ledger-ref'], written.reason);
      }
    },
    readHistories: (request) =>
      readHistories(
        { tracker, identities, labels: config.labels, others: place.others, ledger },
        request,
      ),
  };
}

function ledgerRefused(ref: string, reason: string): UserError {
  return new UserError(
    `The ledger could not be written to ${ref} (${reason}). It holds what both sides last agreed on, so nothing was synced. Exempt ${ref} from the repository's rules (Settings → Rules), or name another ref with \`ledger-ref\`.`,
  );
}
