import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from '../emulated-github.ts';
import { startGitHub } from '../start-github.ts';

let github: EmulatedGitHub;
let headers: Record<string, string>;
beforeAll(async () => {
  github = await startGitHub();
  await github.createRepository({ files: { 'a.md': 'ä\n' }, issues: [{ title: 'One' }] });
  headers = { authorization: `token ${github.createUserToken('maintainer')}` };
});
afterAll(async () => await github.stop());

/** All but what differs from one request to the next, or belongs to the wire. */
async function answerOf(send: typeof fetch, path: string, init: RequestInit = {}) {
  const response = await send(`${github.apiUrl}${path}`, { headers, ...init });
  const names = /^(date|x-ratelimit-.*|connection|keep-alive|transfer-encoding|content-length)$/;
  const kept = [...response.headers].filter(([name]) => !names.test(name));
  const { status, url } = response;
  return { status, url, headers: kept, body: await response.text() };
}

describe('a client without a wire', () => {
  const RAW = { accept: 'application/vnd.github.raw+json' };
  it.each<[string, RequestInit]>([
    ['/repos/octo-org/octo-repo/issues?per_page=1', {}],
    ['/repos/octo-org/octo-repo/contents/a.md', { headers: RAW }],
    ['/repos/octo-org/gone', {}],
    ['/repos/octo-org/octo-repo/issues/1', { method: 'PATCH', body: '{"title":"Zwei – 2"}' }],
    ['/repos/octo-org/octo-repo/issues/1', { method: 'PATCH', body: '{' }],
    ['/repos/octo-org/octo-repo/issues/1', { headers: { authorization: 'token unknown' } }],
    ['/repos/octo-org/octo-repo/labels', { method: 'DELETE' }],
  ])('is answered as one on loopback: %s %j', async (path, init) => {
    const wired = await answerOf(fetch, path, init);
    const wireless = await answerOf(github.fetch, path, init);
    const withoutTimes = (text: string) => text.replace(/"updated_at":"[^"]*"/g, '');
    expect({ ...wireless, body: withoutTimes(wireless.body) }).toEqual({
      ...wired,
      body: withoutTimes(wired.body),
    });
  });

  it('meets a broken connection and one without an answer as on loopback', async () => {
    const path = '/repos/octo-org/octo-repo';
    for (const kind of ['drop', 'hang'] as const) {
      const stop = github.onRequest(() => ({ kind }));
      const met = async (send: typeof fetch) =>
        await answerOf(send, path, { signal: AbortSignal.timeout(50) }).catch(String);
      expect(await met(github.fetch)).toBe(await met(fetch));
      stop();
    }
  });
});
