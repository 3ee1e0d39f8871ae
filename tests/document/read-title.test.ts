import { describe, expect, it } from 'vitest';
import { readTitle } from '../../src/document/read-title.ts';

describe('the title of an item', () => {
  it.each([
    ['Fix the login', 'Fix the login', null, null],
    ['**Fix the login**', 'Fix the login', null, null],
    ['**Fix the login**: before Friday', 'Fix the login', null, null],
    ['**Fix the login:** before Friday', 'Fix the login', null, null],
    ['**Fix** the login', 'Fix', null, null],
    ['the **login**', 'the login', null, null],
    ['T-12: Fix', 'T-12: Fix', 'T-12', null],
    ['**US-3** Fix', 'US-3 Fix', 'US-3', null],
    ['[BUG-4] Fix', '[BUG-4] Fix', 'BUG-4', null],
    ['S3-OIDC-201 Fix', 'S3-OIDC-201 Fix', 'S3-OIDC-201', null],
    ['Story 1.2: Fix', 'Story 1.2: Fix', '1.2', null],
    ['T07: Fix', 'T07: Fix', 'T07', null],
    ['UTF-8 in file names', 'UTF-8 in file names', null, null],
    ['SHA-256 sums', 'SHA-256 sums', null, null],
    ['Fix (#12)', 'Fix', null, 12],
    ['Fix #12', 'Fix', null, 12],
    ['Fix ([#12](https://github.com/a/b/issues/12))', 'Fix', null, 12],
    ['**Fix** ([#12](https://github.com/a/b/issues/12))', 'Fix', null, 12],
    ['T-1: Fix (#12)', 'T-1: Fix', 'T-1', 12],
    ['#12 - Fix', 'Fix', null, 12],
    ['Fix ([#12](https://github.com/a/b/pull/12))', 'Fix', null, null],
    ['Fix `a_b` & *c*', 'Fix a_b & c', null, null],
    ['修复登录 (#7)', '修复登录', null, 7],
  ])('%s', (line, title, id, issue) => {
    const read = readTitle(line, { start: 0, end: line.length });
    expect({ title: read.title.value, id: read.id, issue: read.issue }).toEqual({
      title,
      id,
      issue,
    });
  });

  it('has a place for a link behind its emphasis, before other text', () => {
    const line = '**Fix the login**: before Friday';
    const { linkOffset } = readTitle(line, { start: 0, end: line.length });
    expect(line.slice(0, linkOffset)).toBe('**Fix the login**');
  });
});
