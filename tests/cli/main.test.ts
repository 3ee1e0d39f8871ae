import { describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

describe('the command line', () => {
  it('lists its commands', async () => {
    const { code, out } = await runCli('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/Usage: sprint-sync COMMAND.*inspect.*complete.*link.*Exit codes/s);
    expect(await runCli('help')).toEqual({ code: 0, out, err: '' });
  });

  it.each(['inspect', 'complete', 'link'])('explains %s with an example', async (name) => {
    const { code, out } = await runCli(name, '--help');
    expect(code).toBe(0);
    expect(out).toContain(`Usage: sprint-sync ${name} FILE`);
    expect(out).toMatch(new RegExp(`Examples:\n {2}sprint-sync ${name} CURRENT_SPRINT.md`));
    expect(await runCli('help', name)).toEqual({ code: 0, out, err: '' });
  });

  it('tells its version', async () => {
    expect((await runCli('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each([
    ['no command', [], /no command given/],
    ['an unknown command', ['inspct', 'x'], /unknown command "inspct"\. Did you mean inspect\?/],
    [
      'a wild command',
      ['frobnicate'],
      /unknown command .* Commands: init, inspect, complete, link, lint, plan, sync, impact, why\./,
    ],
    ['no file', ['inspect'], /FILE is missing/],
    ['an empty file name', ['inspect', ''], /FILE is missing/],
    ['two files', ['inspect', 'a', 'b'], /expected one FILE, received 2: a b/],
    [
      'an unknown option',
      ['inspect', 'x', '--jsno'],
      /unknown option --jsno\. Did you mean --json\?/,
    ],
    ['a short option', ['inspect', 'x', '-j'], /unknown option -j/],
    ['a value too many', ['inspect', 'x', '--json=1'], /--json takes no value, received "1"/],
    ['a value too few', ['complete', 'x', 'A1', '--pull'], /--pull needs a value: --pull NUMBER/],
    ['no name', ['complete', 'x'], /NAME is missing\. .*'#12'/],
    ['a wrong number', ['complete', 'x', 'A1', '--pull', 'x'], /--pull is a number .* "x"/],
    ['number zero', ['complete', 'x', 'A1', '--pull', '0'], /--pull is a number/],
    [
      'a wrong day',
      ['complete', 'x', 'A1', '--date', '2026-02-30'],
      /--date is a day .* "2026-02-30"/,
    ],
    ['a day in another form', ['complete', 'x', 'A1', '--date', '1.2.2026'], /YYYY-MM-DD/],
    [
      'a beginning after the end',
      ['complete', 'x', 'A1', '--date', '2026-01-01', '--started', '2026-01-02'],
      /--started 2026-01-02 is after/,
    ],
    ['a wrong repository', ['complete', 'x', 'A1', '--repo', 'acme'], /--repo is OWNER\/NAME/],
    ['no issue', ['link', 'x', 'A1'], /'#NUMBER' is missing/],
    ['a wrong issue', ['link', 'x', 'A1', 'twelve'], /The issue is a number .* "twelve"/],
    ['too much', ['link', 'x', 'A1', '#1', '#2'], /too many operands: #2/],
  ])('refuses %s with exit code 2', async (_, args, message) => {
    const { code, out, err } = await runCli(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).toContain('See: sprint-sync --help');
  });
});
