import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../cli/files/describe-failure.ts';
import { findConfig } from '../../cli/files/find-config.ts';
import { readDocument } from '../../cli/files/read-document.ts';
import { writeDocument } from '../../cli/files/write-document.ts';
import { DEFAULT_CONFIG } from '../../src/index.ts';
import { EXAMPLE } from '../support/sprint-example.ts';
import { makeFile, makeFolder, read, runCli } from './run-cli.ts';

const NAMES = ['A1', '--write'];

describe('bad input', () => {
  const cases: readonly [string, () => string, RegExp][] = [
    [
      'a missing file',
      () => join(makeFolder(), 'no.md'),
      /no\.md could not be read: there is no such file\. Check the path/,
    ],
    [
      'a directory',
      makeFolder,
      /is a directory: .*Name the document in it, such as .*CURRENT_SPRINT\.md/,
    ],
    ['a path through a file', () => join(makeFile('x'), 'y'), /a part of the path is no folder/],
    ['a dangling link', danglingLink, /there is no such file/],
    ['a circle of links', linkToItself, /lead in a circle/],
    ['a device', () => '/dev/null', /is no regular file/],
    ['an empty file', () => makeFile(''), /is empty: expected a sprint document/],
    ['a blank file', () => makeFile(' \n\n'), /is empty/],
    [
      'invalid UTF-8',
      () => makeFile(Buffer.from([35, 32, 0xff, 10])),
      /is not valid UTF-8 \(line 1\)/,
    ],
    [
      '20 MB',
      () => makeFile(Buffer.alloc(20_000_000, 'x')),
      /is too large: expected at most 1048576 bytes \(1 MiB\), received 20000000/,
    ],
    ['no sprint', () => makeFile('Hello.\n'), /SPRINT\.md/],
  ];

  it.each(cases)('is refused with place and remedy: %s', async (_, make, message) => {
    const path = make();
    for (const args of [
      ['inspect', path],
      ['complete', path, ...NAMES],
      ['link', path, 'A1', '#1', '--write'],
    ]) {
      const { code, out, err } = await runCli(...args);
      expect(err).toMatch(message);
      expect(err).toContain(basename(path));
      expect([code, out]).toEqual([1, '']);
    }
  });

  it('is told in JSON too', async () => {
    const { code, out, err } = await runCli('inspect', 'no.md', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining('no.md') });
    expect(err).toContain('no.md');
  });

  function danglingLink(): string {
    const path = join(makeFolder(), 'link.md');
    symlinkSync('nowhere.md', path);
    return path;
  }

  function linkToItself(): string {
    const path = join(makeFolder(), 'link.md');
    symlinkSync('link.md', path);
    return path;
  }
});

describe('writing', () => {
  it('keeps the mode and leaves nothing else behind', async () => {
    const path = makeFile(EXAMPLE);
    chmodSync(path, 0o640);
    expect((await runCli('complete', path, ...NAMES)).code).toBe(0);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
    expect(read(path)).toContain('- [x] **Tile cache**');
  });

  it('writes through a symbolic link and keeps the link', async () => {
    const path = makeFile(EXAMPLE);
    const link = join(makeFolder(), 'link.md');
    symlinkSync(path, link);
    expect((await runCli('complete', link, ...NAMES)).code).toBe(0);
    expect(read(path)).toContain('- [x] **Tile cache**');
    expect(readdirSync(dirname(link), { withFileTypes: true })[0]?.isSymbolicLink()).toBe(true);
  });

  it('writes nothing over what somebody else wrote meanwhile', async () => {
    const path = makeFile(EXAMPLE);
    const file = await readDocument(path, DEFAULT_CONFIG);
    writeFileSync(path, 'A colleague was here.\n');
    await expect(writeDocument(file, 'ours')).rejects.toThrow(
      /was changed by somebody else .*Nothing was written\. Run the command again/,
    );
    expect(read(path)).toBe('A colleague was here.\n');
    expect(readdirSync(dirname(path))).toEqual([basename(path)]);
  });

  it.each([
    ['EACCES', /permission is denied\. Change the permissions/],
    ['EROFS', /the file system can only be read/],
    ['ENOSPC', /no space is left on the device/],
  ])('explains the refusal %s', (code, message) => {
    const cause = Object.assign(new Error(code), { code });
    const error = describeFailure(cause, { path: 'SPRINT.md', doing: 'written' });
    expect(error).toMatchObject({ name: 'UserError', cause });
    expect(String(error)).toMatch(message);
    expect(String(error)).toMatch(/SPRINT\.md could not be written: .* Nothing was written\./);
  });

  it('keeps every byte outside the change', async () => {
    const text = `\ufeff${EXAMPLE.replaceAll('\n', '\r\n')}`;
    const path = makeFile(text);
    await runCli('link', path, 'B1', '#5', '--write');
    expect(readFileSync(path).toString()).toBe(text.replace('**Turn list**', '**Turn list** (#5)'));
  });
});

describe('the config of the repository around a document', () => {
  function makeRepository(config: string): string {
    const folder = makeFolder();
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, '.github'));
    mkdirSync(join(folder, 'docs'));
    writeFileSync(join(folder, '.github/sprint-sync.yml'), config);
    const path = join(folder, 'docs/SPRINT.md');
    writeFileSync(path, EXAMPLE);
    return path;
  }

  it('is used as the action uses it', async () => {
    const path = makeRepository('tasks: leave\n');
    expect((await runCli('complete', path, ...NAMES)).code).toBe(0);
    expect(read(path)).toContain('- [x] **Tile cache**');
    expect(read(path)).toContain('  - [ ] Evicts the oldest tiles');
  });

  it.each([
    ['does not parse', 'tasks: [leave\n', /sprint-sync\.yml:\d+:\d+: /],
    ['has an unknown key', '# ours\ntasks: tick\ntaks: leave\n', /sprint-sync\.yml:3:1: .*taks/],
  ])('stops everything where it %s', async (_, config, message) => {
    const path = makeRepository(config);
    const { code, out, err } = await runCli('complete', path, ...NAMES);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(read(path)).toBe(EXAMPLE);
  });

  it('is not looked for beyond the repository', async () => {
    const path = makeRepository('tasks: leave\n');
    const inner = join(dirname(path), 'inner');
    mkdirSync(join(inner, '.git'), { recursive: true });
    writeFileSync(join(inner, 'SPRINT.md'), EXAMPLE);
    expect((await findConfig(join(inner, 'SPRINT.md'))).tasks).toBe('tick');
  });
});
