import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { hasCorpus, readShared } from '../support/corpus.ts';
import { useTeams } from '../sync/harness.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';
import { makeFolder, read, runCli, runCliWith } from './run-cli.ts';

const { github, open } = useTeams();
const LONG = { timeout: 120_000 };
const CONFIG = '.github/sprint-sync.yml';

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = makeFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

describe('init', () => {
  it('proposes a config with a table of how the document is understood', async () => {
    const folder = folderWith({ 'docs/SPRINT.md': TEAM_DOCUMENT, 'README.md': '# Hello\n' });
    const { code, out, err } = await runCli('init', folder);
    expect(code).toBe(0);
    expect(out).toBe(`docs/SPRINT.md  Sprint 7 (Search)
4 deliverables (0% done, 0 with an issue) in 2 tracks, 3 tasks; 0 criteria and 0 metrics stay with people

  items  form                                                   for example
      2  a box with boxes below it; its own box says the state  line 15: Index builder
      2  a box in a list; the box says the state                line 33: Query parser

4 sections are not read as work: \`sprint-sync inspect docs/SPRINT.md --explain\` says why.

# The sprint document, from the root of the repository.
documents: "docs/SPRINT.md"

# Deliverables and issues in step both ways: off, link (those that a line links) or create (one for each line).
issues: off
`);
    expect(err).toBe(
      'Nothing was written yet. Add --write to write it to .github/sprint-sync.yml.\n',
    );
  });

  it('writes only when it is told to, and never over a config', async () => {
    const folder = folderWith({ 'CURRENT_SPRINT.md': TEAM_DOCUMENT });
    const args = ['init', folder, '--issues', 'create', '--write'];
    expect((await runCli(...args)).err).toContain('was written. Commit it');
    const written = read(join(folder, CONFIG));
    expect(written).toContain('issues: create\n');
    writeFileSync(join(folder, CONFIG), '# mine\n');
    const again = await runCli(...args);
    expect(again.code).toBe(1);
    expect(again.err).toContain('exists already, and a config is never overwritten');
    expect(read(join(folder, CONFIG))).toBe('# mine\n');
  });

  it('finds a document by its name, then by what it holds', async () => {
    const named = folderWith({ 'plan/sprint-9.md': TEAM_DOCUMENT, 'plan/other.md': TEAM_DOCUMENT });
    expect(JSON.parse((await runCli('init', named, '--json')).out)).toMatchObject({
      path: 'plan/sprint-9.md',
      others: [],
      written: null,
    });
    const held = folderWith({
      'a.md': '# Notes\n\nNothing to do.\n',
      'b.md': TEAM_DOCUMENT,
      'node_modules/x/c.md': TEAM_DOCUMENT,
      '.hidden/d.md': TEAM_DOCUMENT,
    });
    expect(JSON.parse((await runCli('init', held, '--json')).out)).toMatchObject({ path: 'b.md' });
  });

  it('proposes link where lines link issues, and fences where all boxes stand in them', async () => {
    const linked = TEAM_DOCUMENT.replace('**Ranking**', '**Ranking** (#12)');
    const one = await runCli('init', folderWith({ 'SPRINT.md': linked }));
    expect(one.out).toContain('issues: link\n');
    const boxes = '# Sprint 3\n\n## Tasks\n\n```\n- [ ] One\n- [x] Two\n```\n';
    const two = await runCli('init', folderWith({ 'SPRINT.md': boxes }));
    expect(two.out).toContain('fenced: true\n');
  });

  it('looks at a repository on GitHub and writes nothing', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const token = github().createActionsToken(team.repository.owner);
    const seen = github().requests.length;
    const parts = { apiUrl: github().apiUrl, env: () => token };
    const { code, out, err } = await runCliWith(parts, 'init', '--repo', team.repository.fullName);
    expect(code).toBe(0);
    expect(out).toContain('documents: "CURRENT_SPRINT.md"');
    expect(err).toContain('Commit this as .github/sprint-sync.yml');
    expect(
      github()
        .requests.slice(seen)
        .every(({ method }) => method === 'GET'),
    ).toBe(true);
  });

  it.each([
    [['a', 'b'], /too many operands: b/],
    [['a', '--repo', 'acme/maps'], /DIR and --repo exclude each other/],
    [['--repo', 'acme/maps', '--write'], /clone the repository/],
    [['--issues', 'all'], /--issues is one of off, link, create, received "all"/],
  ])('refuses %j', async (args, message) => {
    const { code, err } = await runCli('init', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('says so where there is no sprint document', async () => {
    const { code, err } = await runCli('init', folderWith({ 'README.md': '# Hello\n' }));
    expect(code).toBe(1);
    expect(err).toContain('No sprint document was found in');
  });
});

/** Of ten forms: boxes, tables, headings, emoji, plain lists, phases, weeks. */
const TEN = [
  'Alishark14__quantagent_v2.md',
  'Andrey1224__DogsWebsite.md',
  'Azure__containerization-assist.md',
  'Contentrain__ai.md',
  'FedericoTs__dora-comply.md',
  'Gimmyhat__tma-game-joker.md',
  'MarshallXie16__OverlayMVP.md',
  'ParkerRL-91__HS-CPQ.md',
  'fregataa__TrueGul.md',
  'rodacato__dojo.md',
];

describe.skipIf(!hasCorpus)('init on real documents', () => {
  it.each(TEN)('gives a config with which plan runs: %s', LONG, async (name) => {
    const text = readShared(`corpus/documents/${name}`);
    const folder = folderWith({ 'CURRENT_SPRINT.md': text });
    expect((await runCli('init', folder, '--issues', 'create', '--write')).code).toBe(0);
    const config = read(join(folder, CONFIG));
    const parsed = parseConfig(new TextEncoder().encode(config));
    expect(parsed.kind).toBe('config');

    const team = await open({ text, config });
    const token = github().createActionsToken(team.repository.owner);
    const parts = { apiUrl: github().apiUrl, env: () => token };
    const { repository } = team;
    const { out } = await runCliWith(parts, 'plan', '--repo', repository.fullName, '--json');
    const { problems, issues, documents } = JSON.parse(out);
    const own = parseDocument(text, { path: 'CURRENT_SPRINT.md' }).problems.map(({ rule }) => rule);
    const others = problems.filter(({ rule }: { rule: string }) => !own.includes(rule));
    expect(others).toEqual([]);
    expect(documents).toHaveLength(1);
    expect(issues.length).toBeGreaterThan(0);
  });
});
