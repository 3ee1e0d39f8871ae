import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_PATH } from '../support/sprint-example.ts';
import { makeFile, runCli, runCliWith } from './run-cli.ts';

describe('inspect --json', () => {
  it('has exactly the documented fields, in their order', async () => {
    const { code, out } = await runCli('inspect', EXAMPLE_PATH, '--json');
    expect(code).toBe(0);
    const { deliverables, ...rest } = JSON.parse(out);
    expect(deliverables[1]).toEqual({
      key: 'sprint-7/track-a/download-queue',
      id: null,
      title: 'Download queue',
      group: 'track-a',
      status: 'not-started',
      done: false,
      line: 46,
      issue: 2,
      tasks: { done: 0, total: 4 },
      carrier: 'nested-box',
    });
    expect(deliverables).toHaveLength(4);
    expect(rest).toEqual({
      sprint: { name: 'Sprint 7 (Offline Maps)', title: 'Offline Maps', status: 'in-progress' },
      groups: [
        {
          key: 'track-a',
          title: '🎯 Track A: Tile Store',
          status: 'not-started',
          owner: 'Storage team',
        },
        {
          key: 'track-b',
          title: '🎯 Track B: Route View',
          status: 'not-started',
          owner: 'Route team',
        },
      ],
      criteria: [
        { title: "A day's tour works in flight mode", done: false, line: 17, group: null },
        {
          title: 'The app starts in under two seconds on an old phone',
          done: false,
          line: 18,
          group: null,
        },
        { title: 'A region fits into 200 MB', done: false, line: 53, group: 'track-a' },
        {
          title: 'Nobody in the test group takes a wrong turn',
          done: false,
          line: 77,
          group: 'track-b',
        },
      ],
      metrics: [
        {
          category: 'Tile tests',
          current: '3/9',
          target: '9/9',
          status: 'not-started',
          line: 23,
        },
        { category: 'Route tests', current: '14/14', target: '14/14', status: 'done', line: 24 },
        {
          category: 'Size of a region',
          current: '340 MB',
          target: '200 MB',
          status: 'not-started',
          line: 25,
        },
      ],
      progress: {
        deliverables: { done: 0, total: 4 },
        tracks: { done: 0, total: 2 },
        tasks: { done: 0, total: 7 },
        percent: 0,
      },
      problems: [],
    });
    expect(Object.keys(JSON.parse(out))).toEqual(
      'sprint groups deliverables criteria metrics progress problems'.split(' '),
    );
  });

  it('counts percent by the formula of the document', async () => {
    const text = EXAMPLE.replace('- [ ] **Tile cache**', '- [x] **Tile cache**');
    const tracks = await runCli('inspect', makeFile(text), '--json');
    expect(JSON.parse(tracks.out).progress).toMatchObject({
      percent: 0,
      deliverables: { done: 1 },
    });
    const without = text.replace(/^\*\*Completion:.*\n/m, '');
    const deliverables = await runCli('inspect', makeFile(without), '--json');
    expect(JSON.parse(deliverables.out).progress).toMatchObject({ percent: 25 });
  });
});

describe('inspect', () => {
  it('shows every state with a mark of its own', async () => {
    const rows = ['✅ Done', '🟡 In Progress', '⛔ Blocked', '🔲 Not Started', '⏸️ Deferred'];
    const table = rows.map((status, index) => `| Item ${index} | ${status} |`);
    const text = `# Sprint 3\n\n## Work\n\n| Task | Status |\n|---|---|\n${table.join('\n')}\n`;
    const { out } = await runCli('inspect', makeFile(text));
    expect(out.match(/^ {2}\[.\] Item/gm)).toEqual(
      ['x', '~', '!', ' ', '-'].map((mark) => `  [${mark}] Item`),
    );
  });

  it('paints for a person', async () => {
    const paint = (style: string, text: string) => `<${style}>${text}</>`;
    const { out } = await runCliWith({ paint }, 'inspect', EXAMPLE_PATH);
    expect(out).toMatch(/^<bold>Sprint 7 \(Offline Maps\)<\/> {2}<cyan>in progress<\/>\n/);
  });

  it('shows foreign text without anything that a terminal would obey', async () => {
    const path = makeFile(EXAMPLE.replace('**Tile cache**', '**Tile \u001b[2J\u202ecache**'));
    const { out } = await runCli('inspect', path);
    for (const obeyed of ['\u001b', '\u202e']) expect(out).not.toContain(obeyed);
  });
});

describe('link', () => {
  it('shows the change, and writes it when asked', async () => {
    const path = makeFile(EXAMPLE);
    const args = ['link', path, 'Turn list', '#12', '--repo', 'acme/maps'];
    const { code, out } = await runCli(...args);
    expect(code).toBe(0);
    expect(out).toContain('+- [ ] **Turn list** ([#12](https://github.com/acme/maps/issues/12))\n');
    expect((await runCli(...args, '--write')).out).toMatch(/1 change written/);
    expect((await runCli(...args, '--write')).err).toMatch(/says all this already/);
    const inspected = JSON.parse((await runCli('inspect', path, '--json')).out);
    expect(inspected.deliverables[2]).toMatchObject({ title: 'Turn list', issue: 12 });
  });

  it('links to another server where the environment names one', async () => {
    const serverUrl = 'https://github.example.com/';
    const args = ['link', makeFile(EXAMPLE), 'B1', '12', '--repo', 'acme/maps'];
    const { out } = await runCliWith({ serverUrl }, ...args);
    expect(out).toContain('(https://github.example.com/acme/maps/issues/12)');
  });

  it.each([
    ['a whole track', ['Track A', '#12'], /An issue stands for one deliverable, .* means 2: /],
    ['an issue of another deliverable', ['B1', '#1'], /#1 is linked to "Tile cache" already/],
    ['a deliverable with another issue', ['A1', '#12'], /is linked to #1 already/],
    ['an unknown name', ['C1', '#12'], /"C1" names no deliverable/],
  ])('refuses %s and writes nothing', async (_, operands, message) => {
    const { code, out, err } = await runCli('link', makeFile(EXAMPLE), ...operands, '--write');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
  });

  it('prints JSON', async () => {
    const { out } = await runCli('link', makeFile(EXAMPLE), 'B1', '#12', '--json');
    expect(JSON.parse(out)).toMatchObject({
      changed: true,
      written: false,
      deliverable: 'sprint-7/track-b/turn-list',
      issue: 12,
      problems: [],
    });
  });
});

describe('inspect --explain', () => {
  const text = '# Sprint 1\n\n## Work\n\n- [ ] Parser\n\n## Definition of Done\n\n- [ ] Reviewed\n';

  it('says by which form an item was found, and why a section has none', async () => {
    const { code, out } = await runCli('inspect', await makeFile(text), '--explain');
    expect(code).toBe(0);
    expect(out).toContain('line 5     Parser: a box in a list; the box says the state');
    expect(out).toContain(
      'line 7     Definition of Done: its heading is about criteria, rules or prerequisites',
    );
  });

  it('adds the same to the JSON', async () => {
    const { out } = await runCli('inspect', await makeFile(text), '--explain', '--json');
    expect(JSON.parse(out).explanation).toEqual({
      items: [{ line: 5, title: 'Parser', carrier: 'box', echoes: [] }],
      skipped: [
        { line: 7, title: 'Definition of Done', reason: { kind: 'role', role: 'criteria' } },
      ],
    });
  });
});
