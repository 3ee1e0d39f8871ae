import type { Config } from '../../config/config.ts';
import type { ConfigOverrides } from '../../config/parse-overrides.ts';
import type { ConversingRepository } from '../../github/connect-github.ts';
import type { Commit } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { Ground, Grounds } from '../../model/grounds.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { describeUnresolved } from '../../plan/describe-unresolved.ts';
import { findLocalGrounds, findNumbers, inOrder } from '../../plan/grounds/find-local-grounds.ts';
import { resolveName } from '../../plan/resolve-name.ts';
import { startRun } from '../forecast/forecast-pull-request.ts';
import { observeDocument } from '../observe/observe-document.ts';
import { resolveDocuments } from '../observe/resolve-documents.ts';
import { findHeadOrThrow } from '../update/sync-document.ts';
import { findCheckGrounds } from './check-grounds.ts';
import { findCommitGround } from './commit-ground.ts';
import { findIssueGrounds } from './issue-grounds.ts';
import { findLedgerGround } from './ledger-ground.ts';
import { findPullGround } from './pull-ground.ts';

export interface GroundsRequest {
  /** As in directives: `A1`, `#12`, a title, a track. */
  readonly name: string;
  readonly overrides: ConfigOverrides;
}

/** More are no question about one thing any more. */
const MOST_ITEMS = 10;
const MOST_PULL_REQUESTS = 8;

/**
 * Why deliverables stand as they do: what the document, its commits, its issue, pull requests, checks
 * and our own memory say. Reads only.
 *
 * @throws {UserError} where no document has a deliverable of this name, or several things have it.
 */
export async function findGrounds(
  github: ConversingRepository,
  { name, overrides }: GroundsRequest,
): Promise<readonly Grounds[]> {
  const run = await startRun(github, overrides);
  const { repository, loaded } = run;
  if (loaded.kind === 'problems') {
    throw new UserError(loaded.problems.map(({ message }) => message).join(' '));
  }
  const branch = loaded.config.branches?.[0] ?? loaded.defaultBranch;
  const isKnown = branch === loaded.defaultBranch;
  const head = isKnown ? loaded.head : await findHeadOrThrow(repository, branch);
  const found: Promise<Grounds>[] = [];
  const reasons: string[] = [];
  for (const { path, config } of await resolveDocuments(repository, {
    config: loaded.config,
    commit: head,
  })) {
    const { fenced, words } = config;
    const place = { commit: head, path, fenced, words };
    const { document } = await observeDocument(repository, place);
    const resolution = resolveName(document, name);
    if (resolution.kind === 'found') {
      const items = document.deliverables.filter(({ key }) => resolution.keys.includes(key));
      const at = { github: { ...github, ...repository }, config, head, path, document };
      found.push(...items.slice(0, MOST_ITEMS).map((item) => groundsOf(at, item)));
    } else reasons.push(describeUnresolved(name, resolution));
  }
  if (found.length === 0) throw new UserError(reasons[0] ?? `There is no deliverable "${name}".`);
  return await Promise.all(found);
}

interface Place {
  /** With its reads remembered. */
  readonly github: ConversingRepository;
  readonly config: Config;
  readonly head: Commit;
  readonly path: string;
  readonly document: SprintDocument;
}

async function groundsOf(place: Place, item: Deliverable): Promise<Grounds> {
  const { github, path, document } = place;
  const { desk, tracker, archive } = github;
  const at = { ...place, repository: github, desk, tracker, archive };
  const local = findLocalGrounds(document, item, path);
  const commit = await findCommitGround(at, item);
  const ledger = await findLedgerGround(at, item);
  const issue = item.issue ?? ledger?.issue ?? null;
  const named = findNumbers([
    ...local.grounds.flatMap((ground) => (ground.kind === 'entry' ? [ground.text] : [])),
    ...(commit === null ? [] : [commit.subject]),
  ]).filter((number) => number !== issue);
  const numbers = [...new Set([...(ledger?.pullRequests ?? []), ...named])];
  const pulls: Ground[] = [];
  for (const number of numbers.slice(0, MOST_PULL_REQUESTS)) {
    const pull = await findPullGround(at, { number, key: item.key });
    if (pull !== null) pulls.push(pull);
  }
  const grounds = [
    ...pulls,
    ...(issue === null ? [] : await findIssueGrounds(tracker, issue)),
    ...(await findCheckGrounds(at, item)),
    ...(commit === null ? [] : [commit]),
    ...local.grounds,
    ...(ledger === null ? [] : [ledger.ground]),
  ];
  return { ...local, issue, grounds: inOrder(grounds) };
}
