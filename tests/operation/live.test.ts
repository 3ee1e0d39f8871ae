import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppProcess, startAppProcess, startGitHubWithApp, waitFor } from '../app/harness.ts';
import { openPlace, placeOf, untilSilent } from '../app/live/place.ts';
import { STORIES, TABLE } from '../app/live/stories.ts';
import { tellStory } from '../app/live/tell-story.ts';
import { INSTALLATION, SECRET } from '../support/github/app-seed.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { runAction } from '../support/github/runner/run-action.ts';
import { pushEvent } from '../support/github/runner/runner-event.ts';
import { CONFIG, DOCUMENT } from '../sync/harness.ts';

/** Two processes and a database: a loaded machine takes its time. */
const LONG = { timeout: 180_000 };
/** Longer than the App gathers and lets things settle. */
const QUIET_MS = 3_000;

let github: EmulatedGitHub;
let app: AppProcess;
beforeAll(async () => {
  github = await startGitHubWithApp();
  app = await startAppProcess(github, { WORKERS: '8' });
  const url = `${app.url}/api/github/webhooks`;
  github.deliverTo({ url, secret: SECRET, installation: INSTALLATION });
}, LONG.timeout);
/** After everything was delivered and done, nobody asks anything any more. */
afterAll(async () => {
  await untilSilent(github, QUIET_MS);
  expect(await app.stop()).toBe(0);
  await github.stop();
  expect(github.contractViolations).toEqual([]);
  expect(app.lines.join('\n')).not.toMatch(/gh[sp]_\w{20}|BEGIN RSA|a secret of the tests/);
}, LONG.timeout);

// At once, since all of it is waiting.
describe.concurrent('the App keeps a document and its issues in step, live:', LONG, () => {
  test.for(STORIES)('$name', async (story) => {
    await tellStory(github, story);
  });

  test('what is no command, or by nobody who may write, changes nothing', async () => {
    const seed = { config: 'issues: create\n', text: TABLE, begins: /issues\/2/ };
    const place = await openPlace(github, { name: 'ignored', ...seed });
    const ignored = [
      await place.comment(1, '/sprint done', 'outsider'),
      await place.comment(1, '> /sprint done'),
      await place.comment(1, '```\n/sprint done\n```'),
    ];
    const wrong = await place.comment(1, '/sprint dnoe');
    await waitFor(async () => (await place.receipt(wrong)) === 'confused');
    for (const one of ignored) expect(await place.receipt(one)).toBeUndefined();
    expect((await place.repository.issue(1)).state).toBe('open');
    await waitFor(async () => (await place.replies(1)).length === 1);
  });

  test('the Action beside it writes the same, and neither fights the other', async () => {
    const seed = { config: 'issues: create\n', text: TABLE, begins: /issues\/2/ };
    const { repository, says, read } = await openPlace(github, { name: 'both', ...seed });
    const event = await pushEvent(repository);
    await repository.editIssue(1, { state: 'closed', reason: 'completed' });
    const beside = await runAction({ repository, event });
    expect(beside.exitCode).toBe(0);
    await waitFor(() => says(/\*\*One\*\*.*(?:Done|Complete)/));
    const [text, commits] = [await read(), await repository.commits()];
    const again = await runAction({ repository, event: await pushEvent(repository) });
    expect(again.exitCode).toBe(0);
    expect(await read()).toBe(text);
    expect(await repository.commits()).toHaveLength(commits.length);
  });

  test('without a config nothing is written, and /sprint init proposes one', async () => {
    const repository = await github.createRepository({
      name: 'unasked',
      files: { [DOCUMENT]: TABLE },
      issues: [{ title: 'Set up' }],
    });
    const { comment, replies, receipt, push } = placeOf(github, repository);
    const ignored = await comment(1, '/sprint status');
    await push('Words', 'Names');
    await comment(1, '/sprint init');
    await waitFor(async () => (await replies(1)).length > 0);
    expect(await receipt(ignored)).toBeUndefined();
    const [proposal, ...others] = await repository.pullRequests();
    expect(others).toEqual([]);
    expect(proposal?.body).toMatch(/One.*line 9/);
    await repository.mergePullRequest(proposal?.number ?? 0);
    expect(await repository.readFile(CONFIG)).toContain('issues: link');
    await push('**Two**', '**Two** (#1)');
    // Two titles that never agreed: a question.
    await waitFor(async () => (await replies(1)).length > 1);
  });
});
