import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from '../emulated-github.ts';
import { createClient } from '../http-client.ts';
import type { Json } from '../json.ts';
import { find } from '../json.ts';
import type { EmulatedRepository } from '../repository/emulated-repository.ts';
import { startGitHub } from '../start-github.ts';

const QUERY = `query ($number: Int!, $after: String) {
  repository(owner: "octo-org", name: "octo-repo") {
    pullRequest(number: $number) {
      merged
      closingIssuesReferences(first: 1, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { number url repository { nameWithOwner } }
      }
    }
  }
}`;

let github: EmulatedGitHub;
let repository: EmulatedRepository;
beforeAll(async () => {
  github = await startGitHub();
  const issues = [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }];
  repository = await github.createRepository({ issues });
});
afterAll(() => github.stop());

async function ask(query: string, variables: Json = {}) {
  const client = createClient(github, github.createActionsToken('octo-org'));
  const { status, body } = await client('POST', '/graphql', { body: { query, variables } });
  return { status, body };
}

async function open(head: string, { body, base = 'main' }: { body: string; base?: string }) {
  const files = { [`${head}.md`]: 'x\n' };
  const message = 'Fixes #3';
  return await repository.openPullRequest({ title: 'Work', head, base, body, files, message });
}

describe('the issues that a pull request closes', () => {
  it('are those of its description, in pages', async () => {
    const number = await open('one', { body: 'Closes #1, fixes octo-org/octo-repo#2' });
    const { status, body } = await ask(QUERY, { number });
    const path = ['data', 'repository', 'pullRequest', 'closingIssuesReferences'];
    expect(status).toBe(200);
    expect(find(body, ...path)).toEqual({
      totalCount: 2,
      pageInfo: { hasNextPage: true, endCursor: '1' },
      nodes: [
        {
          number: 1,
          url: 'https://github.com/octo-org/octo-repo/issues/1',
          repository: { nameWithOwner: 'octo-org/octo-repo' },
        },
      ],
    });
    const next = await ask(QUERY, { number, after: '1' });
    expect(find(next.body, ...path, 'nodes', 0, 'number')).toBe(2);
  });

  it('are none where the base is not the default branch', async () => {
    await repository.push({ branch: 'next', files: { 'n.md': 'n\n' } });
    const number = await open('two', { body: 'Closes #1', base: 'next' });
    const { body } = await ask(QUERY, { number });
    const path = ['data', 'repository', 'pullRequest', 'closingIssuesReferences'];
    expect(find(body, ...path, 'totalCount')).toBe(0);
  });
});

describe('a query that goes wrong is answered 200', () => {
  it.each([
    [
      'something that is not there',
      '{repository(owner:"octo-org",name:"none"){name}}',
      'NOT_FOUND',
    ],
    ['a pull request that is not there', QUERY, 'NOT_FOUND'],
  ])('for %s, with the kind of error', async (_what, query, type) => {
    const { status, body } = await ask(query, { number: 999 });
    expect([status, find(body, 'errors', 0, 'type')]).toEqual([200, type]);
  });

  it.each([
    ['a field that GitHub does not have', '{repository(owner:"o",name:"n"){nothing}}', 'nothing'],
    ['a field that is not emulated', '{rateLimit{cost}}', 'does not support Query.rateLimit'],
    ['what is no query', '{', 'Syntax Error'],
    [
      'a connection without a size',
      '{repository(owner:"octo-org",name:"octo-repo"){pullRequest(number:4){closingIssuesReferences{totalCount}}}}',
      '`first`',
    ],
  ])('for %s, with the reason', async (_what, query, reason) => {
    const { status, body } = await ask(query);
    expect(status).toBe(200);
    expect(String(find(body, 'errors', 0, 'message'))).toContain(reason);
  });
});

describe('GraphQL', () => {
  it('wants to know who asks', async () => {
    const { status } = await createClient(github)('POST', '/graphql', {
      body: { query: '{viewer{login}}' },
    });
    expect(status).toBe(401);
  });

  it('can be turned off', async () => {
    github.setGraphql(false);
    expect((await ask(QUERY, { number: 4 })).status).toBe(404);
    github.setGraphql(true);
    expect((await ask(QUERY, { number: 4 })).status).toBe(200);
  });
});
