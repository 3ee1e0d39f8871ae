import { expect, it } from 'vitest';
import { SPRINT } from '../support/example-sprint.ts';
import { useTeams } from '../sync/harness.ts';
import { runCliWith } from './run-cli.ts';

const { github, open } = useTeams();

it('impact tells what a merge would do, in words, as Markdown and as JSON, and writes nothing', async () => {
  const { repository } = await open({ text: SPRINT, config: 'require: valid\n' });
  const number = await repository.openPullRequest({
    title: 'Build the index',
    head: 'work',
    body: 'Completes: A1\nPart of: B2',
    files: { x: 'y' },
  });
  const token = github().createActionsToken(repository.owner);
  const seen = github().requests.length;
  const parts = { apiUrl: github().apiUrl, env: () => token };
  const place = ['--repo', repository.fullName, '--pull', String(number)];
  const { code, out } = await runCliWith(parts, 'impact', ...place);
  expect(code).toBe(0);
  expect(out).toBe(`#${number} Build the index  open
CURRENT_SPRINT.md  Sprint 7 (Search)  0% → 25%
  + Index builder  not started → done, 2 of 2 tasks open  Track A: Indexing, Index team
  ~ Ranking  not started → in progress  Track B: Queries, Query team
  Track A: Indexing → in progress
  Track B: Queries → in progress
Check: success. Completes 1, advances 1: 0% → 25%.
`);
  const markdown = await runCliWith(parts, 'impact', ...place, '--markdown');
  expect(markdown.out).toContain('### 🔭 Completes “Index builder”, advances “Ranking”');
  const json = JSON.parse((await runCliWith(parts, 'impact', ...place, '--json')).out);
  expect(json).toMatchObject({
    standing: 'open',
    documents: [{ percent: { before: 0, after: 25 } }],
  });

  await repository.editPullRequest(number, { body: 'Completes: Zeppelin' });
  expect(await runCliWith(parts, 'impact', ...place)).toMatchObject({ code: 1 });
  const writes = github()
    .requests.slice(seen)
    .filter(({ method, path }) => {
      return method !== 'GET' && path !== '/graphql';
    });
  expect(writes).toEqual([]);
  expect(await runCliWith(parts, 'impact', '--repo', 'a/b')).toMatchObject({ code: 2 });
});
