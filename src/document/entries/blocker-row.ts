import type { BlockerEntry } from './blocker-section.ts';

const DATE = /date|since|when|reported|raised|datum|fecha|data|дата|日期/i;
const REASON = /reason|description|detail|impact|cause|notes?|grund|motivo|raison|причина|原因/i;
const TITLE = /item|task|deliverable|story|title|blocker|issue|what|blocked|was|tarea|задача|任务/i;

/** A row like those of the table: what is known goes under the header that asks for it. */
export function writeBlockerRow(
  text: string,
  row: BlockerEntry,
  {
    title,
    reason,
    date,
  }: { readonly title: string; readonly reason: string | null; readonly date: string },
): string {
  const indent = /^ */.exec(text.slice(row.start, row.end))?.[0] ?? '';
  const headers = (row.header ?? '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/);
  const find = (pattern: RegExp, taken: readonly number[]) =>
    headers.findIndex((header, index) => !taken.includes(index) && pattern.test(header));
  const day = find(DATE, []);
  const why = find(REASON, [day]);
  const named = find(TITLE, [day, why]);
  const what = named >= 0 ? named : headers.findIndex((_, index) => index !== day && index !== why);
  const full = [title, ...(why < 0 && reason !== null ? [reason] : [])].join(': ');
  const cells = headers.map((_, index) => {
    if (index === what) return day < 0 ? `${full} (${date})` : full;
    if (index === day) return date;
    return index === why ? (reason ?? '-') : '-';
  });
  return `${indent}| ${cells.join(' | ')} |`;
}
