import { applyEdits } from '../../document/apply-edits.ts';
import { planLink } from '../../document/plan-link.ts';
import { commitFile } from '../../github/commit-file.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { CommandOutcome } from '../../model/command.ts';
import { UserError } from '../../model/errors.ts';
import { describeUnresolved } from '../../plan/describe-unresolved.ts';
import { resolveName } from '../../plan/resolve-name.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import { observeDocument } from '../observe/observe-document.ts';
import { resolveDocuments } from '../observe/resolve-documents.ts';
import { findHeadOrThrow } from '../update/sync-document.ts';
import { refuse } from './outcomes.ts';

interface LinkTask {
  readonly loaded: Extract<LoadedConfig, { kind: 'config' }>;
  readonly issue: number;
  /** As a person wrote it. */
  readonly name: string;
}

/** Puts an issue's link on the deliverable that a person named, in whichever document has it. */
export async function linkIssue(
  repository: GitHubRepository,
  task: LinkTask,
): Promise<CommandOutcome> {
  try {
    return await tryLink(repository, task);
  } catch (error) {
    if (error instanceof UserError) return refuse(error.message);
    throw error;
  }
}

/** Somebody else committed in between. */
const MOST_TRIES = 3;

async function tryLink(
  repository: GitHubRepository,
  { loaded, issue, name }: LinkTask,
  attempt = 1,
): Promise<CommandOutcome> {
  const { config, defaultBranch } = loaded;
  const branch = config.branches?.[0] ?? defaultBranch;
  const commit = await findHeadOrThrow(repository, branch);
  const { url } = await repository.readFacts();
  const refusals: string[] = [];
  for (const { path, config: own } of await resolveDocuments(repository, { config, commit })) {
    const { fenced, words } = own;
    const { document, mode } = await observeDocument(repository, { commit, path, fenced, words });
    const found = resolveName(document, name);
    if (found.kind !== 'found') {
      refusals.push(describeUnresolved(name, found));
      continue;
    }
    const [key, ...others] = found.keys;
    if (key === undefined || others.length > 0) {
      refusals.push('An issue stands for one deliverable: name one.');
      continue;
    }
    const edits = planLink(document, key, { number: issue, url: `${url}/issues/${issue}` });
    if (edits.length === 0) return { changed: false, refused: false, reply: null };
    const text = applyEdits(document.text, edits);
    const message = `Link #${issue} in ${path}`;
    const outcome = await commitFile(repository, {
      branch,
      parent: commit,
      path,
      mode,
      text,
      message,
    });
    switch (outcome.kind) {
      case 'committed':
        return { changed: true, refused: false, reply: null };
      case 'moved':
        if (attempt >= MOST_TRIES) throw new Error(`${branch} moves too often.`);
        return await tryLink(repository, { loaded, issue, name }, attempt + 1);
      case 'refused':
        return refuse(
          `${branch} takes no direct commit (${outcome.reason}), so write the link by hand.`,
        );
      default:
        return outcome satisfies never;
    }
  }
  return refuse(refusals[0] ?? 'There is no document.');
}
