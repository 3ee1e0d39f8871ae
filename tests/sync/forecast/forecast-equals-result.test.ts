import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { UserError } from '../../../src/model/errors.ts';
import { forecastPullRequest, startRun } from '../../../src/sync/forecast/forecast-pull-request.ts';
import { sync } from '../../../src/sync.ts';
import { arbitraryDocument } from '../../support/arbitrary-document.ts';
import { createReadingDesk } from '../../support/memory/memory-desk.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';
import { still } from '../../support/surroundings.ts';

const PATH = 'SPRINT.md';
/** The day of all merges in memory. */
const NOW = '2026-03-05T10:00:00Z';
const RUNS = 60;

/** Lines that a pull request may add, tick, untick or drop; a number picks the line. */
const edit = fc.record({
  kind: fc.constantFrom('tick', 'untick', 'drop', 'add', 'word'),
  at: fc.nat(200),
});
type Edit = typeof edit extends fc.Arbitrary<infer One> ? One : never;

const claim = fc.record({
  verb: fc.constantFrom('Completes:', 'Part of:', 'Fixes'),
  names: fc.array(fc.nat(40), { minLength: 1, maxLength: 3 }),
  by: fc.constantFrom('place', 'title', 'key', 'track', 'issue', 'nonsense'),
});
type Claim = typeof claim extends fc.Arbitrary<infer One> ? One : never;

const story = fc.record({
  text: arbitraryDocument,
  claims: fc.array(claim, { maxLength: 3 }),
  own: fc.array(edit, { maxLength: 3 }),
  meanwhile: fc.array(edit, { maxLength: 2 }),
  method: fc.constantFrom('merge' as const, 'squash' as const, 'rebase' as const),
  config: fc.constantFrom('', 'tasks: leave\n', 'stateless: box\n'),
});

function change(text: string, edits: readonly Edit[]): string {
  return edits.reduce((current, { kind, at }) => {
    const lines = current.split('\n');
    const line = at % lines.length;
    const old = lines[line] ?? '';
    switch (kind) {
      case 'tick':
        return current.replace('[ ]', '[x]');
      case 'untick':
        return current.replace(/\[[xX]\]/, '[ ]');
      case 'drop':
        return lines.toSpliced(line, 1).join('\n');
      case 'add':
        return lines.toSpliced(line, 0, `- [ ] Extra ${at}`).join('\n');
      case 'word':
        return lines.with(line, old.replace(/TBD|todo/, 'In Progress')).join('\n');
      default:
        return kind satisfies never;
    }
  }, text);
}

function writeClaim(text: string, { verb, names, by }: Claim): string {
  const { deliverables, groups } = parseDocument(text);
  const written = names.map((index) => {
    const item = deliverables[index % Math.max(1, deliverables.length)];
    switch (by) {
      case 'place':
        return `${'ABC'.charAt(index % 3)}${(index % 4) + 1}`;
      case 'title':
        return item?.title.value ?? 'x';
      case 'key':
        return item?.key ?? 'x';
      case 'track':
        return groups[index % Math.max(1, groups.length)]?.label ?? 'x';
      case 'issue':
        return `#${item?.issue ?? 7}`;
      case 'nonsense':
        return `nonsense ${index}`;
      default:
        return by satisfies never;
    }
  });
  return `${verb} ${written.join(', ')}`;
}

function isReadable(text: string): boolean {
  try {
    parseDocument(text);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

let told = 0;

test('the document after the merge is the forecast’s, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ text, claims, own, meanwhile, method, config }) => {
      fc.pre(isReadable(text));
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
