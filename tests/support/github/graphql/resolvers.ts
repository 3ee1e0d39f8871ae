import { GraphQLError, type GraphQLFieldResolver } from 'graphql';
import type { Caller } from '../callers.ts';
import { closedIssues } from '../closing-keywords.ts';
import { type Context, call, repositoryOf } from '../context.ts';
import { presentFull } from '../corrections/present-pull.ts';
import { pullOf } from '../corrections/pull-state.ts';
import { find, findText, type Json, textAt } from '../json.ts';
import type { BodyVersion, RepositoryMemory } from '../memory.ts';
import { isSuccess, jsonOf } from '../message.ts';
import { objectSource, refSource } from './git-sources.ts';

export interface QueryContext {
  readonly github: Context;
  readonly caller: Caller;
}

type Source = Readonly<Record<string, unknown>>;

/**
 * Fields come from the source object; one that is not there is an error, never a null that a client
 * might believe.
 */
export const resolveField: GraphQLFieldResolver<Source, QueryContext> = (
  source,
  parameters,
  context,
  { fieldName, parentType },
) => {
  if (!Object.hasOwn(source, fieldName)) {
    throw new GraphQLError(`The emulated GitHub does not support ${parentType.name}.${fieldName}.`);
  }
  const field = source[fieldName];
  return typeof field === 'function' ? field(parameters, context) : field;
};

interface RepositoryName {
  readonly owner: string;
  readonly name: string;
}

export const rootValue = {
  viewer: (_: unknown, { caller }: QueryContext) => ({ login: caller.login }),
  repository: async ({ owner, name }: RepositoryName, { github, caller }: QueryContext) => {
    const repository = repositoryOf(github, { owner, repo: name });
    const path = `/repos/${repository?.fullName}`;
    const found = repository && (await call(github, { method: 'GET', path, caller }));
    if (repository === undefined || found === undefined || !isSuccess(found)) {
      throw notResolved(`a Repository with the name '${owner}/${name}'`);
    }
    return repositorySource(repository, jsonOf(found));
  },
};

