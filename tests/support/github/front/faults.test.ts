import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from '../emulated-github.ts';
import { type Client, createClient } from '../http-client.ts';
import { find } from '../json.ts';
import type { EmulatedRepository } from '../repository/emulated-repository.ts';
import { startGitHub } from '../start-github.ts';
import { firstTime } from './first-time.ts';

const ISSUES = '/repos/octo-org/octo-repo/issues';

let github: EmulatedGitHub;
let repository: EmulatedRepository;
let client: Client;
beforeEach(async () => {
  github = await startGitHub();
  repository = await github.createRepository();
  client = createClient(github, github.createActionsToken('octo-org'));
});
afterEach(() => github.stop());

const create = () => client('POST', ISSUES, { body: { title: 'One' } });
const titles = async () => (await repository.issues()).map(({ title }) => title);

describe('a fault', () => {
  it('may be an answer that GitHub never gave', async () => {
    const headers = { 'retry-after': '60' };
    const body = { message: 'Slow down' };
    github.onRequest(() => ({ kind: 'answer', status: 429, headers, body }));
    const answered = await create();
    expect([answered.status, answered.headers.get('retry-after')]).toEqual([429, '60']);
    expect(find(answered.body, 'message')).toBe('Slow down');
    expect(await titles()).toEqual([]);
  });

  it('may be a broken connection before GitHub sees the request', async () => {
    github.onRequest(() => ({ kind: 'drop' }));
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await titles()).toEqual([]);
    expect(github.requests.map(({ status }) => status)).toEqual([0]);
  });

  it('may be a lost answer to what GitHub carried out', async () => {
    github.onRequest(() => ({ kind: 'lose-answer' }));
    await expect(create()).rejects.toThrow('fetch failed');
    expect(await titles()).toEqual(['One']);
  });

  it('may be an error in place of the answer to what GitHub carried out', async () => {
    github.onRequest(() => ({ kind: 'lose-answer', instead: { status: 502 } }));
    expect((await create()).status).toBe(502);
    expect(await titles()).toEqual(['One']);
  });

  it('may be silence, which ends with the test', async () => {
    github.onRequest(() => ({ kind: 'hang' }));
    const waiting = expect(create()).rejects.toThrow('fetch failed');
    while (github.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await github.stop();
    await waiting;
  });

  it('may be a delay', async () => {
    github.onRequest(() => ({ kind: 'delay', milliseconds: 50 }));
    const start = performance.now();
    expect((await create()).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThanOrEqual(49);
  });
});

describe('a hook', () => {
  it('may do something before GitHub sees the request', async () => {
    github.onRequest(
      firstTime('POST', /\/issues$/, async () => {
        await repository.createIssue({ title: 'Before' });
        return undefined;
      }),
    );
    await create();
    expect(await titles()).toEqual(['Before', 'One']);
  });

  it('may do something between GitHub and the answer', async () => {
    github.onRequest(() => ({
      kind: 'after',
      run: async ({ status }) => void (await repository.createIssue({ title: `After ${status}` })),
    }));
    await create();
    expect(await titles()).toEqual(['One', 'After 201']);
  });

  it('sees method, path, body and who sends', async () => {
    const seen: unknown[] = [];
    github.onRequest(({ method, path, body, by, sequence }) => {
      seen.push({ method, path, body, by, sequence });
      return undefined;
    });
    await create();
    expect(seen).toEqual([
      {
        method: 'POST',
        path: ISSUES,
        body: { title: 'One' },
        by: 'github-actions[bot]',
        sequence: 1,
      },
    ]);
  });

  it('can be taken away, and the first of several decides', async () => {
    const remove = github.onRequest(() => ({ kind: 'answer', status: 500 }));
    github.onRequest(() => ({ kind: 'answer', status: 503 }));
    expect((await create()).status).toBe(500);
    remove();
    expect((await create()).status).toBe(503);
  });

  it('for the first time acts once', async () => {
    github.onRequest(firstTime('POST', /\/issues$/, () => ({ kind: 'answer', status: 500 })));
    expect([(await create()).status, (await create()).status]).toEqual([500, 201]);
  });
});

describe('a person who pushes between the read and the write of another', () => {
  it('makes that write fail and keeps the own change', async () => {
    const path = '/repos/octo-org/octo-repo/git';
    const parent = (await repository.branchHead()) ?? '';
    const { body: head } = await client('GET', `${path}/commits/${parent}`);
    const tree = String(find(head, 'tree', 'sha'));
    const { body } = await client('POST', `${path}/commits`, {
      body: { message: 'Change', tree, parents: [parent] },
    });
    github.onRequest(
      firstTime('PATCH', /\/git\/refs\/heads\/main$/, async () => {
        await repository.push({ files: { 'README.md': 'by a person\n' } });
        return undefined;
      }),
    );
    const sha = String(find(body, 'sha'));
    const moved = await client('PATCH', `${path}/refs/heads/main`, { body: { sha } });
    expect([moved.status, find(moved.body, 'message')]).toEqual([
      422,
      'Update is not a fast forward',
    ]);
    expect(await repository.readFile('README.md')).toBe('by a person\n');
  });
});
