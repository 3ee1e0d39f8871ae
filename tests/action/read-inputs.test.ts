import { describe, expect, test } from 'vitest';
import type { InputName } from '../../action/interface.ts';
import { readInputs } from '../../action/read-inputs.ts';

const read = (
  given: Partial<Record<InputName, string>>,
  dispatched?: ReadonlyMap<string, string>,
) => readInputs((name) => given[name] ?? '', dispatched);

describe('inputs', () => {
  test('that are not given ask for nothing', () => {
    expect(read({})).toEqual({
      token: '',
      overrides: {},
      pullRequest: null,
      completes: null,
      mode: 'auto',
      reports: '',
      allowMassChange: false,
    });
  });

  test('are read as people write them', () => {
    const given = {
      token: ' t ',
      documents: 'a.md\n docs/b.md, c.md\n',
      tasks: ' leave ',
      'pull-request': ' #97 ',
      completes: ' A1,\nTrack B ',
      mode: ' Plan ',
      reports: 'reports/*.xml',
      'dry-run': 'TRUE',
      'allow-mass-change': 'true',
    };
    expect(read(given)).toEqual({
      token: 't',
      overrides: { documents: ['a.md', 'docs/b.md', 'c.md'], tasks: 'leave' },
      pullRequest: 97,
      completes: 'A1,\nTrack B',
      mode: 'plan',
      reports: 'reports/*.xml',
      allowMassChange: true,
    });
  });

  test('of the workflow fill what the action was not given', () => {
    const dispatched = new Map([
      ['completes', 'B1'],
      ['pull-request', '5'],
      ['dry-run', 'true'],
      ['allow-mass-change', 'true'],
    ]);
    expect(read({ completes: 'A1' }, dispatched)).toMatchObject({
      completes: 'A1',
      pullRequest: 5,
      mode: 'auto',
      allowMassChange: true,
    });
  });

  test.each([
    [{}, 'auto'],
    [{ mode: 'sync' }, 'sync'],
    [{ mode: 'SYNC', 'dry-run': 'false' }, 'sync'],
    [{ mode: 'auto', 'dry-run': 'true' }, 'plan'],
    [{ 'dry-run': 'true' }, 'plan'],
    [{ mode: 'plan' }, 'plan'],
  ] as const)('%j make the mode %s', (given, mode) => {
    expect(read(given).mode).toBe(mode);
  });

  test.each([
    [{ 'pull-request': 'abc' }, '`pull-request`'],
    [{ 'pull-request': '0' }, '`pull-request`'],
    [{ 'pull-request': '-3' }, '`pull-request`'],
    [{ 'pull-request': '99999999999' }, '`pull-request`'],
    [{ 'dry-run': 'yes' }, '`dry-run`'],
    [{ mode: 'write' }, '`mode` must be `auto`, `plan` or `sync`'],
    [{ mode: 'sync', 'dry-run': 'true' }, '`mode: sync` and `dry-run: true` contradict'],
    [{ 'allow-mass-change': 'yes' }, '`allow-mass-change`'],
    [{ tasks: 'none' }, '`tasks` must be `tick` or `leave`'],
    [{ documents: '/etc/passwd.md' }, 'absolute'],
  ] as readonly (readonly [Partial<Record<InputName, string>>, string])[])(
    '%j are refused by name',
    (given, said) => {
      expect(() => read(given)).toThrow(said);
    },
  );
});
