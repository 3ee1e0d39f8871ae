import { CONFIG_PATH, DEFAULT_DOCUMENTS } from '../../config/config.ts';
import { DEFAULT_LEDGER_REF } from '../../config/issue-settings.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import { startFromFront, startTrackerFromFront } from '../../github/start-from-front.ts';
import type { TrackedRepository, Tracker } from '../../github/tracker.ts';

/** What a run starts with. */
export interface Start {
  readonly repository: GitHubRepository;
  /** `null` where this repository was opened without its issues. */
  readonly tracker: Tracker | null;
}

/**
 * Reads what nearly every run needs in one query: facts, head, config, the usual documents, ledger.
 * Where the server cannot tell it so, everything is read one by one, with the same result.
 */
export async function readAhead(github: GitHubRepository): Promise<Start> {
  const tracker = findTracker(github);
  if (tracker === null) return { repository: github, tracker };
  const files = [CONFIG_PATH, ...DEFAULT_DOCUMENTS];
  const folders = [...new Set(files.map((path) => path.split('/').slice(0, -1).join('/')))];
  const wish = { files, folders: folders.filter((path) => path !== '') };
  const front = await tracker.readFront(wish, DEFAULT_LEDGER_REF);
  if (front === null) return { repository: github, tracker };
  return {
    repository: startFromFront(github, front),
    tracker: startTrackerFromFront(tracker, { ref: DEFAULT_LEDGER_REF, front }),
  };
}

function findTracker(github: GitHubRepository): Tracker | null {
  return 'tracker' in github ? (github as TrackedRepository).tracker : null;
}
