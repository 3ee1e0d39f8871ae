import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from '../emulated-github.ts';
import { type Client, createClient } from '../http-client.ts';
import { textAt } from '../json.ts';
import type { EmulatedRepository } from '../repository/emulated-repository.ts';
import { startGitHub } from '../start-github.ts';
import { violationsOf } from './contract.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';

const PATH = '/repos/octo-org/octo-repo';

let github: EmulatedGitHub;
let repository: EmulatedRepository;
let client: Client;
beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository({ issues: [{ title: 'One', labels: ['bug'] }] });
  client = createClient(github, github.createActionsToken('octo-org'));
});
afterEach(() => github.stop());

describe('the answers of the emulated GitHub', () => {
  it('are as GitHub describes them, for all that this project asks', async () => {
    const pull = await repository.openPullRequest({
      title: 'Work',
      head: 'work',
      body: 'Closes #1',
      files: { 'a.md': 'a\n' },
    });
    const head = (await repository.branchHead()) ?? '';
    for (const path of [
      '',
      '/branches/main',
      '/collaborators/contributor/permission',
      '/commits?per_page=5',
      '/commits/main',
      '/commits/work/pulls',
      '/compare/main...work',
      '/contents/README.md',
      '/contents/none.md',
      `/git/commits/${head}`,
      '/git/ref/heads%2Fmain',
      '/git/trees/main?recursive=1',
      '/issues?state=all&labels=bug',
      '/issues/1',
      `/issues/${pull}`,
      '/issues/1/comments',
      '/issues/1/labels',
      '/labels',
      '/pulls?state=all&head=octo-org:work',
      `/pulls/${pull}`,
      `/pulls/${pull}/commits`,
      `/pulls/${pull}/files`,
    ]) {
      await client('GET', `${PATH}${path}`);
    }
    const write = async (method: string, path: string, body: Record<string, unknown>) =>
      (await client(method, `${PATH}${path}`, { body: JSON.parse(JSON.stringify(body)) })).body;
    const blob = textAt(
      await write('POST', '/git/blobs', { content: 'b', encoding: 'utf-8' }),
      'sha',
    );
    const entry = { path: 'b.md', mode: '100644', type: 'blob', sha: blob };
    const tree = textAt(await write('POST', '/git/trees', { tree: [entry] }), 'sha');
    const commit = { message: 'Add b', tree, parents: [head] };
    const sha = textAt(await write('POST', '/git/commits', commit), 'sha');
    await write('POST', '/git/refs', { ref: 'refs/heads/sync', sha });
    await write('POST', '/pulls', { title: 'Sync', head: 'sync', base: 'main' });
    await write('PATCH', '/git/refs/heads/main', { sha });
    await write('PATCH', `/pulls/${pull}`, { body: 'Closes #1 at last' });
    await write('POST', '/issues', { title: 'Two', labels: ['bug'] });
    await write('PATCH', '/issues/1', { state: 'closed', state_reason: 'completed' });
    await write('POST', '/issues/1/comments', { body: 'Done' });
    await write('PUT', `/pulls/${pull}/merge`, { merge_method: 'squash' });
    const refused = github.requests.filter(({ status }) => status >= 400);
    expect(refused.map(({ path }) => path)).toEqual([`${PATH}/contents/none.md`]);
    expect(github.contractViolations).toEqual([]);
  });
});

describe('a violation of the contract', () => {
  const details = () => github.contractViolations.map(({ where, detail }) => `${where}: ${detail}`);

  it('is a field of a request that GitHub does not know', async () => {
    const body = { title: 'One', lables: [] };
    await client('POST', `${PATH}/issues`, { body });
    expect(details()).toEqual(['request: /lables is not a field of this request']);
  });

  it('is a field of a wrong kind, even if the request got no answer', async () => {
    github.onRequest(() => ({ kind: 'drop' }));
    const body = { title: { is: 'One' }, body: 1 };
    await expect(client('POST', `${PATH}/issues`, { body })).rejects.toThrow();
    expect(details().join()).toContain('/body must be string');
  });

  it('is a parameter of a query that GitHub does not know or allow', async () => {
    await client('GET', `${PATH}/issues?stat=all&direction=up`);
    expect(details()[0]).toBe('request: ?stat is not a parameter of this operation');
    expect(details()[1]).toContain('?direction / must be equal to one of the allowed values');
  });

  it('is an operation that GitHub does not have', async () => {
    await client('GET', `${PATH}/nothing`);
    expect(details()).toEqual(['request: GitHub has no such operation']);
  });

  it('is a query that does not fit the schema', async () => {
    await client('POST', '/graphql', { body: { query: '{repository(name:"a"){nothing}}' } });
    expect(details().join()).toContain('Cannot query field "nothing"');
  });

  it('is an answer without what GitHub promises', async () => {
    const request = {
      method: 'GET',
      path: `${PATH}/issues/1`,
      query: new URLSearchParams(),
      headers: {},
      caller: {
        login: 'maintainer',
        kind: 'user' as const,
        token: '',
        authorization: () => Promise.resolve(undefined),
      },
    };
    const answer = { status: 200, headers: {}, body: { number: 1 } };
    const found = await violationsOf(request, answer);
    expect(found.map(({ detail }) => detail).join()).toContain(
      "must have required property 'title'",
    );
  });

  it('is not an answer that a test invented', async () => {
    github.onRequest(() => ({ kind: 'answer', status: 200, body: { nothing: true } }));
    await client('GET', `${PATH}/issues/1`);
    expect(details()).toEqual([]);
  });
});

describe('a known difference', () => {
  it('has a reason', () => {
    for (const { reason } of KNOWN_DIFFERENCES) expect(reason).toMatch(/^[A-Z].*\.$/);
  });
});