function repositorySource(repository: RepositoryMemory, record: Json): Source {
  return {
    id: textAt(record, 'node_id'),
    name: textAt(record, 'name'),
    nameWithOwner: repository.fullName,
    url: textAt(record, 'html_url'),
    isPrivate: repository.isPrivate,
    isArchived: find(record, 'archived') === true,
    defaultBranchRef: (_: unknown, context: QueryContext) =>
      refSource(context, repository, `heads/${repository.defaultBranch}`),
    ref: ({ qualifiedName }: { qualifiedName: string }, context: QueryContext) =>
      refSource(context, repository, qualifiedName.replace(/^refs\//, '')),
    object: ({ expression }: { expression: string }, context: QueryContext) =>
      objectSource(context, repository, expression),
    issue: async ({ number }: { number: number }, { github, caller }: QueryContext) => {
      const path = `/repos/${repository.fullName}/issues/${number}`;
      const found = await call(github, { method: 'GET', path, caller });
      if (!isSuccess(found) || find(jsonOf(found), 'pull_request') !== undefined) {
        throw notResolved(`an Issue with the number of ${number}`);
      }
      return issueSource(repository, record, jsonOf(found));
    },
    pullRequest: async ({ number }: { number: number }, { github, caller }: QueryContext) => {
      const path = `/repos/${repository.fullName}/pulls/${number}`;
      const found = await call(github, { method: 'GET', path, caller });
      if (!isSuccess(found)) throw notResolved(`a PullRequest with the number of ${number}`);
      const pull = await pullOf(github, repository.fullName, jsonOf(found));
      return pullSource(repository, await presentFull(github, repository.fullName, pull));
    },
  };
}

function pullSource(repository: RepositoryMemory, pull: Json): Source {
  const isMerged = find(pull, 'merged') === true;
  const merge = findText(pull, 'merge_commit_sha');
  return {
    id: textAt(pull, 'node_id'),
    number: find(pull, 'number'),
    title: find(pull, 'title'),
    body: findText(pull, 'body') ?? '',
    url: find(pull, 'html_url'),
    state: isMerged ? 'MERGED' : textAt(pull, 'state').toUpperCase(),
    merged: isMerged,
    mergedAt: find(pull, 'merged_at'),
    mergeCommit: isMerged ? { oid: merge } : null,
    baseRefName: find(pull, 'base', 'ref'),
    headRefName: find(pull, 'head', 'ref'),
    headRefOid: find(pull, 'head', 'sha'),
    closingIssuesReferences: async (slice: Slice, context: QueryContext) =>
      connection(await linkedIssues(repository, pull, context), slice),
  };
}

/** The issues that the description closes. Those that only a commit message closes are not linked. */
async function linkedIssues(
  { fullName, defaultBranch }: RepositoryMemory,
  pull: Json,
  { github, caller }: QueryContext,
): Promise<Source[]> {
  if (find(pull, 'base', 'ref') !== defaultBranch) return [];
  const origin = { repository: fullName, serverUrl: github.addresses.serverUrl };
  const linked: Source[] = [];
  for (const { repository: name, number } of closedIssues(findText(pull, 'body') ?? '', origin)) {
    const repository = github.memory.find(name);
    if (repository === undefined || repository.issues.get(number)?.deleted) continue;
    const path = `/repos/${repository.fullName}`;
    const issue = await call(github, { method: 'GET', path: `${path}/issues/${number}`, caller });
    const home = await call(github, { method: 'GET', path, caller });
    if (!isSuccess(issue) || !isSuccess(home)) continue;
    linked.push(issueSource(repository, jsonOf(home), jsonOf(issue)));
  }
  return linked;
}

function issueSource(repository: RepositoryMemory, home: Json, issue: Json): Source {
  return {
    id: textAt(issue, 'node_id'),
    number: find(issue, 'number'),
    title: find(issue, 'title'),
    url: find(issue, 'html_url'),
    state: textAt(issue, 'state').toUpperCase(),
    stateReason: findText(issue, 'state_reason')?.toUpperCase() ?? null,
    body: findText(issue, 'body') ?? '',
    repository: () => repositorySource(repository, home),
    userContentEdits: (slice: Slice) => {
      const versions = repository.bodies.get(Number(find(issue, 'number'))) ?? [];
      return connection(versions.toReversed().map(editSource), slice);
    },
  };
}

function editSource({ at, by, text }: BodyVersion): Source {
  return { editedAt: at, diff: text, editor: actorSource(by) };
}

/** GraphQL leaves the `[bot]` out of a bot's name. */
function actorSource(login: string): Source {
  const isBot = login.endsWith('[bot]');
  return { __typename: isBot ? 'Bot' : 'User', login: login.replace(/\[bot\]$/, '') };
}

interface Slice {
  readonly first?: number;
  readonly after?: string;
}

/** A connection with cursors that count; `first` is asked for, as GitHub does. */
function connection(nodes: readonly Source[], { first, after }: Slice): Source {
  if (first === undefined || first < 1 || first > 100) {
    throw new GraphQLError('You must provide a `first` value between 1 and 100 on the connection.');
  }
  const start = after === undefined ? 0 : Number(after);
  const end = Math.min(start + first, nodes.length);
  return {
    nodes: nodes.slice(start, end),
    edges: nodes
      .slice(start, end)
      .map((node, index) => ({ node, cursor: String(start + index + 1) })),
    totalCount: nodes.length,
    pageInfo: {
      hasNextPage: end < nodes.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : String(start + 1),
      endCursor: nodes.length === 0 ? null : String(end),
    },
  };
}

function notResolved(what: string): GraphQLError {
  const extensions = { type: 'NOT_FOUND' };
  return new GraphQLError(`Could not resolve to ${what}.`, { extensions });
}
