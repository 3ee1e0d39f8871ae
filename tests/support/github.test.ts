import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './github/emulated-github.ts';
import { createClient } from './github/http-client.ts';
import { find, listAt, textAt } from './github/json.ts';
import { startGitHub } from './github/start-github.ts';

const REPOSITORY = '/repos/octo-org/octo-repo';

let github: EmulatedGitHub;
beforeEach(async () => {
  github = await startGitHub({ startAt: '2026-01-20T09:00:00Z', organizations: ['octo-org'] });
});
afterEach(() => github.stop());

describe('the emulated GitHub', () => {
  it('has one address for programs and one for people', async () => {
    await github.createRepository();
    const { body } = await createClient(github)('GET', REPOSITORY);
    expect(find(body, 'url')).toBe(`${github.apiUrl}${REPOSITORY}`);
    expect(find(body, 'html_url')).toBe('https://github.com/octo-org/octo-repo');
    expect(github.apiUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('tells whole seconds from the start that was asked for', async () => {
    const repository = await github.createRepository();
    const number = await repository.createIssue({ title: 'One' });
    const { body } = await createClient(github)('GET', `${REPOSITORY}/issues/${number}`);
    expect(textAt(body, 'created_at')).toMatch(/^2026-01-20T09:00:\d\dZ$/);
    expect((await repository.commits())[0]?.date).toMatch(/^2026-01-20T09:00:\d\dZ$/);
  });

  it('answers no client any more once it has stopped', async () => {
    await github.stop();
    await expect(createClient(github)('GET', '/rate_limit')).rejects.toThrow('fetch failed');
  });
});

describe('tokens', () => {
  it('are unknown unless given here, and after they were revoked', async () => {
    const token = github.createActionsToken('octo-org');
    github.revokeToken(token);
    for (const unknown of [token, 'ghp_of-somebody-else']) {
      const { status, body } = await createClient(github, unknown)('GET', '/rate_limit');
      expect([status, find(body, 'message')]).toEqual([401, 'Bad credentials']);
    }
  });

  it('of a job write as github-actions[bot]', async () => {
    await github.createRepository();
    const client = createClient(github, github.createActionsToken('octo-org'));
    const { body } = await client('POST', `${REPOSITORY}/issues`, { body: { title: 'One' } });
    expect(find(body, 'user', 'login')).toBe('github-actions[bot]');
    expect(find(body, 'user', 'type')).toBe('Bot');
  });

  it('without a permission are refused in the words for apps, with the permission that is missing', async () => {
    await github.createRepository();
    const token = github.createActionsToken('octo-org', { contents: 'read', metadata: 'read' });
    const body = { content: 'x', encoding: 'utf-8' };
    const refused = await createClient(github, token)('POST', `${REPOSITORY}/git/blobs`, { body });
    expect(refused.status).toBe(403);
    expect(find(refused.body, 'message')).toBe('Resource not accessible by integration');
    expect(refused.headers.get('x-accepted-github-permissions')).toBe('contents=write');
  });

  it('are needed to write', async () => {
    await github.createRepository();
    const body = { title: 'One' };
    const { status } = await createClient(github)('POST', `${REPOSITORY}/issues`, { body });
    expect(status).toBe(401);
  });
});

describe('repositories', () => {
  it('are found in any letter case', async () => {
    await github.createRepository();
    const { body } = await createClient(github)(
      'GET',
      '/repos/Octo-Org/OCTO-repo/git/ref/heads/main',
    );
    expect(find(body, 'ref')).toBe('refs/heads/main');
  });

  it('that are private do not exist for strangers', async () => {
    await github.createRepository({ isPrivate: true });
    const outsider = github.createUserToken('outsider');
    const contributor = github.createUserToken('contributor');
    expect((await createClient(github)('GET', REPOSITORY)).status).toBe(404);
    expect((await createClient(github, outsider)('GET', REPOSITORY)).status).toBe(404);
    expect((await createClient(github, contributor)('GET', REPOSITORY)).status).toBe(200);
  });

  it('that are archived can only be read', async () => {
    const repository = await github.createRepository();
    await repository.archive();
    const client = createClient(github, github.createActionsToken('octo-org'));
    const { status, body } = await client('POST', `${REPOSITORY}/issues`, { body: { title: 'A' } });
    expect([status, find(body, 'message')]).toEqual([
      403,
      'Repository was archived so is read-only.',
    ]);
  });

  it('name the role of a person and the older word for it', async () => {
    await github.createRepository({ collaborators: { contributor: 'maintain' } });
    const client = createClient(github, github.createActionsToken('octo-org'));
    const permissionOf = async (login: string) => {
      const { body } = await client('GET', `${REPOSITORY}/collaborators/${login}/permission`);
      return [find(body, 'permission'), find(body, 'role_name')];
    };
    expect(await permissionOf('maintainer')).toEqual(['admin', 'admin']);
    expect(await permissionOf('contributor')).toEqual(['write', 'maintain']);
    expect(await permissionOf('outsider')).toEqual(['read', 'read']);
  });
});

describe('the log', () => {
  it('has every request with its status and who sent it', async () => {
    await github.createRepository();
    const client = createClient(github, github.createUserToken('contributor'));
    await client('GET', `${REPOSITORY}/issues?state=all`);
    await client('GET', `${REPOSITORY}/issues/7`);
    await createClient(github, 'unknown')('GET', '/rate_limit');
    expect(
      github.requests.map(({ method, path, status, by }) => [method, path, status, by]),
    ).toEqual([
      ['GET', `${REPOSITORY}/issues?state=all`, 200, 'contributor'],
      ['GET', `${REPOSITORY}/issues/7`, 404, 'contributor'],
      ['GET', '/rate_limit', 401, 'unknown'],
    ]);
    github.forgetRequests();
    expect(github.requests).toEqual([]);
  });

  it('leaves out what the verbs of a test do', async () => {
    const repository = await github.createRepository();
    await repository.push({ files: { 'a.md': 'a\n' } });
    expect(github.requests).toEqual([]);
  });
});

describe('conditional requests', () => {
  it('are answered 304 to the same token only, at no cost', async () => {
    await github.createRepository();
    const path = `${REPOSITORY}/contents/README.md`;
    const client = createClient(github, github.createActionsToken('octo-org'));
    const etag = (await client('GET', path)).headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    const again = await client('GET', path, { headers });
    expect([again.status, again.text, again.headers.get('x-ratelimit-used')]).toEqual([
      304,
      '',
      '1',
    ]);
    const other = createClient(github, github.createActionsToken('octo-org'));
    expect((await other('GET', path, { headers })).status).toBe(200);
  });
});

describe('the rate limit', () => {
  it('counts for each token and refuses what is beyond it', async () => {
    const poor = await startGitHub({ rateLimit: 2 });
    try {
      const client = createClient(poor, poor.createUserToken('contributor'));
      const left = async () => {
        const { status, headers } = await client('GET', '/users/maintainer');
        return [status, headers.get('x-ratelimit-remaining')];
      };
      expect([await left(), await left(), await left()]).toEqual([
        [200, '1'],
        [200, '0'],
        [403, '0'],
      ]);
      const other = createClient(poor, poor.createUserToken('outsider'));
      expect((await other('GET', '/users/maintainer')).status).toBe(200);
    } finally {
      await poor.stop();
    }
  });
});

describe('lists', () => {
  it('come in pages whose links lead back here', async () => {
    const repository = await github.createRepository();
    for (const title of ['One', 'Two', 'Three']) await repository.createIssue({ title });
    const client = createClient(github);
    for (const list of ['issues', 'labels', 'commits']) {
      const { headers } = await client('GET', `${REPOSITORY}/${list}?per_page=1`);
      for (const [, link] of (headers.get('link') ?? '').matchAll(/<([^>]+)>/g)) {
        expect(link).toMatch(new RegExp(`^${github.apiUrl}/`));
      }
    }
    const { headers, body } = await client('GET', `${REPOSITORY}/issues?per_page=2`);
    expect(listAt(body)).toHaveLength(2);
    const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
    const rest = await client('GET', next.slice(github.apiUrl.length));
    expect(listAt(rest.body).map((issue) => find(issue, 'title'))).toEqual(['One']);
  });
});
