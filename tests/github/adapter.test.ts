import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { connectGitHub } from '../../src/github/connect-github.ts';
import { listMerged } from '../../src/github/list-merged.ts';
import { MOST_COMPARED_COMMITS } from '../../src/github/repository.ts';
import { UserError } from '../../src/model/errors.ts';

/*
 * What the emulated GitHub does otherwise, or cannot do, written from GitHub's documentation:
 * https://docs.github.com/en/rest and https://docs.github.com/en/graphql
 */

const API = 'https://api.github.com';
const PATH = '/repos/octo-org/octo-repo';
const TOKEN = 'ghs_0123456789abcdefABCDEF';
const SHA = 'a'.repeat(40);
const warnings: string[] = [];

type Given = Parameters<typeof connectGitHub>[0];

const CONNECTION: Given = {
  token: TOKEN,
  apiUrl: API,
  repository: 'octo-org/octo-repo',
  second: 1,
  throttle: false,
  warn: (message) => warnings.push(message),
};
const connect = (more: Partial<Given> = {}) => connectGitHub({ ...CONNECTION, ...more });

const failure = async (promise: Promise<unknown>): Promise<Error> => {
  const error = await promise.then(
    () => new Error('It did not fail.'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error('Something else than an error was thrown.');
  return error;
};

// Other files share this process, and their requests are real ones.
beforeAll(() => {
  if (!nock.isActive()) nock.activate();
});
afterAll(() => {
  nock.enableNetConnect();
  nock.restore();
});
beforeEach(() => {
  nock.disableNetConnect();
  warnings.length = 0;
});
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
  expect(warnings.join()).not.toContain(TOKEN);
});

const repositoryRecord = {
  default_branch: 'trunk',
  html_url: 'https://github.com/octo-org/octo-repo',
};

describe('what fails by chance', () => {
  test.each([500, 502, 503, 504])('is asked again after %i (fault 1)', async (status) => {
    nock(API).get(PATH).times(2).reply(status, { message: 'Server Error' });
    nock(API).get(PATH).reply(200, repositoryRecord);
    expect((await connect().readFacts()).defaultBranch).toBe('trunk');
  });

  test('is given up after a few times, as a failure that is not the person’s (fault 1)', async () => {
    nock(API).get(PATH).times(4).reply(503, { message: 'Unavailable' });
    const error = await failure(connect().readFacts());
    expect(error).not.toBeInstanceOf(UserError);
    expect(error.message).toContain('Unavailable');
  });

  test('is asked again after a broken connection (fault 4)', async () => {
    nock(API).get(PATH).replyWithError('socket hang up');
    nock(API).get(PATH).reply(200, repositoryRecord);
    expect((await connect().readFacts()).defaultBranch).toBe('trunk');
  });

  test('is given up where no answer ever comes (fault 4)', async () => {
    let attempts = 0;
    const hang: typeof fetch = (_url, options) => {
      attempts += 1;
      return new Promise((_, reject) => {
        options?.signal?.addEventListener('abort', () => reject(options.signal?.reason));
      });
    };
    const error = await failure(connect({ timeout: 30, fetch: hang }).readFacts());
    expect(error.message).toMatch(/timeout/i);
    expect(attempts).toBe(4);
  });
});

describe('rate limits', () => {
  const reset = Date.parse('2030-01-02T03:04:05Z') / 1000;

  test('a used-up limit ends the run and says when to come back (fault 12)', async () => {
    nock(API)
      .get(PATH)
      .reply(
        403,
        { message: 'API rate limit exceeded for installation ID 1.' },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
      );
    const error = await failure(connect({ throttle: true }).readFacts());
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('2030-01-02 03:04 UTC');
  });

  test('a secondary limit is waited for as long as GitHub says (fault 13)', async () => {
    const message = 'You have exceeded a secondary rate limit. Please wait a few minutes.';
    nock(API).get(PATH).reply(429, { message }, { 'retry-after': '7' });
    nock(API).get(PATH).reply(200, repositoryRecord);
    expect((await connect({ throttle: true }).readFacts()).defaultBranch).toBe('trunk');
    expect(warnings).toEqual(['GitHub asks us to wait 7 seconds.']);
  });

  test('a long wait is left to people (fault 13)', async () => {
    const message = 'You have exceeded a secondary rate limit.';
    nock(API).get(PATH).reply(403, { message }, { 'retry-after': '1800' });
    const error = await failure(connect({ throttle: true }).readFacts());
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('1800 seconds');
  });

  test('a limit of GraphQL, which comes with 200, is no empty answer (fault 13)', async () => {
    nock(API)
      .post('/graphql')
      .reply(
        200,
        { data: null, errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) },
      );
    const error = await failure(connect({ throttle: true }).listIssuesClosedBy(3));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('2030-01-02 03:04 UTC');
  });
});

