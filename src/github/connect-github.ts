import { UserError } from '../model/errors.ts';
import { type Archive, openArchive } from './archive.ts';
import { type Connection, connectOctokit } from './connect-octokit.ts';
import { type Conversation, openConversation } from './conversation.ts';
import { openPullDesk } from './octokit-pull-desk.ts';
import { openRepository } from './octokit-repository.ts';
import { openTracker } from './octokit-tracker.ts';
import type { ReviewedRepository } from './pull-desk.ts';

/** What GitHub allows in names of accounts and repositories. */
const FULL_NAME = /^(?<owner>\w[\w-]*)\/(?<repo>(?!\.{1,2}$)[\w.-]+)$/;

/** A repository in which people are answered. */
export interface ConversingRepository extends ReviewedRepository {
  readonly conversation: Conversation;
  readonly archive: Archive;
}

/** A repository on a GitHub server. @throws {UserError} where the name cannot be one. */
export function connectGitHub({
  repository,
  ...connection
}: Connection & { readonly repository: string }): ConversingRepository {
  const { owner, repo } = FULL_NAME.exec(repository)?.groups ?? {};
  if (owner === undefined || repo === undefined) {
    throw new UserError(
      `A repository is named \`owner/name\`, but \`${repository}\` was received.`,
    );
  }
  if (!URL.canParse(connection.apiUrl)) {
    throw new UserError(
      `\`${connection.apiUrl}\` is no address of a server's API. GITHUB_API_URL must be like https://api.github.com.`,
    );
  }
  if (connection.token === '') {
    throw new UserError(
      'No token was given. In a workflow, leave `token` out, or pass `github.token`.',
    );
  }
  const octokit = connectOctokit(connection);
  const place = { owner, repo };
  return {
    ...openRepository(octokit, place),
    tracker: openTracker(octokit, place),
    desk: openPullDesk(octokit, place),
    conversation: openConversation(octokit, place),
    archive: openArchive(octokit, place),
  };
}
