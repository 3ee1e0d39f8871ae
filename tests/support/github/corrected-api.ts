import type { Context } from './context.ts';
import * as apps from './corrections/apps.ts';
import * as checks from './corrections/check-runs.ts';
import * as commits from './corrections/commits.ts';
import * as contents from './corrections/contents.ts';
import { listEvents } from './corrections/issue-history.ts';
import * as issues from './corrections/issues.ts';
import * as labels from './corrections/labels.ts';
import { mergePull } from './corrections/merge-pull.ts';
import { openPull } from './corrections/open-pull.ts';
import * as pulls from './corrections/pulls.ts';
import * as refs from './corrections/refs.ts';
import * as repositories from './corrections/repositories.ts';
import * as statuses from './corrections/statuses.ts';
import { answerQuery } from './graphql/answer-query.ts';
import { type ApiAnswer, type ApiRequest, unsupported } from './message.ts';
import { findRoute, type Handler, route } from './router.ts';

const at = (method: string, path: string, handler: Handler<Context>) =>
  route<Context>(method, `/repos/{owner}/{repo}${path}`, handler);

/** Everything that the emulator lacks or answers wrongly; the rest passes through. */
const CORRECTIONS = [
  at('GET', '/pulls', pulls.listPulls),
  at('POST', '/pulls', openPull),
  at('GET', '/pulls/{number}', pulls.getPull),
  at('PATCH', '/pulls/{number}', pulls.patchPull),
  at('GET', '/pulls/{number}/merge', pulls.isMerged),
  at('PUT', '/pulls/{number}/merge', mergePull),
  at('GET', '/pulls/{number}/files', pulls.listFiles),
  at('GET', '/pulls/{number}/commits', pulls.listCommits),
  at('PUT', '/pulls/{number}/update-branch', () => unsupported('updating a branch')),
  at('GET', '/commits', commits.listCommits),
  at('GET', '/commits/{+ref}/pulls', pulls.pullsOfCommit),
  at('POST', '/statuses/{sha}', statuses.createStatus),
  at('GET', '/commits/{+ref}/status', statuses.combinedStatus),
  at('GET', '/commits/{+ref}/check-runs', (context, request) => context.forward(request)),
  at('GET', '/commits/{+ref}/check-suites', (context, request) => context.forward(request)),
  at('GET', '/commits/{+ref}', commits.getCommit),
  at('POST', '/check-runs', checks.createRun),
  at('PATCH', '/check-runs/{number}', checks.changeRun),
  at('GET', '/check-runs/{number}/annotations', checks.listAnnotations),
  at('GET', '/git/commits/{sha}', commits.getGitCommit),
  at('POST', '/git/commits', commits.createCommit),
  at('GET', '/git/blobs/{sha}', contents.getBlob),
  at('PATCH', '/git/refs/{+ref}', refs.updateRef),
  at('DELETE', '/git/refs/{+ref}', refs.deleteRef),
  at('GET', '/contents/{+path}', contents.getContents),
  at('PUT', '/contents/{+path}', contents.writeContents),
  at('DELETE', '/contents/{+path}', contents.writeContents),
  at('GET', '/issues', issues.listIssues),
  at('POST', '/issues', issues.createIssue),
  at('GET', '/issues/{number}', issues.getIssue),
  at('PATCH', '/issues/{number}', issues.patchIssue),
  at('GET', '/issues/{number}/events', listEvents),
  at('DELETE', '/issues/{number}/labels/{name}', labels.labelByName),
  at('POST', '/issues/{number}/assignees', issues.addAssignees),
  ...['GET', 'POST', 'PUT', 'DELETE'].map((method) =>
    at(method, '/issues/{number}/{+part}', issues.partOfIssue),
  ),
  at('POST', '/issues/comments/{number}/reactions', apps.addReaction),
  at('GET', '/issues/comments/{number}/reactions', apps.listReactions),
  at('POST', '/labels', labels.createLabel),
  ...['GET', 'PATCH', 'DELETE'].map((method) => at(method, '/labels/{name}', labels.labelByName)),
  at('GET', '/collaborators/{username}/permission', repositories.getPermission),
  at('GET', '/assignees/{username}', repositories.mayBeAssigned),
  at('GET', '/branches/{branch}', repositories.getBranch),
  at('GET', '', repositories.getRepository),
  route<Context>('GET', '/app', apps.getApp),
  route<Context>('GET', '/users/{username}', apps.getUser),
  route<Context>('GET', '/installation/repositories', apps.listInstalled),
  route<Context>('POST', '/app/installations/{id}/access_tokens', repositories.grantToken),
  route<Context>('POST', '/graphql', answerQuery),
];

export interface CorrectedApi {
  handle(request: ApiRequest): Promise<ApiAnswer>;
}

/** The emulator minds the letter case of repositories, GitHub does not. */
function canonical({ memory }: Context, path: string): string {
  const [, name = '', rest = ''] = /^\/repos\/([^/]+\/[^/]+)(.*)$/.exec(path) ?? [];
  const repository = memory.find(name);
  return repository === undefined ? path : `/repos/${repository.fullName}${rest}`;
}

/** Writes go one after the other, since a correction may take several steps of the emulator. */
export function createCorrectedApi(context: Context): CorrectedApi {
  let last: Promise<unknown> = Promise.resolve();
  const respond = async (asked: ApiRequest) => {
    const request = { ...asked, path: canonical(context, asked.path) };
    const found = findRoute(CORRECTIONS, request);
    return await (found?.handler(context, request, found.parameters) ?? context.forward(request));
  };
  return {
    handle: (request) => {
      if (request.method === 'GET') return respond(request);
      const turn = last.then(() => respond(request));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
