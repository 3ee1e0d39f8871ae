import { CONFIG_PATH, DEFAULT_DOCUMENTS } from '../../config/config.ts';
import { decodeDocument } from '../../document/decode-document.ts';
import { readFile } from '../../github/read-file.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { CommandOutcome } from '../../model/command.ts';
import { UserError } from '../../model/errors.ts';
import { type ConfigProposal, proposeConfig as draftConfig } from '../../propose-config.ts';
import { renderConfigProposal } from '../../render/replies/render-config-proposal.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import { refuse, say } from './outcomes.ts';

const BRANCH = 'sprint-sync/config';
const CONSENT =
  '# Whoever merges this file lets sprint-sync write to this repository; deleting it takes that back.';

/** Opens a pull request with a config that says how the documents were read. Merging it is the consent. */
export async function proposeConfig(
  repository: GitHubRepository,
  { isWritten, defaultBranch, head }: Extract<LoadedConfig, { kind: 'config' }>,
): Promise<CommandOutcome> {
  if (isWritten) return say(`This repository has its ${CONFIG_PATH} already.`);
  let found: ConfigProposal | null = null;
  const unread: string[] = [];
  for (const path of DEFAULT_DOCUMENTS) {
    const file = await readFile(repository, { commit: head, path });
    if (file.kind !== 'file') continue;
    try {
      found ??= draftConfig({ path, text: decodeDocument(file.bytes, path), issues: 'link' });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      unread.push(error.message);
    }
  }
  if (found === null) {
    const why = unread[0] ?? `None of ${DEFAULT_DOCUMENTS.join(', ')} exists.`;
    return refuse(`No sprint document was found. ${why}`);
  }
  const commit = await repository.writeCommit({
    parent: head,
    path: CONFIG_PATH,
    mode: '100644',
    text: `${CONSENT}\n\n${found.config}`,
    message: 'Let sprint-sync keep the sprint document and its issues in step',
  });
  const created = await repository.createBranch(BRANCH, commit.sha);
  if (created.kind === 'refused') {
    const moved = await repository.moveBranch(BRANCH, { to: commit.sha, force: true });
    if (moved.kind === 'refused')
      return refuse(`The branch ${BRANCH} could not be written (${moved.reason}).`);
  }
  const opened = await repository.openPullRequest({
    head: BRANCH,
    base: defaultBranch,
    title: 'Set up sprint-sync',
    body: renderConfigProposal([found]),
  });
  switch (opened.kind) {
    case 'opened':
      return say(
        `#${opened.pullRequest.number} proposes a config and says how the document was read. Merge it, and the sync begins.`,
      );
    case 'exists':
      return say(
        `The pull request from \`${BRANCH}\` was brought up to date. Merge it, and the sync begins.`,
      );
    case 'refused':
      return refuse(
        `The pull request could not be opened (${opened.reason}). The branch \`${BRANCH}\` holds the config.`,
      );
    default:
      return opened satisfies never;
  }
}
