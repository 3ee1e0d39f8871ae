import { describe, expect, it } from 'vitest';
import { hasCorpus, readShared } from '../support/corpus.ts';
import { EXAMPLE } from '../support/sprint-example.ts';
import { makeFile, read, runCli, runCliWith } from './run-cli.ts';

const TRACK_B = ['--pull', '97', '--date', '2026-01-18'];
const SEED_A1 = ['--pull', '101', '--date', '2026-01-20'];

describe('complete', () => {
  it('shows a diff and writes nothing', async () => {
    const path = makeFile(EXAMPLE);
    const { code, out, err } = await runCli('complete', path, 'A1', '--pull', '97');
    expect(code).toBe(0);
    expect(out).toMatch(/^--- a\/.*SPRINT\.md\n\+\+\+ b\/.*\n@@ /);
    expect(out).toContain('\n+- [x] **Tile cache**');
    expect(out).toContain('\n+- Tile cache completed (#97)\n');
    expect(err).toMatch(
      /Still open.*A region fits into 200 MB.*Nothing was written yet\. Add --write/s,
    );
    expect(read(path)).toBe(EXAMPLE);
  });

  it('writes, and a second time changes nothing', async () => {
    const path = makeFile(EXAMPLE);
    const args = ['complete', path, 'A1', '--pull', '97', '--date', '2026-03-04', '--write'];
    const first = await runCli(...args);
    expect(first.code).toBe(0);
    expect(first.out).toMatch(
      /SPRINT\.md: 12 changes written\.\n {2}Set "Tile cache" from not started to done\n/,
    );
    const written = read(path);
    expect(written).toContain('### March 4, 2026\n- Tile cache completed (#97)\n');
    const second = await runCli(...args);
    expect(second).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('says all this already'),
    });
    expect(read(path)).toBe(written);
  });

  it.each([
    [['A1', 'A2']],
    [['Track A']],
    [['track-a']],
    [['#1', 'Download queue']],
    [['sprint-7/track-a/tile-cache', 'sprint-7/track-a/download-queue', 'A1']],
  ])('takes the names %j', async (names) => {
    const path = makeFile(EXAMPLE);
    await runCli('complete', path, ...names, '--write');
    expect(read(path)).toContain('**Actual Completion:** March 5, 2026');
    expect(read(path)).toContain('- Track A complete\n');
  });

  it('dates by the day of today where none is given, and the beginning by --started', async () => {
    const path = makeFile(EXAMPLE);
    await runCli('complete', path, 'B1', '--started', '2026-03-01', '--write');
    expect(read(path)).toContain('**Last Updated:** March 5, 2026');
    expect(read(path)).toContain('**Start Date:** March 1, 2026');
  });

  it('links the pull request where the repository is known', async () => {
    const path = makeFile(EXAMPLE);
    await runCli('complete', path, 'B1', '--pull', '#97', '--repo', 'acme/maps', '--write');
    expect(read(path)).toContain('([#97](https://github.com/acme/maps/pull/97))');
  });

  it('writes nothing where one of the names is unknown', async () => {
    const path = makeFile(EXAMPLE);
    const { code, out, err } = await runCli('complete', path, 'A1', 'Tile cash', '--write');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /"Tile cash" names no .* Nearest: sprint-7\/track-a\/tile-cache .*Nothing was written\./s,
    );
    expect(read(path)).toBe(EXAMPLE);
  });

  it('lists every meaning of an ambiguous name', async () => {
    const path = makeFile(EXAMPLE.replace('**Download queue**', '**Write docs**'));
    const { code, err } = await runCli('complete', path, 'Write docs');
    expect(code).toBe(1);
    expect(err).toContain('sprint-7/track-a/write-docs');
    expect(err).toContain('sprint-7/track-b/write-docs');
  });

  it('writes nothing where an item has no place for a state', async () => {
    const text = '# Sprint 3\n\n## Work\n\n- [ ] One\n\n## Ideas\n\n- **Two**\n- **Three**\n';
    const path = makeFile(text);
    const { code, err } = await runCli('complete', path, 'One', 'Two', '--write');
    expect(code).toBe(1);
    expect(err).toMatch(/"Two" .*cannot be completed|"Two" names no/);
    expect(read(path)).toBe(text);
  });

  it('prints JSON', async () => {
    const path = makeFile(EXAMPLE);
    const { code, out } = await runCli('complete', path, 'A1', '--json');
    expect(code).toBe(0);
    const result = JSON.parse(out);
    expect(Object.keys(result)).toEqual([
      'path',
      'changed',
      'written',
      'completed',
      'started',
      'changes',
      'open',
      'problems',
      'diff',
    ]);
    expect(result).toMatchObject({
      path,
      changed: true,
      written: false,
      completed: ['sprint-7/track-a/tile-cache'],
      started: [],
      open: {
        criteria: [
          { title: "A day's tour works in flight mode", line: 17, group: null },
          { line: 18, group: null },
          { title: 'A region fits into 200 MB', line: 53, group: 'track-a' },
        ],
        metrics: [
          { category: 'Tile tests', current: '3/9', target: '9/9', line: 23 },
          { category: 'Size of a region', line: 25 },
        ],
      },
      problems: [],
    });
    expect(result.changes[0]).toMatchObject({ kind: 'set-state', title: 'Tile cache', to: 'done' });
    const refused = await runCli('complete', path, 'Nothing', '--json');
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.out)).toMatchObject({
      changed: false,
      problems: [{ rule: 'unknown-name', severity: 'error' }],
      diff: '',
    });
  });

  it('shows colours to a person, and nothing that a terminal would obey', async () => {
    const path = makeFile(EXAMPLE.replace('Evicts', '\u001b[2JEvicts'));
    const paint = (style: string, text: string) => `<${style}>${text}</>`;
    const watched = { isWatched: true, paint };
    const { out } = await runCliWith(watched, 'complete', path, 'A1');
    expect(out).toContain('\n<green>+- [x] **Tile cache**');
    expect(out).toContain('\n<red>-- [ ] **Tile cache**');
    expect(out).toMatch(/^<bold>--- a/);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('\ufffd[2JEvicts');
  });
});

describe.runIf(hasCorpus)('complete on real documents', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['corpus/history/before-track-b.md', 'expected/track-b.md', ['B1', 'B2', 'B3', ...TRACK_B]],
    ['corpus/history/before-track-b.md', 'expected/track-b.md', ['Track B', ...TRACK_B]],
    ['seed/CURRENT_SPRINT.md', 'expected/seed-a1.md', ['A1', ...SEED_A1]],
  ];

  it.each(cases)('%s becomes %s by %j, byte for byte', async (before, after, args) => {
    const path = makeFile(readShared(before));
    expect((await runCli('complete', path, ...args, '--write')).code).toBe(0);
    expect(read(path)).toBe(readShared(after));
    await runCli('complete', path, ...args, '--write');
    expect(read(path)).toBe(readShared(after));
  });
});
