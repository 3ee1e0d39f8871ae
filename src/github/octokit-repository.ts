import type { Octokit } from '@octokit/rest';
import { CLOSED_ISSUES, isRefusedQuery, readClosedIssues } from './closed-issues.ts';
import { explainFailure, type FailedAnswer, failedAnswer, isRateLimit } from './explain-failure.ts';
import { presentPullRequest, toEntryMode } from './from-github.ts';
import { readNewPath } from './read-new-path.ts';
import {
  type Comparison,
  type GitHubRepository,
  MOST_COMPARED_COMMITS,
  type NamedCommit,
  type RefOutcome,
} from './repository.ts';

/** The most that GitHub gives at once. */
const PAGE = 100;
const MOST_PATHS = 1_000;
/** Pull requests of one sync branch; older ones decide nothing. */
const MOST_PROPOSALS = 30;

const READ = 'contents: read';
const WRITE = 'contents: write';
const READ_PULLS = 'pull-requests: read';
const WRITE_PULLS = 'pull-requests: write';

/** The only place where we talk to GitHub. */
export function openRepository(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
): GitHubRepository {
  const { git, pulls, repos } = octokit.rest;
  const fullName = `${place.owner}/${place.repo}`;

  const ask = async <T>(doing: string, needs: string, call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw explainFailure(error, { repository: fullName, doing, needs });
    }
  };
  /** As `ask`, but an answer for which `instead` knows a meaning is none of the failures. */
  const askOr = <T, U>(
    [doing, needs]: readonly [string, string],
    call: () => Promise<T>,
    instead: (answer: FailedAnswer) => U | undefined,
  ): Promise<T | U> =>
    ask(doing, needs, async () => {
      try {
        return await call();
      } catch (error) {
        const answer = failedAnswer(error);
        const meaning = answer && !isRateLimit(answer) ? instead(answer) : undefined;
        if (meaning === undefined) throw error;
        return meaning;
      }
    });

  return {
    fullName,

    readFacts: () =>
      ask('read the repository', READ, async () => {
        const { data } = await repos.get(place);
        return { defaultBranch: data.default_branch, url: data.html_url };
      }),

    findHead: (branch) =>
      askOr(
        [`read the branch ${branch}`, READ],
        async () => {
          const { data } = await repos.getBranch({ ...place, branch });
          // A renamed branch answers to its old name too.
          if (data.name !== branch) return null;
          const { sha, commit, parents } = data.commit;
          return { sha, tree: commit.tree.sha, parents: parents.map((parent) => parent.sha) };
        },
        isMissing,
      ),

    findCommit: (sha) =>
      askOr(
        [`read the commit ${sha}`, READ],
        async () => {
          const { data } = await git.getCommit({ ...place, commit_sha: sha });
          const parents = data.parents.map((parent) => parent.sha);
          return { sha: data.sha, tree: data.tree.sha, parents };
        },
        isMissing,
      ),

    readTree: (sha) =>
      ask('read the list of files', READ, async () => {
        const { data } = await git.getTree({ ...place, tree_sha: sha });
        return data.tree.map((entry) => ({
          name: entry.path,
          mode: toEntryMode(entry.mode),
          sha: entry.sha,
          size: entry.size ?? 0,
        }));
      }),

    listBelow: (tree) =>
      ask('read the list of files', READ, async () => {
        const { data } = await git.getTree({ ...place, tree_sha: tree, recursive: 'true' });
        const entries = data.tree
          .filter(({ type }) => type !== 'tree')
          .map(({ path, mode }) => ({ path, mode: toEntryMode(mode) }));
        return { entries, isComplete: !data.truncated };
      }),

    readBlob: (sha) =>
      ask('read a file', READ, async () => {
        const { data } = await git.getBlob({ ...place, file_sha: sha });
        return new Uint8Array(Buffer.from(data.content, 'base64'));
      }),

    findNewPath: ({ path, head }) =>
      askOr(
        [`look where ${path} went`, READ],
        () => readNewPath(octokit, { ...place, path, head }),
        isMissing,
      ),

    compare: ({ base, head }) =>
      askOr([`compare ${base} with ${head}`, READ], () => compare({ base, head }), isMissing),

    findPullRequest: (number) =>
      askOr(
        [`read pull request #${number}`, READ_PULLS],
        async () => {
          const { data } = await pulls.get({ ...place, pull_number: number });
          return presentPullRequest(data);
        },
        isMissing,
      ),

    listPullRequestsOf: (commit) =>
      askOr(
        [`list the pull requests of commit ${commit}`, READ_PULLS],
        async () => {
          const found = await octokit.paginate(repos.listPullRequestsAssociatedWithCommit, {
            ...place,
            commit_sha: commit,
            per_page: PAGE,
          });
          return found.map(presentPullRequest);
        },
        ({ status }) => (status === 404 || status === 422 ? [] : undefined),
      ),

    listPullRequestsFrom: ({ head, base }) =>
      ask('list pull requests', READ_PULLS, async () => {
        const { data } = await pulls.list({
          ...place,
          head: `${place.owner}:${head}`,
          base,
          state: 'all',
          sort: 'created',
          direction: 'desc',
          per_page: MOST_PROPOSALS,
        });
        return data.map(presentPullRequest);
      }),

    listCommitsOf: (number) =>
      ask(`read the commits of pull request #${number}`, READ_PULLS, async () => {
        const found = await octokit.paginate(pulls.listCommits, {
          ...place,
          pull_number: number,
          per_page: PAGE,
        });
        return found.map(presentCommit);
      }),

    listPathsOf: (number) =>
      ask(`read the files of pull request #${number}`, READ_PULLS, async () => {
        let count = 0;
        const request = { ...place, pull_number: number, per_page: PAGE };
        const found = await octokit.paginate(pulls.listFiles, request, ({ data }, done) => {
          count += data.length;
          if (count >= MOST_PATHS) done();
          return data;
        });
        return found.flatMap(({ filename, previous_filename: previous }) =>
          previous === undefined ? [filename] : [filename, previous],
        );
      }),

    listIssuesClosedBy: (number) =>
      askOr(
        [`read the issues that pull request #${number} closes`, READ_PULLS],
        async () => {
          try {
            return readClosedIssues(await octokit.graphql(CLOSED_ISSUES, { ...place, number }));
          } catch (error) {
            if (isRefusedQuery(error)) return [];
            throw error;
          }
        },
        ({ status }) => (status === 403 || status === 404 ? [] : undefined),
      ),

    writeCommit: ({ parent, path, mode, text, message, also = [] }) =>
      ask(`commit ${path}`, WRITE, async () => {
        const entries = [];
        for (const file of [{ path, mode, text }, ...also]) {
          const content = Buffer.from(file.text).toString('base64');
          const { data: blob } = await git.createBlob({ ...place, content, encoding: 'base64' });
          entries.push({ path: file.path, mode: file.mode, type: 'blob' as const, sha: blob.sha });
        }
        const { data: tree } = await git.createTree({
          ...place,
          base_tree: parent.tree,
          tree: entries,
        });
        const { data: commit } = await git.createCommit({
          ...place,
          message,
          tree: tree.sha,
          parents: [parent.sha],
        });
        return { sha: commit.sha };
      }),

    createBranch: (branch, at) =>
      askOr(
        [`create the branch ${branch}`, WRITE],
        async (): Promise<RefOutcome> => {
          await git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: at });
          return { kind: 'written' };
        },
        refusedByRule,
      ),

    moveBranch: (branch, { to, force }) =>
      askOr(
        [`update the branch ${branch}`, WRITE],
        async (): Promise<RefOutcome> => {
          await git.updateRef({ ...place, ref: `heads/${branch}`, sha: to, force });
          return { kind: 'written' };
        },
        refusedByRule,
      ),

    openPullRequest: (wish) =>
      askOr(
        ['open a pull request', WRITE_PULLS],
        async () => {
          const { data } = await pulls.create({ ...place, ...wish });
          return { kind: 'opened' as const, pullRequest: presentPullRequest(data) };
        },
        ({ status, message }) => {
          if (status === 422 && /already exists/i.test(message)) return { kind: 'exists' as const };
          if (status !== 403 || /archived/i.test(message)) return undefined;
          return { kind: 'refused' as const, reason: message };
        },
      ),

    editPullRequest: (number, text) =>
      ask(`edit pull request #${number}`, WRITE_PULLS, async () => {
        await pulls.update({ ...place, pull_number: number, ...text });
      }),
  };

  async function compare(sides: { base: string; head: string }): Promise<Comparison> {
    const basehead = `${sides.base}...${sides.head}`;
    const readPage = async (page: number) => {
      const request = { ...place, basehead, per_page: PAGE, page };
      return (await repos.compareCommitsWithBasehead(request)).data;
    };
    const first = await readPage(1);
    const pages = Math.ceil(first.total_commits / PAGE);
    const most = MOST_COMPARED_COMMITS / PAGE;
    const commits: NamedCommit[] = pages <= most ? first.commits.map(presentCommit) : [];
    for (let page = Math.max(2, pages - most + 1); page <= pages; page += 1) {
      commits.push(...(await readPage(page)).commits.map(presentCommit));
    }
    const files = (first.files ?? []).map(({ filename, sha, status }) => ({
      path: filename,
      sha: status === 'removed' ? null : sha,
    }));
    return { commits, isComplete: pages <= most, files };
  }
}

function presentCommit({ sha, commit }: { sha: string; commit: { message: string } }): NamedCommit {
  return { sha, message: commit.message };
}

function isMissing({ status, message }: FailedAnswer): null | undefined {
  return status === 404 || (status === 422 && /no commit found/i.test(message)) ? null : undefined;
}

/** Protection and rule sets refuse with 422, a lost race with 422 or 409, restricted pushers with 403. */
function refusedByRule({ status, message }: FailedAnswer): RefOutcome | undefined {
  const isRefusal =
    status === 409 ||
    status === 422 ||
    (status === 403 && /protected branch|not authorized to push|rule violation/i.test(message));
  return isRefusal ? { kind: 'refused', reason: message } : undefined;
}
