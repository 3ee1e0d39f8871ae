import type { SyncReport } from '../../../src/model/sync-report.ts';
import type { Team } from '../harness.ts';
import { findDifferences } from './find-differences.ts';
import { describeChange, look } from './snapshot.ts';
import { findDocument, type Step, sitDown } from './step.ts';

const SOME_HOURS = 5 * 60 * 60 * 1000;

export interface PlayedHistory {
  /** Each step with what people and the sync changed, in Markdown. */
  readonly story: string;
  /** Where a second run wrote again, or both sides did not agree. */
  readonly faults: readonly string[];
}

/** Plays the steps one after the other, with a run after each and another one that has nothing to do. */
export async function playHistory(team: Team, steps: readonly Step[]): Promise<PlayedHistory> {
  const { repository } = team;
  const { github } = repository;
  const desk = sitDown(team);
  const story: string[] = [];
  const faults: string[] = [];
  const lookNow = async () => look(repository, await findDocument(repository));
  let before = await lookNow();
  for (const [index, { what, act, at, open = [] }] of steps.entries()) {
    await github.advance(at === undefined ? SOME_HOURS : Date.parse(at) - Date.parse(github.now()));
    await act(desk);
    const between = await lookNow();
    const report = await team.run();
    const after = await lookNow();
    const number = index + 1;
    // A run that wrote nothing left all as it was, so another does the same.
    if (team.requests().writes.length > 0) {
      await team.run();
      faults.push(...team.requests().writes.map((write) => `${number} wrote again: ${write}`));
    }
    const differences = findDifferences(after.text, after.views);
    if (differences.join() !== open.join()) faults.push(`${number}: ${differences.join(', ')}`);
    story.push(
      `## ${number}. ${what}\n`,
      ...tell('People', describeChange(before, between)),
      ...tell('The sync', describeChange(between, after)),
      ...tell('The report', describeReport(report)),
    );
    before = after;
  }
  return { story: story.join('\n'), faults };
}

function tell(who: string, change: string): readonly string[] {
  return change === '' ? [] : [`${who}:\n`, change];
}

function describeReport({ documents, problems, notes }: SyncReport): string {
  const found = [...problems, ...documents.flatMap((one) => one.problems)];
  const advice = documents.flatMap(({ outcome }) =>
    outcome.kind === 'blocked' ? [outcome.advice] : [],
  );
  const said = [...found.map(({ message }) => message), ...advice, ...notes];
  return said.map((one) => `- ${one}\n`).join('');
}
