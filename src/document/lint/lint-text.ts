import { UserError } from '../../model/errors.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import { scanBlocks } from '../blocks/scan-blocks.ts';
import { buildOutline } from '../outline.ts';
import { parseDocument } from '../parse-document.ts';
import type { LintFacts } from './lint-rule.ts';
import { LINT_RULES } from './lint-rules.ts';
import { positionOf } from './position-of.ts';

/** A defect with its place and the edits that put it right, if a program can. */
export interface Finding extends Problem {
  readonly edits: readonly TextEdit[];
}

/** All findings of all rules, in reading order; those that reading itself reports included. */
export function lintText(text: string, facts: LintFacts): readonly Finding[] {
  const { lines, blocks } = scanBlocks(text);
  const reading = read(text, facts);
  const input = {
    text,
    lines,
    blocks,
    root: buildOutline(text, blocks),
    document: reading.document,
    facts,
  };
  const found = LINT_RULES.flatMap(({ name, severity, check }) =>
    check(input).map(
      ({ offset, message, edits = [] }): Finding => ({
        rule: name,
        severity,
        ...positionOf(offset, lines),
        message,
        edits,
      }),
    ),
  );
  return [...reading.problems.map((problem) => ({ ...problem, edits: [] })), ...found].toSorted(
    (a, b) => a.line - b.line || a.column - b.column,
  );
}

function read(
  text: string,
  { fenced }: LintFacts,
): {
  readonly document: SprintDocument | null;
  readonly problems: readonly Problem[];
} {
  try {
    const document = parseDocument(text, { fenced });
    return { document, problems: document.problems };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { message } = error;
    const problem = { rule: 'no-sprint', severity: 'error', line: 1, column: 1, message } as const;
    return { document: null, problems: [problem] };
  }
}
