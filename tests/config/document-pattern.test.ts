import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderOf, isPattern, matchesPattern } from '../../src/config/document-pattern.ts';

describe('a pattern', () => {
  test.each([
    ['teams/*/SPRINT.md', 'teams/shop/SPRINT.md', true],
    ['teams/*/SPRINT.md', 'teams/SPRINT.md', false],
    ['teams/*/SPRINT.md', 'teams/a/b/SPRINT.md', false],
    ['**/SPRINT.md', 'SPRINT.md', true],
    ['**/SPRINT.md', 'a/b/SPRINT.md', true],
    ['**/SPRINT.md', 'a/b/MY_SPRINT.md', false],
    ['teams/**/*.md', 'teams/a.md', true],
    ['teams/**/*.md', 'teams/x/y/a.md', true],
    ['sprints/sprint-?.md', 'sprints/sprint-7.md', true],
    ['sprints/sprint-?.md', 'sprints/sprint-10.md', false],
    ['sprints/*-*.md', 'sprints/sprint-10-final.md', true],
    ['**/*.md', '.github/notes.md', false],
    ['*.md', '.hidden.md', false],
    ['.github/*.md', '.github/SPRINT.md', true],
    ['docs/[a].md', 'docs/[a].md', true],
    ['docs/[a].md', 'docs/a.md', false],
    ['SPRINT.md', 'sprint.md', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(matchesPattern(pattern, path)).toBe(expected);
  });

  test('agrees with what it means as a regular expression', () => {
    const name = fc.stringMatching(/^[ab]{1,4}$/);
    const wanted = fc.oneof(fc.stringMatching(/^[ab*?]{1,4}$/), fc.constant('**'));
    const path = fc.array(name, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 4 }), path, (segments, names) => {
        // A name of stars alone that is not `**` is as good as one star.
        const source = segments.map((one) =>
          one === '**'
            ? '(?:[^/]+/)*'
            : `${one.replaceAll(/\*+/g, '[^/]*').replaceAll('?', '[^/]')}/`,
        );
        const meant = new RegExp(`^${source.join('')}$`);
        expect(matchesPattern(segments.join('/'), names.join('/'))).toBe(
          meant.test(`${names.join('/')}/`),
        );
      }),
    );
  });

  test('takes no more time for a hostile one', () => {
    const pattern = `${'*a'.repeat(500)}b.md`;
    expect(matchesPattern(pattern, `${'a'.repeat(3_000)}.md`)).toBe(false);
    expect(matchesPattern('**/'.repeat(300).concat('x.md'), 'a/'.repeat(300))).toBe(false);
  });

  test('tells whether it is one, and where to look', () => {
    expect(isPattern('docs/SPRINT.md')).toBe(false);
    expect(folderOf('docs/teams/*/x.md')).toBe('docs/teams');
    expect(folderOf('*.md')).toBe('');
    expect(folderOf('docs/SPRINT.md')).toBe('docs');
  });
});
