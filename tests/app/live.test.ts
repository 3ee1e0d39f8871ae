import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALLATION, SECRET } from '../support/github/app-seed.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { createClient } from '../support/github/http-client.ts';
import { isList, textAt } from '../support/github/json.ts';
import type { EmulatedRepository } from '../support/github/repository/emulated-repository.ts';
import { CONFIG, DOCUMENT } from '../sync/harness.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';
import { type AppProcess, startAppProcess, startGitHubWithApp, waitFor } from './harness.ts';

/** Two processes and a database: a loaded machine takes its time. */
const LONG = { timeout: 180_000 };
/** Longer than the App gathers and lets things settle. */
const QUIET_MS = 4_000;
const TABLE = `# Sprint 8: Words

## Track A: All

**Status:** 🔲 Not Started

| Task | Owner | Status |
|------|-------|--------|
| **One** | Apps | 🔲 Not Started |
| **Two** | Core | 🔲 Not Started |
`;

let github: EmulatedGitHub;
let app: AppProcess;
beforeAll(async () => {
  github = await startGitHubWithApp();
  app = await startAppProcess(github);
  const url = `${app.url}/api/github/webhooks`;
  github.deliverTo({ url, secret: SECRET, installation: INSTALLATION });
}, LONG.timeout);
afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await github.stop();
  expect(github.contractViolations).toEqual([]);
  expect(app.lines.join('\n')).not.toMatch(/gh[sp]_\w{20}|BEGIN RSA|a secret of the tests/);
}, LONG.timeout);

interface Place {
  readonly repository: EmulatedRepository;
  readonly read: () => Promise<string>;
  readonly says: (pattern: RegExp) => Promise<unknown>;
  readonly comment: (issue: number, body: string, by?: string) => Promise<number>;
  readonly replies: (issue: number) => Promise<readonly string[]>;
  readonly receipt: (comment: number) => Promise<string | undefined>;
}

function placeOf(repository: EmulatedRepository): Place {
  const path = `/repos/${repository.fullName}`;
  const read = async () => (await repository.readFile(DOCUMENT)) ?? '';
  return {
    repository,
    read,
    says: (pattern) => waitFor(async () => pattern.test(await read())),
    comment: async (issue, body, by = 'contributor') => {
      const client = createClient(github, github.createUserToken(by));
      const posted = await client('POST', `${path}/issues/${issue}/comments`, { body: { body } });
      expect(posted.status).toBe(201);
      return Number(textAt(posted.body, 'url').split('/').at(-1));
    },
    replies: async (issue) => {
      const listed = await repository.read(`/issues/${issue}/comments`);
      const all = isList(listed) ? listed : [];
      return all
        .filter((one) => textAt(one, 'user', 'login') === 'planner[bot]')
        .map((one) => textAt(one, 'body'));
    },
    receipt: async (comment) => {
      const listed = await repository.read(`/issues/comments/${comment}/reactions`);
      return isList(listed) && listed.length > 0 ? textAt(listed[0], 'content') : undefined;
    },
  };
}

async function open(name: string, text: string): Promise<Place> {
  const place = placeOf(await github.createRepository({ name }));
  await place.repository.push({ files: { [CONFIG]: 'issues: create\n', [DOCUMENT]: text } });
  await place.says(/issues\/2/);
  return place;
}

/** After everything was delivered and done, nobody asks anything any more. */
async function expectSilence(): Promise<void> {
  await github.delivered();
  await sleep(QUIET_MS);
  const before = github.requests.length;
  await sleep(QUIET_MS);
  expect(github.requests.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
}

describe('the App keeps a document and its issues in step, live:', LONG, () => {
  test('creating, closing, reopening, renaming, tasks, and pushes', async () => {
    const { repository, read, says } = await open('boxes', TEAM_DOCUMENT);
    await says(/issues\/4/);
    await repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await says(/\[x\] \*\*Index builder\*\*/);
    expect(await read()).toContain('1/2 deliverables');
    await repository.editIssue(1, { state: 'open' });
    await says(/\[ \] \*\*Index builder\*\*/);
    await repository.editIssue(3, { title: 'Query reader' });
    await says(/\*\*Query reader\*\*/);
    const { body } = await repository.issue(2);
    await repository.editIssue(2, { body: body.replace('- [ ] Only', '- [x] Only') });
    await says(/\[x\] Only changed files are read/);
    const text = await read();
    await repository.push({
      files: { [DOCUMENT]: text.replace('[ ] **Ranking**', '[x] **Ranking**') },
    });
    await waitFor(async () => (await repository.issue(4)).state === 'closed');
    await expectSilence();
  });

  test('labels, and commands of people who may write', async () => {
    const { repository, says, comment, receipt, replies } = await open('words', TABLE);
    await repository.editIssue(1, { labels: ['status: blocked'] });
    await says(/\*\*One\*\*.*Blocked/);
    const started = await comment(1, 'Off we go.\n\n/sprint start');
    await says(/\*\*One\*\*.*In Progress/);
    expect(await waitFor(() => receipt(started))).toBe('+1');
    await comment(1, '/sprint done');
    await says(/\*\*One\*\*.*(?:Done|Complete)/);
    expect((await repository.issue(1)).stateReason).toBe('completed');
    await comment(1, '/sprint reopen');
    await says(/\*\*One\*\*.*Not Started/);
    await comment(2, '/sprint defer until the summer');
    await says(/\*\*Two\*\*.*Deferred/);
    await comment(2, '/sprint status');
    await waitFor(async () =>
      (await replies(2)).some((one) => one.includes('deliverables are done')),
    );
    const wrong = await comment(1, '/sprint dnoe');
    expect(await waitFor(() => receipt(wrong))).toBe('confused');
    const ignored = [
      await comment(1, '/sprint done', 'outsider'),
      await comment(1, '> /sprint done'),
      await comment(1, '```\n/sprint done\n```'),
    ];
    await expectSilence();
    for (const one of ignored) expect(await receipt(one)).toBeUndefined();
    expect((await repository.issue(1)).state).toBe('open');
    expect(await replies(1)).toHaveLength(1);
  });

  test('without a config nothing is written, and /sprint init proposes one', async () => {
    const repository = await github.createRepository({
      name: 'unasked',
      files: { [DOCUMENT]: TABLE },
      issues: [{ title: 'Set up' }],
    });
    const { comment, replies, receipt, read } = placeOf(repository);
    const ignored = await comment(1, '/sprint status');
    await repository.push({ files: { [DOCUMENT]: TABLE.replace('Words', 'Names') } });
    await expectSilence();
    expect(await receipt(ignored)).toBeUndefined();
    expect(await repository.pullRequests()).toEqual([]);
    await comment(1, '/sprint init');
    await waitFor(async () => (await replies(1)).length > 0);
    const [proposal] = await repository.pullRequests();
    expect(proposal?.body).toMatch(/One.*line 9/);
    await repository.mergePullRequest(proposal?.number ?? 0);
    const config = await repository.readFile(CONFIG);
    expect(config).toContain('issues: link');
    await repository.push({
      files: { [DOCUMENT]: (await read()).replace('**Two**', '**Two** (#1)') },
    });
    await waitFor(
      async () =>
        (await repository.issue(1)).title === 'Two' ||
        /Set up/.test(await read()) ||
        (await replies(1)).length > 1,
    );
  });
});
