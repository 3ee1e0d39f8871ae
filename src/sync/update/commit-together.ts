import { type CommitFacts, joinFacts, renderCommitMessage } from '../../config/commit-message.ts';
import { type CommitOutcome, commitFile } from '../../github/commit-file.ts';
import type { Commit, FileText, GitHubRepository } from '../../github/repository.ts';

/** One document's part of a commit. */
export interface CommitPart extends FileText {
  readonly parent: Commit;
  readonly facts: CommitFacts;
}

/** One commit for all documents that were read from the same one. */
export async function commitTogether<Part extends CommitPart>(
  repository: GitHubRepository,
  parts: readonly Part[],
  {
    branch,
    template,
    trailersOf = () => [],
  }: {
    readonly branch: string;
    readonly template: string;
    readonly trailersOf?: (parts: readonly Part[]) => readonly string[];
  },
): Promise<(part: Part) => CommitOutcome> {
  const outcomes = new Map<Part, CommitOutcome>();
  for (const group of Map.groupBy(parts, ({ parent }) => parent.sha).values()) {
    const [first, ...rest] = group;
    if (first === undefined) continue;
    const { parent, path, mode, text } = first;
    const said = renderCommitMessage(template, joinFacts(group.map(({ facts }) => facts)));
    const trailers = trailersOf(group);
    const message = trailers.length === 0 ? said : `${said}\n\n${trailers.join('\n')}`;
    const also = rest.map((one) => ({ path: one.path, mode: one.mode, text: one.text }));
    const change = { branch, parent, path, mode, text, message, also };
    const outcome = await commitFile(repository, change);
    for (const part of group) outcomes.set(part, outcome);
  }
  return (part) => outcomes.get(part) ?? { kind: 'moved' };
}
