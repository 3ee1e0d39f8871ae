import type { Forecast } from '../../src/model/forecast.ts';
import { judgeCheck } from '../../src/plan/forecast/judge-check.ts';
import { renderCheck } from '../../src/render/forecast/render-check.ts';
import { renderComment } from '../../src/render/forecast/render-comment.ts';
import { renderForecast } from '../../src/render/forecast/render-forecast.ts';
import { NOTHING_KNOWN } from '../../src/sync/forecast/find-standing.ts';
import { forecastPullRequest, startRun } from '../../src/sync/forecast/forecast-pull-request.ts';
import { createReadingDesk } from '../../tests/support/memory/memory-desk.ts';
import { createMemoryGitHub } from '../../tests/support/memory/memory-github.ts';
import { EXAMPLE } from '../../tests/support/sprint-example.ts';

/** One picture: Markdown as it is really written, and the line that GitHub puts above it. */
export interface Scene {
  readonly name: string;
  readonly markdown: string;
  readonly frame: string;
}

const PATH = 'CURRENT_SPRINT.md';
const NOW = '2026-03-05T15:00:00Z';
const BOT = '<b>github-actions</b><span class="bot">bot</span> commented';

/** The example's sprint, and a pull request that does something to it, open and merged. */
export async function createScenes(): Promise<readonly Scene[]> {
  const world = createMemoryGitHub({
    fullName: 'octo-org/trail-maps',
    files: { [PATH]: SPRINT },
    startAt: NOW,
  });
  const { repository, people } = world;
  const tell = async (pullRequest: number, known = NOTHING_KNOWN): Promise<Forecast> => {
    const run = await startRun({ ...repository, desk: createReadingDesk(repository) }, {});
    return await forecastPullRequest(run, { pullRequest, known, now: NOW });
  };
  const number = await people.openPullRequest({
    title: 'Keep tiles on the device',
    head: 'tile-cache',
    body: 'Completes: A1\nPart of: Download queue\nCompletes: Tile server',
    files: { [PATH]: EDITED },
  });
  const open = await tell(number);
  const verdict = judgeCheck(open, 'valid');
  const { title, summary } = renderCheck(open, verdict);
  await people.mergePullRequest(number);
  const sha = 'f3b1c0d9e5a84b27c6d1e0f9a8b7c6d5e4f3a2b1';
  const url = `https://github.com/octo-org/trail-maps/commit/${sha}`;
  const merged = await tell(number, { ...NOTHING_KNOWN, commit: { sha, url } });
  return [
    { name: 'comment', markdown: renderComment(open), frame: `${BOT} 2 minutes ago` },
    { name: 'receipt', markdown: renderComment(merged), frame: `${BOT} 3 hours ago · edited` },
    {
      name: 'check',
      markdown: summary,
      frame: `<span class="state ${verdict.conclusion}">Sprint</span> ${title}`,
    },
    {
      name: 'summary',
      markdown: renderForecast(open, { withDiff: true }),
      frame: '<b>sprint</b> summary',
    },
  ];
}

/** The example with what can stand in the way. */
const SPRINT = EXAMPLE.replace(
  '- [ ] **Download queue** ([#2](https://github.com/octo-org/trail-maps/issues/2))',
  '- [ ] **Download queue** ([#2](https://github.com/octo-org/trail-maps/issues/2)) (needs: Turn list)',
).replace(
  '_Update as blockers are identified_',
  '- Tile cache: the licence of the test region is not cleared',
);

const EDITED = SPRINT.replace(
  '- [ ] Evicts the oldest tiles',
  '- [x] Evicts the oldest tiles',
).replace('- [ ] **Write docs**', '- [ ] **Write docs**\n- [ ] **Elevation profile**');
