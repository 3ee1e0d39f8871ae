import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import type { Trigger } from '../../../src/sync/observe/observe-evidence.ts';
import type { Surroundings } from '../../../src/sync/update/sync-document.ts';
import { sync } from '../../../src/sync.ts';
import { arbitraryDocument } from '../../support/arbitrary-document.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { holdsSprint } from '../../support/law-documents.ts';
import { PATH, useDesk } from './harness.ts';
import { change, claim, edit, writeClaim } from './stories.ts';

const { open, github } = useDesk();

const RUNS = 3;
/** A link to an issue, which may not be there. */
const LINK = / \(\[?#\d+\]?(\(.*?\))?\)/g;

/** A run that waits for GitHub's next second gets there. */
const onGitHubsClock = (): Surroundings => {
  const sleep = (milliseconds: number) => github().advance(milliseconds);
  return { now: github().now, sleep, random: () => 0.5 };
};

/** What people do on GitHub before the pull request is told what it means; a number picks the issue. */
const act = fc.record({
  kind: fc.constantFrom('close', 'drop', 'rename', 'label', 'nothing'),
  at: fc.nat(40),
});

const story = fc.record({
  text: arbitraryDocument,
  links: fc.constantFrom('none', 'some there', 'as they are'),
  claims: fc.array(claim, { maxLength: 3 }),
  own: fc.array(edit, { maxLength: 2 }),
  acts: fc.array(act, { maxLength: 3 }),
  config: fc.constantFrom(
    'issues: create\n',
    'issues: create\ntasks: leave\n',
    'issues: create\nconflicts: document\n',
    'issues: link\n',
    'issues: link\nstateless: box\n',
  ),
});

test('with issues in step, the document after the merge is the forecast’s, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ text, links, claims, own, acts, config }) => {
      const begun = links === 'none' ? text.replaceAll(LINK, '') : text;
      fc.pre(holdsSprint(begun));
      const files = { [PATH]: begun, '.github/sprint-sync.yml': `${config}comment: never\n` };
      const issues = links === 'some there' ? [{ title: 'One' }, { title: 'Two' }] : [];
      const desk = await open({ files, issues });
      const { repository } = desk;
      const run = async (trigger: Trigger = { kind: 'look' }) => {
        await github().advance(5_000);
        const request = { trigger, overrides: {}, dryRun: false };
        await sync(desk.connect(), request, onGitHubsClock());
      };
      await run();
      const known = await repository.issues();
      for (const { kind, at } of acts) {
        const number = known[at % Math.max(1, known.length)]?.number;
        if (number === undefined) continue;
        if (kind === 'close')
          await repository.editIssue(number, { state: 'closed', reason: 'completed' });
        if (kind === 'drop')
          await repository.editIssue(number, { state: 'closed', reason: 'not_planned' });
        if (kind === 'rename') await repository.editIssue(number, { title: `Another ${at}` });
        if (kind === 'label') await repository.editIssue(number, { labels: ['status: blocked'] });
      }
      // A done item that is dropped takes two looks: first it is open again, then it says why.
      if (acts.some(({ kind }) => kind === 'drop')) await run();
      const before = (await repository.readFile(PATH)) ?? '';
      const edited = change(before, own);
      const number = await repository.openPullRequest({
        title: 'Work',
        head: 'work',
        body: claims.map((one) => writeClaim(before, one)).join('\n\n'),
        files: { work: 'x', ...(edited === before ? {} : { [PATH]: edited }) },
      });
      await github().advance(5_000);
      const { forecast } = await desk.tell(number);
      expect(desk.writes()).toEqual([]);
      const [document] = forecast.documents;
      // Nothing that reads as a sprint may be left.
      fc.pre(document !== undefined);
      await repository.mergePullRequest(number);
      await run({ kind: 'merge', pullRequest: number });
      // Lines that the pull request adds get issues, whose numbers nobody knows before.
      const { after: foretold } = document.texts;
      const withoutNew = (whole: string) =>
        whole.replaceAll(LINK, (link) => (foretold.includes(link) ? link : ''));
      const after = (await repository.readFile(PATH)) ?? '';
      expect(withoutNew(after)).toBe(foretold);
      const said = new Map(parseDocument(foretold).deliverables.map((one) => [one.key, one]));
      const completed = document.items.filter(({ effect }) => effect === 'completes');
      for (const { key, to } of completed) {
        expect([key, said.get(key)?.status ?? to]).toEqual([key, to]);
      }
    }),
    { numRuns: RUNS, seed: 41 },
  );
}, 600_000);

/** A repository in step with its issues, a pull request that edits the document, and what came of it. */
async function follow(
  text: string,
  { body, edit: change }: { readonly body: string; readonly edit: (text: string) => string },
) {
  const config = { '.github/sprint-sync.yml': 'issues: create\n' };
  const desk = await open({ files: { [PATH]: text, ...config } });
  const { repository } = desk;
  const run = async () => {
    await github().advance(5_000);
    const request = { trigger: { kind: 'look' }, overrides: {}, dryRun: false } as const;
    await sync(desk.connect(), request, onGitHubsClock());
  };
  // A done line gets an open issue first, whose closing is agreed at the second look.
  await run();
  await run();
  const edited = change((await repository.readFile(PATH)) ?? '');
  const work = { title: 'Work', head: 'work', body, files: { [PATH]: edited } };
  const number = await repository.openPullRequest(work);
  await github().advance(5_000);
  const [document] = (await desk.tell(number)).forecast.documents;
  await repository.mergePullRequest(number);
  await run();
  return { edited, document, after: await repository.readFile(PATH) };
}

test('a done line that a pull request adds counts in the forecast, as it will once it has an issue', async () => {
  const { edited, document, after } = await follow(SPRINT, {
    body: '',
    edit: (text) => text.replace('- [ ] **Ranking**', '- [x] **Synonyms**\n- [ ] **Ranking**'),
  });
  expect(document?.texts.after).not.toBe(edited);
  expect(after?.replace(/(?<=Synonyms\*\*) \(.*\)/, '')).toBe(document?.texts.after);
});

test('what a pull request unticks and completes at once is not called done, since it stays open', async () => {
  const done = SPRINT.replace('- [ ] **Ranking**', '- [x] **Ranking**');
  const { document, after } = await follow(done, {
    body: 'Completes: Ranking',
    edit: (text) => text.replace('- [x] **Ranking**', '- [ ] **Ranking**'),
  });
  expect(after).toContain('- [ ] **Ranking**');
  expect(document?.items.map(({ from, to }) => [from, to])).toEqual([['done', 'not-started']]);
});
