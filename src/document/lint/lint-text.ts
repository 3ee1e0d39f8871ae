import { UserError } from '../../model/errors.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import { scanBlocks } from '../blocks/scan-blocks.ts';
import { buildOutline } from '../outline.ts';
import { parseDocument } from '../parse-document.ts';
import { doubleEncoded } from './double-encoded.ts';
import type { LintFacts, LintInput, LintRule } from './lint-rule.ts';
import { LINT_RULES } from './lint-rules.ts';
import { positionOf } from './position-of.ts';
import { swallowed } from './swallowed.ts';

/** A defect with its place and the edits that put it right, if a program can. */
export interface Finding extends Problem {
  readonly edits: readonly TextEdit[];
}

/**
 * All findings, in reading order; those that reading itself reports included. Where a fence swallows a part of the
 * document, nothing else is said about its content: half a document tells nothing.
 */
export function lintText(text: string, facts: LintFacts): readonly Finding[] {
  const { lines, blocks } = scanBlocks(text);
  const reading = read(text, facts);
  const root = buildOutline(text, blocks);
  const input = { text, lines, blocks, root, document: reading.document, facts };
  const hidden = check(swallowed, input);
  const found =
    hidden.length > 0
      ? [...hidden, ...check(doubleEncoded, input)]
      : [
          ...reading.problems.map((problem) => ({ ...problem, edits: [] })),
          ...LINT_RULES.flatMap((rule) => check(rule, input)),
        ];
  return found.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

function check({ name, severity, check: find }: LintRule, input: LintInput): readonly Finding[] {
  return find(input).map(({ offset, message, edits = [] }) => ({
    rule: name,
    severity,
    ...positionOf(offset, input.lines),
    message,
    edits,
  }));
}

function read(
  text: string,
  { fenced, words }: LintFacts,
): {
  readonly document: SprintDocument | null;
  readonly problems: readonly Problem[];
} {
  try {
    const document = parseDocument(text, { fenced, words });
    return { document, problems: document.problems };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message } = error;
    const problem = { rule: 'no-sprint', severity: 'error', line: 1, column: 1, message } as const;
    return { document: null, problems: [problem] };
  }
}
