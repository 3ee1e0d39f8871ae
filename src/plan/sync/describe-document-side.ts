import type { Intent, Ledger } from '../../model/ledger.ts';
import type { DocumentChange } from '../../model/sync-plan.ts';

/** The writes to the document's text that an intent asks for, in a fixed order. */
export function describeDocumentSide(
  { issue, documentSide }: Intent,
  { items }: Ledger,
): readonly DocumentChange[] {
  const key = items[issue]?.key;
  if (key === undefined) return [];
  const { title, done, word, tasks = {} } = documentSide;
  return [
    ...(done === undefined ? [] : [{ kind: 'done' as const, key, value: done }]),
    ...(word === undefined ? [] : [{ kind: 'word' as const, key, value: word }]),
    ...Object.entries(tasks).map(([task, value]) => ({ kind: 'task' as const, key, task, value })),
    ...(title === undefined ? [] : [{ kind: 'title' as const, key, value: title }]),
  ];
}