describe('what a person can put right is said in words', () => {
  const CASES: readonly (readonly [string, number, string, ...string[]])[] = [
    ['a bad token (fault 14)', 401, 'Bad credentials', 'token', 'github.token'],
    [
      'a missing permission (fault 15)',
      403,
      'Resource not accessible by integration',
      'contents: read',
      'permissions:',
      'fork',
    ],
    ['a repository that is not there', 404, 'Not Found', 'does not exist', 'octo-org/octo-repo'],
    ['a repository that is gone', 410, 'Gone', 'Settings'],
    ['a repository that is blocked', 451, 'Repository access blocked', 'legal'],
  ];
  test.each(CASES)('%s', async (_, status, message, ...said) => {
    nock(API).get(PATH).reply(status, { message });
    const error = await failure(connect().readFacts());
    expect(error).toBeInstanceOf(UserError);
    for (const part of [...said, message]) expect(error.message).toContain(part);
    expect(error.message).not.toContain(TOKEN);
  });

  test('with the permission that GitHub itself names', async () => {
    const headers = { 'x-accepted-github-permissions': 'contents=write; pull_requests=write' };
    const message = 'Resource not accessible by integration';
    nock(API).post(`${PATH}/git/blobs`).reply(403, { message }, headers);
    const parent = { sha: SHA, tree: SHA, parents: [] };
    const change = { parent, path: 'S.md', mode: '100644' as const, text: 'x', message: 'm' };
    const error = await failure(connect().writeCommit(change));
    expect(error.message).toContain('`contents: write; pull-requests: write`');
  });

  test('an archived repository', async () => {
    const message = 'Repository was archived so is read-only.';
    nock(API).patch(`${PATH}/git/refs/heads%2Fmain`).reply(403, { message });
    const error = await failure(connect().moveBranch('main', { to: SHA, force: false }));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain('unarchive');
  });
});

describe('a refused write to a branch', () => {
  // https://docs.github.com/en/rest/git/refs and the messages of rules and protections.
  test.each([
    [422, 'Update is not a fast forward'],
    [422, 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n'],
    [422, 'Required status check "test" is expected.'],
    [422, 'Commits must have verified signatures.'],
    [409, 'Reference cannot be updated'],
    [
      403,
      "You're not authorized to push to this branch. Visit https://docs.github.com/articles/about-protected-branches/ for more information.",
    ],
  ])('%i %s is an outcome and no failure (fault 16)', async (status, message) => {
    nock(API).patch(`${PATH}/git/refs/heads%2Fmain`).reply(status, { message });
    const outcome = await connect().moveBranch('main', {
      to: SHA,
      force: false,
    });
    expect(outcome.kind).toBe('refused');
  });

  test('is asked for without force, and commits without an author', async () => {
    const bodies: unknown[] = [];
    const answer: typeof fetch = async (_url, options) => {
      bodies.push(JSON.parse(String(options?.body)));
      return Response.json({ sha: SHA, object: { sha: SHA } }, { status: 201 });
    };
    const repository = connect({ fetch: answer });
    const parent = { sha: 'b'.repeat(40), tree: 'c'.repeat(40), parents: [] };
    const change = {
      parent,
      path: 'd/S.md',
      mode: '100644' as const,
      text: '\uFEFFü\r\n',
      message: 'm',
    };
    await repository.writeCommit(change);
    await repository.moveBranch('a/b', { to: SHA, force: false });
    expect(bodies).toEqual([
      { content: Buffer.from('\uFEFFü\r\n').toString('base64'), encoding: 'base64' },
      {
        base_tree: parent.tree,
        tree: [{ path: 'd/S.md', mode: '100644', type: 'blob', sha: SHA }],
      },
      { message: 'm', tree: SHA, parents: [parent.sha] },
      { sha: SHA, force: false },
    ]);
  });
});

describe('opening a pull request', () => {
  const wish = { head: 'sprint-sync/x', base: 'main', title: 't', body: 'b' };

  test('that exists is no failure', async () => {
    const message = 'Validation Failed';
    const errors = [
      {
        resource: 'PullRequest',
        code: 'custom',
        message: 'A pull request already exists for octo-org:sprint-sync/x.',
      },
    ];
    nock(API).post(`${PATH}/pulls`).reply(422, { message, errors });
    expect(await connect().openPullRequest(wish)).toEqual({ kind: 'exists' });
  });

  test('that is switched off is an outcome', async () => {
    const message = 'GitHub Actions is not permitted to create or approve pull requests.';
    nock(API).post(`${PATH}/pulls`).reply(403, { message });
    const outcome = await connect().openPullRequest(wish);
    expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringContaining(message) });
  });
});

