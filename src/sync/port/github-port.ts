import type { Config } from '../../config/config.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import { EMPTY_LEDGER, type Ledger } from '../../model/ledger.ts';
import type { Instant } from '../../model/sync-field.ts';
import { parseLedger } from '../../plan/sync/parse-ledger.ts';
import type { Answer, SyncPort } from '../issues/sync-port.ts';
import type { Surroundings } from '../update/sync-document.ts';
import { createDocumentPort, type DocumentPort } from './document-port.ts';
import { createIdentities } from './identities.ts';
import { createIssuePort } from './issue-port.ts';
import { createNotePort } from './note-port.ts';
import { readHistories } from './read-histories.ts';

/** One document, its issues, and where both stand. */
export interface SyncPlace {
  readonly repository: GitHubRepository;
  readonly tracker: Tracker;
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
  readonly draft: DocumentPort['draft'];
  readonly foreign: DocumentPort['foreign'];
  readonly proposeLine: DocumentPort['proposeLine'];
  readonly commitUrl: (sha: string) => string;
}

const PAUSE_MS = 1_100;

/** The protocol's port over a real repository. What it has read in one pass it remembers until the next. */
export function openGitHubPort(
  place: SyncPlace,
  { sleep, random }: Pick<Surroundings, 'sleep' | 'random'>,
): GitHubPort {
  const { tracker, config, path } = place;
  const identities = createIdentities(tracker);
  const file = { ref: config['ledger-ref'], path: `${path.replaceAll('/', '!')}.json` };
  /** As read or written last: it says what is known and what is intended. */
  let ledger: Ledger = EMPTY_LEDGER;
  const remember = (text: string | null) => {
    const read = parseLedger(text);
    ledger = read.kind === 'read' ? read.ledger : EMPTY_LEDGER;
  };
  const shared = { ...place, identities, ledger: () => ledger };
  const document = createDocumentPort(shared);
  const issues = createIssuePort(shared, document);

  return {
    ...document,
    ...issues,
    ...createNotePort(shared),
    commitUrl: (sha) => `${place.url}/commit/${sha}`,
    now: tracker.now,
    // More than a second, since GitHub dates everything by whole seconds.
    pause: (pass) => sleep(PAUSE_MS + Math.floor(random() * 400 * 2 ** pass)),
    readLedger: async () => {
      const found = await tracker.readRefFile(file);
      remember(found?.text ?? null);
      return { parent: found?.commit ?? null, text: found?.text ?? null };
    },
    writeLedger: async ({ parent, text }): Promise<Answer<{ readonly parent: string }>> => {
      const message = `Record what ${path} and its issues agree on`;
      const written = await tracker.writeRefFile({ ...file, parent, text, message });
      switch (written.kind) {
        case 'written':
          remember(text);
          return { kind: 'done', parent: written.commit };
        case 'lost':
          return { kind: 'stale' };
        case 'unknown':
          return written;
        case 'refused':
          throw ledgerRefused(file.ref, written.reason);
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
