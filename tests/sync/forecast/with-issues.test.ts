import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { sync } from '../../../src/sync.ts';
import { arbitraryDocument } from '../../support/arbitrary-document.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { still } from '../../support/surroundings.ts';
import { PATH, useDesk } from './harness.ts';

const { open, github } = useDesk();

const CONFIG = 'issues: create\ncomment: never\n';
/** Links to issues that are not there. */
const LINK = / \(\[?#\d+\]?(\(.*?\))?\)/g;

const texts = [SPRINT, ...fc.sample(arbitraryDocument, { seed: 21, numRuns: 3 })];
const edits = {
  'that ticks a box itself': (text: string) => text.replace('[ ]', '[x]'),
  'that edits nothing': (text: string) => text,
  'that unticks a box': (text: string) => text.replace(/\[[xX]\]/, '[ ]'),
  'that ticks the last box': (text: string) => text.replace(/\[ \](?![\s\S]*\[ \])/, '[x]'),
};
const stories = Object.entries(edits).map(
  ([name, edit], index) => [name, texts[index] ?? '', edit] as const,
);

test.each(stories)(
  'with issues in step, the document after the merge is the forecast’s, of a pull request %s',
  async (_, text, edit) => {
    const files = { [PATH]: text.replaceAll(LINK, ''), '.github/sprint-sync.yml': CONFIG };
    const desk = await open({ files });
    const { repository } = desk;
    const run = async () => {
      await github().advance(5_000);
      const connected = desk.connect();
      const request = { trigger: { kind: 'look' }, overrides: {}, dryRun: false } as const;
      await sync(connected, request, still(github().now()));
    };
    await run();
    const before = (await repository.readFile(PATH)) ?? '';
    const [first, second] = parseDocument(before).deliverables.filter(
      ({ status }) => status !== 'done',
    );
    const edited = edit(before);
    const number = await repository.openPullRequest({
      title: 'Work',
      head: 'work',
      body: `Fixes #${first?.issue ?? 0}\n\nPart of: ${second?.key ?? 'nothing'}`,
      files: { work: 'x', ...(edited === before ? {} : { [PATH]: edited }) },
    });
    await github().advance(5_000);
    const { forecast } = await desk.tell(number);
    expect(desk.writes()).toEqual([]);
    await repository.mergePullRequest(number);
    await run();
    expect(await repository.readFile(PATH)).toBe(forecast.documents[0]?.texts.after);
  },
);
