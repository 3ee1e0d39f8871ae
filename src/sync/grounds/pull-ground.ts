import type { Archive } from '../../github/archive.ts';
import { readMerged } from '../../github/read-merged.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { MergedPullRequest } from '../../model/evidence.ts';
import type { Ground } from '../../model/grounds.ts';
import type { DeliverableKey, SprintDocument } from '../../model/sprint-document.ts';
import { findReverted } from '../../plan/evidence/find-reverted.ts';
import { readClaims } from '../../plan/evidence/read-claims.ts';
import { resolveName } from '../../plan/resolve-name.ts';

type PullGround = Extract<Ground, { kind: 'pull-request' }>;

interface Place {
  readonly repository: GitHubRepository;
  readonly archive: Archive;
  readonly document: SprintDocument;
}

/** What a merged pull request says of an item; `null` where there is none of this number. */
export async function findPullGround(
  { repository, archive, document }: Place,
  { number, key }: { readonly number: number; readonly key: DeliverableKey },
): Promise<PullGround | null> {
  const found = await repository.findPullRequest(number);
  if (found === null || found.mergedAt === null) return null;
  const merged = await readMerged(repository, { ...found, mergedAt: found.mergedAt });
  const said = findClaim(document, { merged, key, repository: repository.fullName });
  const reverts = findReverted(found.body, repository.fullName) !== null;
  const { url, title, mergedAt: at } = found;
  const people = await archive.readPeople(number);
  const effect = reverts ? 'takes-back' : (said?.effect ?? null);
  const says = reverts || said === null ? null : { source: said.source, name: said.name };
  return { kind: 'pull-request', at, number, url, title, ...people, effect, says };
}

/** The strongest claim that names the item as the document stands now. */
function findClaim(
  document: SprintDocument,
  {
    merged,
    key,
    repository,
  }: {
    readonly merged: MergedPullRequest;
    readonly key: DeliverableKey;
    readonly repository: string;
  },
) {
  const host = /^https?:\/\/([^/]+)\//.exec(merged.url)?.[1] ?? 'github.com';
  const claims = readClaims(merged, { repository, host }).flatMap(
    ({ effect, source, whole, names }) =>
      [whole, ...names]
        .filter(({ text }) => {
          const meant = resolveName(document, text);
          return meant.kind === 'found' && meant.keys.includes(key);
        })
        .map(({ text: name }) => ({ effect, source, name })),
  );
  return claims.find(({ effect }) => effect === 'completes') ?? claims[0] ?? null;
}