describe('reading', () => {
  test('a renamed branch, which GitHub redirects to, is not the branch that was asked for', async () => {
    const commit = { sha: SHA, commit: { tree: { sha: SHA } }, parents: [] };
    nock(API)
      .get(`${PATH}/branches/master`)
      .reply(301, '', { location: `${API}${PATH}/branches/main` });
    nock(API).get(`${PATH}/branches/main`).reply(200, { name: 'main', commit });
    expect(await connect().findHead('master')).toBeNull();
  });

  test('the test merge of an open pull request is no merge', async () => {
    const repo = { id: 1 };
    const record = {
      ...{ number: 7, html_url: 'u', title: 't', body: null, state: 'open', merged_at: null },
      merge_commit_sha: SHA,
      base: { ref: 'main', repo },
      head: { ref: 'x', sha: SHA, repo: null },
    };
    nock(API).get(`${PATH}/pulls/7`).reply(200, record);
    const found = await connect().findPullRequest(7);
    expect(found).toMatchObject({ mergeCommit: null, isFromHere: false, body: '' });
  });

  test('a comparison is paged, and only its newest commits are kept where there are too many', async () => {
    const total = MOST_COMPARED_COMMITS + 150;
    const page = (number: number) => {
      const length = Math.min(100, total - (number - 1) * 100);
      const commits = Array.from({ length }, (_, index) => {
        return { sha: `sha-${(number - 1) * 100 + index}`, commit: { message: 'm' } };
      });
      return { total_commits: total, commits, files: number === 1 ? [] : undefined };
    };
    for (const number of [1, 3, 4, 5, 6, 7]) {
      nock(API)
        .get(`${PATH}/compare/old...new`)
        .query({ per_page: 100, page: number })
        .reply(200, page(number));
    }
    const compared = await connect().compare({ base: 'old', head: 'new' });
    expect(compared?.isComplete).toBe(false);
    expect(compared?.commits).toHaveLength(450);
    expect(compared?.commits.at(-1)?.sha).toBe(`sha-${total - 1}`);
  });

  test('a push of many commits is looked up within a bound, and says so', async () => {
    const commits = Array.from({ length: 100 }, (_, index) => {
      return { sha: `sha-${index}`, commit: { message: 'm' } };
    });
    nock(API)
      .get(`${PATH}/compare/old...sha-99`)
      .query(true)
      .times(2)
      .reply(200, { total_commits: 150, commits, files: [] });
    let lookups = 0;
    nock(API)
      .get(/\/commits\/sha-\d+\/pulls/)
      .times(100)
      .reply(200, () => {
        lookups += 1;
        return [];
      });
    const push = { branch: 'main', before: 'old', after: 'sha-99', commits: [] };
    const repository = connect();
    expect(await listMerged(repository, push)).toEqual({ pullRequests: [], isComplete: false });
    expect(lookups).toBe(100);
  });

  test('a file over the limit of the contents API comes whole, since blobs are read (fault 25)', async () => {
    const bytes = Buffer.alloc(1_100_000, 'x');
    nock(API)
      .get(`${PATH}/git/blobs/${SHA}`)
      .reply(200, {
        content: bytes.toString('base64').replace(/.{60}/g, '$&\n'),
        encoding: 'base64',
      });
    expect((await connect().readBlob(SHA)).byteLength).toBe(bytes.byteLength);
  });
});

