import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { type Client, createClient } from './http-client.ts';
import { find, textAt } from './json.ts';
import type { EmulatedRepository } from './repository/emulated-repository.ts';
import { startGitHub } from './start-github.ts';

let github: EmulatedGitHub;
let repository: EmulatedRepository;
let client: Client;
let path: string;
let count = 0;

beforeAll(async () => {
  github = await startGitHub({ startAt: '2026-01-20T09:00:00Z' });
});
afterAll(() => github.stop());
beforeEach(async () => {
  count += 1;
  repository = await github.createRepository({
    name: `repo-${count}`,
    files: { 'a.md': 'alpha\n' },
  });
  client = createClient(github, github.createActionsToken('octo-org'));
  path = `/repos/${repository.fullName}`;
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('a file', () => {
  it('comes in base64 of sixty characters a line', async () => {
    await repository.push({ files: { 'long.md': 'x'.repeat(100) } });
    const { body } = await client('GET', `${path}/contents/long.md`);
    const lines = textAt(body, 'content').split('\n');
    expect(lines.map((line) => line.length)).toEqual([60, 60, 16, 0]);
  });

  it('of more than a megabyte comes without content, but raw', async () => {
    await repository.push({ files: { 'big.md': 'x'.repeat(1_048_577) } });
    const { body } = await client('GET', `${path}/contents/big.md`);
    expect([find(body, 'content'), find(body, 'encoding')]).toEqual(['', 'none']);
    const headers = { accept: 'application/vnd.github.raw+json' };
    expect((await client('GET', `${path}/contents/big.md`, { headers })).text).toHaveLength(
      1_048_577,
    );
    const blob = await client('GET', `${path}/git/blobs/${textAt(body, 'sha')}`, { headers });
    expect(blob.text).toHaveLength(1_048_577);
  });

  it('that is not there is told apart from a ref that is not there', async () => {
    const { body } = await client('GET', `${path}/contents/none.md`);
    expect(find(body, 'message')).toBe('Not Found');
    const { body: other } = await client('GET', `${path}/contents/a.md?ref=none`);
    expect(find(other, 'message')).toBe('No commit found for the ref none');
  });

  it('that was renamed comes back when it is written with its old sha', async () => {
    const { body } = await client('GET', `${path}/contents/a.md`);
    await repository.push({ files: { 'a.md': null, 'b.md': 'alpha\n' } });
    const write = { message: 'Write', content: base64('beta\n'), sha: textAt(body, 'sha') };
    expect((await client('PUT', `${path}/contents/a.md`, { body: write })).status).toBe(201);
  });

  it('is not overwritten with a sha of the past', async () => {
    const { body } = await client('GET', `${path}/contents/a.md`);
    await repository.push({ files: { 'a.md': 'changed\n' } });
    const write = { message: 'Write', content: base64('beta\n'), sha: textAt(body, 'sha') };
    expect((await client('PUT', `${path}/contents/a.md`, { body: write })).status).toBe(409);
  });
});
