import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeUnresolved } from '../../src/plan/describe-unresolved.ts';
import { resolveName } from '../../src/plan/resolve-name.ts';
import { buildDocument } from '../support/build-document.ts';

const document = buildDocument([
  {
    label: 'Track A',
    title: 'Data Import',
    deliverables: [
      { title: 'Import *CSV* files', issue: 41 },
      { title: 'Write docs', id: 'T-12' },
      { title: 'Check `parse_row` for speed', id: '1.2' },
    ],
  },
  {
    label: 'Track B',
    title: 'Release',
    deliverables: [{ title: 'Sign builds, then ship' }, { title: 'Write docs', issue: 7 }],
  },
  { title: 'Backlog', deliverables: [{ title: 'Backlog' }] },
]);
const A1 = 'sprint-7/track-a/import-csv-files';
const A2 = 'sprint-7/t-12';
const A3 = 'sprint-7/1.2';
const B1 = 'sprint-7/track-b/sign-builds-then-ship';
const B2 = 'sprint-7/track-b/write-docs';

describe('resolveName', () => {
  it.each([
    ['a key', B2, [B2]],
    ['a key in quotes', `"${B2}"`, [B2]],
    ['an id', 'T-12', [A2]],
    ['an id in another case', 't-12', [A2]],
    ['an id with digits only', '1.2', [A3]],
    ['an issue', '#41', [A1]],
    ['an issue as GH-7', 'GH-7', [B2]],
    ['a place', 'A1', [A1]],
    ['a place in lower case', 'b2', [B2]],
    ['a title', 'Sign builds, then ship', [B1]],
    ['a title in quotes', '"Sign builds, then ship"', [B1]],
    ['a title in curly quotes', '“sign   builds, then ship”', [B1]],
    ['a title without its emphasis', 'import csv files', [A1]],
    ['a title with other emphasis', '**Import CSV files**', [A1]],
    ['a title without its backticks', 'check parse_row for speed', [A3]],
    ['a title with its id', 'T-12: Write docs', [A2]],
    ['a title with its id set apart otherwise', 'T-12 write docs', [A2]],
    ['a title without its id', 'Check parse_row for speed', [A3]],
    ['a title that its track bears too', 'Backlog', ['sprint-7/backlog/backlog']],
  ])('finds %s', (_, name, keys) => {
    expect(resolveName(document, name)).toEqual({ kind: 'found', keys, whole: null });
  });

  it.each([
    ['Track A'],
    ['"track a"'],
    ['track-a'],
    ['Data Import'],
    ['Track A: Data Import'],
    ['Track A - Data Import'],
    ['Track A — data import'],
  ])('finds all deliverables of a track by %s', (name) => {
    expect(resolveName(document, name)).toEqual({
      kind: 'found',
      keys: [A1, A2, A3],
      whole: 'track-a',
    });
  });

  it('finds a track without deliverables', () => {
    const emptied = { ...document, deliverables: [] };
    expect(resolveName(emptied, 'Track B')).toEqual({ kind: 'found', keys: [], whole: 'track-b' });
  });

  it('lists every meaning of an ambiguous name', () => {
    const resolution = resolveName(document, 'Write docs');
    expect(resolution).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ key: A2 }, { key: B2 }],
    });
  });

  it.each([
    ['Track', 'track-a'],
    ['Import CSV file', A1],
    ['A9', A1],
    ['T-21', A2],
    ['#40', A1],
  ])('does not guess at %s but offers what is near', (name, near) => {
    const resolution = resolveName(document, name);
    expect(resolution.kind).toBe('unknown');
    const offered = resolution.kind === 'found' ? [] : resolution.candidates;
    expect(offered.map(({ key }) => key)).toContain(near);
    expect(offered.length).toBeLessThanOrEqual(3);
  });

  it.each([['__proto__'], ['constructor'], ['#0'], ['A0'], [''], ['""'], ['*']])(
    'finds nothing by %s',
    (name) => {
      expect(resolveName(document, name).kind).toBe('unknown');
    },
  );

  it('prefers an id that looks like a place', () => {
    const items = [{ title: 'First' }, { title: 'Second', id: 'A1' }];
    const own = buildDocument([{ label: 'Track A', title: 'X', deliverables: items }]);
    expect(resolveName(own, 'A1')).toMatchObject({ kind: 'found', keys: ['sprint-7/a1'] });
    expect(resolveName(own, 'A2')).toMatchObject({ kind: 'found', keys: ['sprint-7/a1'] });
  });

  it('is ambiguous where two tracks have one letter, or two deliverables one issue', () => {
    const twice = buildDocument([
      { label: 'Track A', title: 'X', deliverables: [{ title: 'One', issue: 5 }] },
      { label: 'Phase A', title: 'Y', deliverables: [{ title: 'Two', issue: 5 }] },
    ]);
    expect(resolveName(twice, 'A1').kind).toBe('ambiguous');
    expect(resolveName(twice, '#5').kind).toBe('ambiguous');
  });

  it('finds every deliverable and track by its key, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...document.deliverables), ({ key }) => {
        expect(resolveName(document, key)).toEqual({ kind: 'found', keys: [key], whole: null });
      }),
    );
  });

  it('finds a title however it is dressed', () => {
    const dresses: readonly ((title: string) => string)[] = [
      (title) => title.toUpperCase(),
      (title) => `"${title}"`,
      (title) => `**${title}**`,
      (title) => `_${title}_`,
      (title) => `  ${title.replaceAll(' ', ' \t ')} `,
      (title) => `\`${title}\``,
    ];
    const title = fc.constantFrom('Import CSV files', 'Sign builds, then ship');
    fc.assert(
      fc.property(title, fc.uniqueArray(fc.nat(5), { maxLength: 3 }), (plain, chosen) => {
        const name = chosen.reduce((text, index) => dresses[index]?.(text) ?? text, `${plain}`);
        expect(resolveName(document, name).kind).toBe('found');
      }),
    );
  });
});