describe('the issues that a pull request closes', () => {
  const reply = (status: number, body: nock.Body) => nock(API).post('/graphql').reply(status, body);

  test('come from GraphQL, with the repository of each', async () => {
    const nodes = [
      { number: 4, repository: { nameWithOwner: 'Octo-Org/Other' } },
      null,
      { number: 5, repository: { nameWithOwner: 'octo-org/octo-repo' } },
    ];
    const closingIssuesReferences = { nodes };
    reply(200, { data: { repository: { pullRequest: { closingIssuesReferences } } } });
    expect(await connect().listIssuesClosedBy(3)).toEqual([
      { repository: 'octo-org/other', number: 4 },
      { repository: 'octo-org/octo-repo', number: 5 },
    ]);
  });

  test.each([
    ['where there is no GraphQL', 404, { message: 'Not Found' }],
    ['where the token may not ask', 403, { message: 'Resource not accessible by integration' }],
    [
      'where the token may not see issues',
      200,
      {
        data: { repository: { pullRequest: null } },
        errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }],
      },
    ],
    [
      'where the server is too old for the field',
      200,
      {
        errors: [
          {
            message: "Field 'closingIssuesReferences' doesn't exist on type 'PullRequest'",
            extensions: { code: 'undefinedField' },
          },
        ],
      },
    ],
  ])('are none %s', async (_, status, body) => {
    reply(status, body);
    expect(await connect().listIssuesClosedBy(3)).toEqual([]);
  });

  test('are never silently none because of an outage: this merge is looked at only once', async () => {
    nock(API).post('/graphql').times(4).reply(502, { message: 'Bad Gateway' });
    expect((await failure(connect().listIssuesClosedBy(3))).message).toContain('Bad Gateway');
  });

  test('are asked for on a GitHub Enterprise Server too', async () => {
    nock('https://github.example')
      .post('/api/graphql')
      .reply(200, { data: { repository: { pullRequest: null } } });
    const repository = connect({ apiUrl: 'https://github.example/api/v3' });
    expect(await repository.listIssuesClosedBy(3)).toEqual([]);
  });
});

describe('writes', () => {
  const SECOND = 1_000;

  /** When each of so many writes, all asked for at once, reaches the server. In seconds. */
  async function sendAtOnce(count: number, apiUrl: string): Promise<readonly number[]> {
    vi.useFakeTimers();
    try {
      const arrived: number[] = [];
      const start = Date.now();
      const answer: typeof fetch = async () => {
        arrived.push((Date.now() - start) / SECOND);
        return Response.json({}, { status: 200 });
      };
      const { throttle: _left, ...given } = { ...CONNECTION, apiUrl, fetch: answer };
      const repository = connectGitHub(given);
      const text = { title: 't', body: 'b' };
      const all = Promise.all(
        Array.from({ length: count }, (_, at) => repository.editPullRequest(at + 1, text)),
      );
      await vi.advanceTimersByTimeAsync(2 * count * SECOND);
      await all;
      return arrived;
    } finally {
      vi.useRealTimers();
    }
  }

  test('stay below the 80 that GitHub’s own servers take in a minute', async () => {
    const arrived = await sendAtOnce(150, API);
    expect(arrived).toHaveLength(150);
    for (const at of arrived) {
      expect(arrived.filter((one) => one >= at && one < at + 60).length).toBeLessThanOrEqual(80);
    }
  });

  test('do not wait where nobody counts', async () => {
    const arrived = await sendAtOnce(150, 'https://github.example/api/v3');
    expect(Math.max(...arrived)).toBeLessThan(1);
  });
});

describe('an address', () => {
  test('that is none is refused', () => {
    expect(() => connect({ apiUrl: 'github' })).toThrow('GITHUB_API_URL');
  });
});

describe('a name of a repository', () => {
  test.each(['', 'octo', 'a/b/c', '../x', 'a b/c'])('cannot be %j', (repository) => {
    expect(() => connect({ repository })).toThrow(UserError);
  });

  test('needs a token beside it', () => {
    expect(() => connect({ token: '' })).toThrow('No token');
  });
});
