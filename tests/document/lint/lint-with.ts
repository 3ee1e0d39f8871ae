import { fixDocument, type LintRequest, lintDocument } from '../../../src/lint-document.ts';

/** A request as of June 1, 2026, where no file exists. */
export function requestFor(text: string, parts: Partial<LintRequest> = {}): LintRequest {
  return {
    text,
    today: { year: 2026, month: 6, day: 1 },
    fenced: false,
    words: {},
    exists: () => false,
    ...parts,
  };
}

/** `line:column rule` of every finding. */
export function findingsOf(text: string, parts: Partial<LintRequest> = {}): readonly string[] {
  return lintDocument(requestFor(text, parts)).map(
    ({ line, column, rule }) => `${line}:${column} ${rule}`,
  );
}

export function fix(text: string): string {
  return fixDocument(requestFor(text));
}
