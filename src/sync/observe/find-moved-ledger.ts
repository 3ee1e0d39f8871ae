import { readFile } from '../../github/read-file.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import type { Ledger } from '../../model/ledger.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { parseLedger } from '../../plan/sync/parse-ledger.ts';

/** More documents than these do not go at once; each costs a read. */
const MOST_CANDIDATES = 20;

export interface MovedLedger {
  /** The file of the ledger that stands for the document's old path. */
  readonly file: string;
  readonly text: string;
}

interface MovedPlace {
  readonly repository: GitHubRepository;
  readonly tracker: Tracker;
  readonly ledgerRef: string;
  /** All documents that are synced. */
  readonly paths: readonly string[];
}

/** The file of the ledger that stands for a document. */
export function ledgerFileOf(path: string): string {
  return `${path.replaceAll('/', '!')}.json`;
}

/**
 * The ledger of a document that has none under its path: of one that is gone and whose issues stand in
 * this one. Where several could be meant it is none of them.
 */
export async function findMovedLedger(
  { repository, tracker, ledgerRef: ref, paths }: MovedPlace,
  {
    commit,
    head,
    document,
  }: { readonly commit: string; readonly head: Commit; readonly document: SprintDocument },
): Promise<MovedLedger | null> {
  const synced = paths.map(ledgerFileOf);
  const others = (await tracker.listRefFiles(commit)).filter(
    (file) => file.endsWith('.json') && !synced.includes(file),
  );
  const gone: string[] = [];
  for (const file of others) {
    const path = file.slice(0, -'.json'.length).replaceAll('!', '/');
    const found = await readFile(repository, { commit: head, path });
    if (found.kind === 'absent') gone.push(file);
  }
  if (gone.length === 0 || gone.length > MOST_CANDIDATES) return null;
  const read = await tracker.readRefFiles({ ref, paths: gone });
  const [best, next] = [...(read?.texts ?? [])]
    .flatMap(([file, text]) =>
      text === null ? [] : [{ file, text, shared: countShared(text, document) }],
    )
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  if (best === undefined || best.shared === next?.shared) return null;
  return { file: best.file, text: best.text };
}

/** How many of a ledger's issues the document links; 0 where that is not the most of them. */
function countShared(text: string, { deliverables, sprint }: SprintDocument): number {
  const read = parseLedger(text);
  if (read.kind !== 'read') return 0;
  const links = new Set(deliverables.map(({ issue }) => issue));
  const keys = new Set(deliverables.map(({ key }) => key));
  const tied = tiedIn(read.ledger);
  const isShared = ([number, key]: readonly [number, string]) =>
    links.has(number) || (read.ledger.sprint === sprint.id && keys.has(key));
  const shared = tied.filter(isShared).length;
  return shared * 2 > tied.length ? shared : 0;
}

function tiedIn({ items }: Ledger): readonly (readonly [number, string])[] {
  return Object.entries(items).flatMap(([number, { tie, key }]) =>
    tie === 'tied' ? [[Number(number), key] as const] : [],
  );
}
