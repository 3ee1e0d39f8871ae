import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecastPullRequest, startRun } from '../../../src/sync/forecast/forecast-pull-request.ts';
import { sync } from '../../../src/sync.ts';
import { arbitraryDocument } from '../../support/arbitrary-document.ts';
import { holdsSprint } from '../../support/law-documents.ts';
import { createReadingDesk } from '../../support/memory/memory-desk.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';
import { still } from '../../support/surroundings.ts';
import { change, claim, edit, writeClaim } from './stories.ts';

const PATH = 'SPRINT.md';
/** The day of all merges in memory. */
const NOW = '2026-03-05T10:00:00Z';
const RUNS = 60;

const story = fc.record({
  text: arbitraryDocument,
  claims: fc.array(claim, { maxLength: 3 }),
  own: fc.array(edit, { maxLength: 3 }),
  meanwhile: fc.array(edit, { maxLength: 2 }),
  method: fc.constantFrom('merge' as const, 'squash' as const, 'rebase' as const),
  config: fc.constantFrom('', 'tasks: leave\n', 'stateless: box\n'),
});

let told = 0;

test('the document after the merge is the forecast’s, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ text, claims, own, meanwhile, method, config }) => {
      fc.pre(holdsSprint(text));
      const files = { [PATH]: text, '.github/sprint-sync.yml': config };
      const { repository, people } = createMemoryGitHub({ files, startAt: NOW });
      const body = claims.map((one) => writeClaim(text, one)).join('\n\n');
      const ownText = change(text, own);
      const changed = { 'work.txt': 'x', ...(ownText === text ? {} : { [PATH]: ownText }) };
      const number = await people.openPullRequest({
        title: 'Work',
        head: 'work',
        body,
        files: changed,
      });
      // The GitHub in memory merges files as wholes: lines of both sides are another law's.
      if (ownText === text) await people.push({ files: { [PATH]: change(text, meanwhile) } });

      const run = await startRun({ ...repository, desk: createReadingDesk(repository) }, {});
      const forecast = await forecastPullRequest(run, { pullRequest: number, now: NOW });
      const [document] = forecast.documents;
      // Nothing that reads as a sprint may be left.
      fc.pre(document !== undefined);

      await people.mergePullRequest(number, { method });
      expect(await people.readFile(PATH)).toBe(document.texts.merged);
      const trigger = { kind: 'merge', pullRequest: number } as const;
      await sync(repository, { trigger, overrides: {}, dryRun: false }, still(NOW));
      expect(await people.readFile(PATH)).toBe(document.texts.after);
      if (document.texts.merged !== document.texts.after) told += 1;
    }),
    { numRuns: RUNS },
  );
  expect(told).toBeGreaterThan(RUNS / 10);
});