describe('describeUnresolved', () => {
  it('lists the keys to write instead', () => {
    const resolution = resolveName(document, 'Write docs');
    expect(resolution.kind === 'found' ? '' : describeUnresolved('Write docs', resolution)).toBe(
      '"Write docs" can mean 2 things: sprint-7/t-12 ("T-12: Write docs", line 6); ' +
        'sprint-7/track-b/write-docs ("Write docs", line 12). Write the key of the one that is meant.',
    );
  });

  it('names what resembles an unknown name, by its title where the key is long, and nothing else', () => {
    const long = 'Collect every measurement of the northern stations and keep it for ten years';
    const items = [{ title: long }, { title: 'Ship' }, { title: 'Shop' }, { title: 'Docs' }];
    const own = buildDocument([{ label: 'Track A', title: 'X', deliverables: items }]);
    const tell = (name: string) => {
      const resolution = resolveName(own, name);
      return resolution.kind === 'found' ? '' : describeUnresolved(name, resolution);
    };
    expect(tell('Collect every measurement')).toContain(
      'Nearest: "Collect every measurement of the northern stations and keep…", line ',
    );
    expect(tell('Shipp')).toMatch(
      /Nearest: [^;]*\("Ship", line \d+\); [^;]*\("Shop", line \d+\)\. /,
    );
    expect(tell('Zeppelin')).toMatch(/no track\. Write a key/);
    expect(tell('A1x').length).toBeLessThan(400);
  });

  it('shows foreign text as one visible line', () => {
    const name = 'x\n- [x] **fake**\u202e';
    const resolution = resolveName(document, name);
    expect(resolution.kind === 'found' ? '' : describeUnresolved(name, resolution)).toMatch(
      /^"x - \[x\] \*\*fake\*\*" names no deliverable and no track\. Write a key, [^\n]*$/,
    );
  });
});
