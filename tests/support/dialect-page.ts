import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { SprintDocument } from '../../src/model/sprint-document.ts';
import { planCompletions } from '../../src/plan/plan-completions.ts';
import { renderDiff } from '../../src/render/render-diff.ts';

/** An example of the page with what is claimed about it. */
export interface PageExample {
  readonly heading: string;
  readonly example: string;
  readonly read: string;
  readonly written: string | null;
}

const BLOCKS =
  /```markdown\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```\n(?:\n```diff\n([\s\S]*?)```\n)?/g;

/** Every example of the page: the document, what is read from it, and what completing an item changes. */
export function readExamples(page: string): readonly PageExample[] {
  let end = 0;
  return [...page.matchAll(BLOCKS)].map((match) => {
    const [whole, example = '', read = '', written] = match;
    const heading = /^## (.*)$/m.exec(page.slice(end, match.index))?.[1] ?? '';
    end = match.index + whole.length;
    return { heading, example, read, written: written ?? null };
  });
}

/** One line an item: what the page says is read. */
export function describeRead(text: string): string {
  const { deliverables } = parseDocument(text);
  const rows = deliverables.map(({ line, title, status, carrier, tasks }) => {
    const done = tasks.filter(({ box }) => box.value).length;
    const boxes = tasks.length > 0 ? `, ${done} of ${tasks.length} tasks` : '';
    return `line ${line}: ${title.value} (${status ?? 'unknown'}${boxes}) as ${carrier}\n`;
  });
  return rows.join('');
}

/** The lines that change when the first open item is completed. */
export function describeWritten(text: string): string {
  const document = parseDocument(text);
  return renderDiff({ before: text, after: completeFirst(document), path: 'SPRINT.md' })
    .split('\n')
    .filter((line) => /^[-+](?![-+]{2} )/.test(line))
    .map((line) => `${line}\n`)
    .join('');
}

function completeFirst(document: SprintDocument): string {
  const open = document.deliverables.find(({ status }) => status !== 'done');
  if (!open) return document.text;
  const on = { year: 2031, month: 3, day: 5 };
  const completion = {
    deliverable: open.key,
    on,
    pullRequest: null,
    startedOn: null,
    effect: 'completes' as const,
  };
  const { changes } = planCompletions(document, [completion], { tasks: 'tick' });
  return applyEdits(document.text, planEdits(document, changes));
}
