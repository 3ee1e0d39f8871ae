import type { GitHubRepository } from './repository.ts';

/** Asks only once for what cannot change during a run: objects of git, and merged pull requests. */
export function rememberReads(repository: GitHubRepository): GitHubRepository {
  return {
    ...repository,
    readFacts: once(repository.readFacts),
    findCommit: once(repository.findCommit),
    readTree: once(repository.readTree),
    listBelow: once(repository.listBelow),
    readBlob: once(repository.readBlob),
    listCommitsOf: once(repository.listCommitsOf),
    listPathsOf: once(repository.listPathsOf),
    listIssuesClosedBy: once(repository.listIssuesClosedBy),
  };
}

function once<Keys extends readonly [] | readonly [string | number], Value>(
  read: (...key: Keys) => Promise<Value>,
): (...key: Keys) => Promise<Value> {
  const known = new Map<string | number | undefined, Promise<Value>>();
  return (...key) => {
    const found = known.get(key[0]);
    if (found !== undefined) return found;
    const reading = read(...key);
    known.set(key[0], reading);
    return reading;
  };
}
