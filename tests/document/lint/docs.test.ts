import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LINT_RULES } from '../../../src/document/lint/lint-rules.ts';
import { lintDocument } from '../../../src/lint-document.ts';
import { fix, requestFor } from './lint-with.ts';

const DOCS = readFileSync(new URL('../../../docs/lint-rules.md', import.meta.url), 'utf8');
const SECTION = /^## ([a-z-]+)\n\n(.+?) \*(Error|Warning|Info)(, repaired by `--fix`)?\.\*$/gm;
const EXAMPLE = /^(`{3,})markdown\n([\s\S]*?)^\1$/gm;

/** The sections of the reference: a rule with what it says about itself, its examples and its findings. */
const sections = [...DOCS.matchAll(SECTION)].map((match, index, all) => {
  const body = DOCS.slice(match.index, all[index + 1]?.index);
  const examples = [...body.matchAll(EXAMPLE)].map(([, , text = '']) => text);
  return {
    name: match[1] ?? '',
    docs: match[2],
    severity: match[3]?.toLowerCase(),
    isRepaired: match[4] !== undefined,
    bad: examples[0] ?? '',
    repaired: examples[1] ?? null,
    expected: [...body.matchAll(/^> (.*?)(?: {2})?$/gm)].map(([, finding]) => finding),
  };
});

describe('the reference of the rules', () => {
  it.each(LINT_RULES.map((rule) => [rule.name, rule] as const))('describes %s', (name, rule) => {
    const section = sections.find((one) => one.name === name);
    expect(section).toMatchObject({ docs: rule.docs, severity: rule.severity });
  });

  it.each(sections.map((section) => [section.name, section] as const))(
    'shows an example of %s with exactly its findings',
    (name, { bad, severity, expected }) => {
      const found = lintDocument(requestFor(bad));
      expect(
        found.map(
          (one) => `${one.line}:${one.column} ${one.severity}: ${one.message} (${one.rule})`,
        ),
      ).toEqual(expected);
      expect(found.filter(({ rule }) => rule === name)).toMatchObject([{ severity }]);
    },
  );

  it.each(sections.map((section) => [section.name, section] as const))(
    'shows what --fix makes of the example of %s',
    (_, { bad, isRepaired, repaired }) => {
      expect(fix(bad)).toBe(repaired ?? bad);
      expect(isRepaired).toBe(repaired !== null);
    },
  );
});
