import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFile, makeFolder, read, runCli, runCliWith } from './run-cli.ts';

const FINE = '# Sprint 4: Search\n\n- [ ] Build the index\n';
const STALE = '# Sprint 4: Search\n\n**Progress:** 0/2 items\n\n- [x] One\n- [ ] Two\n';
const INFO = '# Sprint 4: Search\n\n- [ ] Same\n- [ ] Same\n';

describe('lint', () => {
  it('ends with 0 where nothing is wrong', async () => {
    const path = makeFile(FINE);
    expect(await runCli('lint', path)).toEqual({
      code: 0,
      out: 'Nothing found in 1 file.\n',
      err: '',
    });
  });

  it('ends with 0 where findings only inform', async () => {
    const path = makeFile(INFO);
    const { code, out } = await runCli('lint', path);
    expect(code).toBe(0);
    expect(out).toContain(`${path}:4:7: info: The title "Same" stands on line 3 already.`);
  });

  it('shows each finding with its place, and how many can be repaired', async () => {
    const path = makeFile(STALE);
    const { code, out, err } = await runCli('lint', path);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(
      /SPRINT\.md:3:15: warning: The number says "0\/2 items".* \(stale-number\)\n1 finding in 1 file\. 1 can be repaired with --fix\.\n$/,
    );
    expect(read(path)).toBe(STALE);
  });

  it('repairs with --fix, and a second time changes nothing', async () => {
    const path = makeFile(`${STALE}\r\nkept  as it is\t`);
    const first = await runCli('lint', path, '--fix');
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringContaining(': 1 finding repaired.\n'),
    });
    expect(read(path)).toBe(`${STALE.replace('0/2', '1/2')}\r\nkept  as it is\t`);
    expect(await runCli('lint', path, '--fix')).toMatchObject({
      code: 0,
      out: 'Nothing found in 1 file.\n',
    });
  });

  it('prints JSON', async () => {
    const path = makeFile(STALE);
    const { code, out } = await runCli('lint', path, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      files: [
        {
          path,
          repaired: 0,
          error: null,
          findings: [
            {
              rule: 'stale-number',
              severity: 'warning',
              line: 3,
              column: 15,
              message: expect.any(String),
              fixable: true,
            },
          ],
        },
      ],
    });
    expect((await runCli('lint', path, '--format', 'json')).out).toBe(out);
  });

  it('prints annotations in which nothing can end a command', async () => {
    const path = makeFile(
      '# Sprint 4\n\n**Progress:** 0% (0/2 items)\n\n- [x] One\n- [ ] Two\n',
      'a,b:c%.md',
    );
    const { code, out } = await runCli('lint', path, '--format', 'github');
    expect(code).toBe(1);
    expect(out).toBe(
      `::warning file=${dirname(path)}/a%2Cb%3Ac%25.md,line=3,col=15,title=stale-number::The number says "0%25 (0/2 items)", but the items that it counts give "50%25 (1/2 items)". Write the new number, or set the items right.\n`,
    );
    const info = await runCli('lint', makeFile(INFO), '--format', 'github');
    expect(info.out).toMatch(/^::notice file=/);
  });

  it('looks at every file, also behind one that cannot be read', async () => {
    const folder = makeFolder();
    const path = join(folder, 'SPRINT.md');
    writeFileSync(path, STALE);
    const gone = join(folder, 'gone.md');
    const { code, out, err } = await runCli('lint', gone, path, folder);
    expect(code).toBe(1);
    expect(out).toContain('1 finding in 1 file.');
    expect(err).toMatch(/gone\.md could not be read: there is no such file.*\n.* is a directory/);
    const json = JSON.parse((await runCli('lint', gone, path, '--json')).out);
    expect(json.files).toMatchObject([
      { error: expect.stringContaining('no such file') },
      { error: null },
    ]);
    expect((await runCli('lint', gone, '--format', 'github')).out).toMatch(
      /^::error file=.*gone\.md::/,
    );
  });

  it('tells of an open fence in a file whose sprint it hides', async () => {
    const path = makeFile('Notes\n\n```\n# Sprint 4\n\n- [ ] One\n');
    const { code, out } = await runCli('lint', path);
    expect(code).toBe(1);
    expect(out).toMatch(/SPRINT\.md:3:1: error: .* \(swallowed\)\n1 finding in 1 file\.\n$/);
  });

  it('looks up links from the folder of the document, and from the root of its repository', async () => {
    const folder = makeFolder();
    for (const name of ['.git', 'docs', 'plans']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'docs', 'a b.md'), '');
    const path = join(folder, 'plans', 'SPRINT.md');
    writeFileSync(
      path,
      `${FINE}\n[1](../docs/a%20b.md) [2](/docs/) [3](../../issues/4) [4](../docs/none.md) [5](/none.md)\n`,
    );
    const { out } = await runCli('lint', path);
    expect(out.match(/leads to "[^"]*"/g)).toEqual([
      'leads to "../docs/none.md"',
      'leads to "/none.md"',
    ]);
  });

  it('judges links out of the folder only inside a repository', async () => {
    const path = makeFile(`${FINE}\n[1](../none.md) [2](/none.md) [3](none.md)\n`);
    const { out } = await runCli('lint', path);
    expect(out.match(/leads to "[^"]*"/g)).toEqual(['leads to "none.md"']);
  });

  it('compares dates with today, or with the day that is given', async () => {
    const path = makeFile(
      '# Sprint 4\n\n## Track A: Index\n\n**Target:** March 5, 2026\n\n- [ ] One\n',
    );
    expect((await runCli('lint', path)).code).toBe(0);
    const later = await runCli('lint', path, '--date', '2026-03-06');
    expect(later).toMatchObject({ code: 1, out: expect.stringContaining('(past-date)') });
  });

  it('takes fenced boxes for work where the config says so', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, '.github'));
    writeFileSync(join(folder, '.github', 'sprint-sync.yml'), 'fenced: true\n');
    const path = join(folder, 'SPRINT.md');
    writeFileSync(path, '# Sprint 4\n\n## Work\n\n```\n- [ ] One\n```\n');
    expect((await runCli('lint', path)).out).toBe('Nothing found in 1 file.\n');
  });

  it('repairs the file that a link leads to', async () => {
    const path = makeFile(STALE);
    const alias = join(dirname(path), 'alias.md');
    symlinkSync(basename(path), alias);
    await runCli('lint', alias, '--fix');
    expect(read(path)).toContain('1/2 items');
  });

  it('shows colours to a person', async () => {
    const paint = (style: string, text: string) => `<${style}>${text}</>`;
    const { out } = await runCliWith({ isWatched: true, paint }, 'lint', makeFile(STALE));
    expect(out).toContain(': <yellow>warning</>: ');
  });

  it.each([
    [[], /FILE is missing/],
    [['SPRINT.md', '--format', 'xml'], /--format is one of text, json, github, received "xml"/],
    [['SPRINT.md', '--json', '--format', 'github'], /exclude each other/],
    [['SPRINT.md', '--date', 'today'], /--date is a day as YYYY-MM-DD/],
    [['SPRINT.md', '--fixx'], /unknown option --fixx.*--fix/],
  ])('refuses %j with exit code 2', async (args, message) => {
    const { code, out, err } = await runCli('lint', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});
