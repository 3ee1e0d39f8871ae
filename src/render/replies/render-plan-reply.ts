import type { RootContent } from 'mdast';
import type { SyncReport } from '../../model/sync-report.ts';
import { describePlan } from '../describe-plan.ts';
import { foreignText } from '../foreign-text.ts';
import { list, paragraph, stringifyMarkdown, text } from '../markdown.ts';

/** What the next run would write, document and issues. */
export function renderPlanReply({ documents, notes, problems }: SyncReport): string {
  const lines = [
    ...documents.flatMap(({ path, plan }) => describePlan(plan).map((line) => `${path}: ${line}`)),
    ...notes,
  ];
  const found = [...problems, ...documents.flatMap((one) => one.problems)].map(
    ({ message }) => message,
  );
  const parts: RootContent[] = [
    ...(lines.length === 0
      ? [paragraph(text('Nothing is to be done: the document and its issues are in step.'))]
      : [paragraph(text('The next sync would do this:')), listOf(lines)]),
    ...(found.length === 0 ? [] : [paragraph(text('In the way:')), listOf(found)]),
  ];
  return stringifyMarkdown(parts);
}

function listOf(lines: readonly string[]) {
  return list(
    lines.map((line) => ({ line: [foreignText(line, 300)] })),
    30,
  );
}
