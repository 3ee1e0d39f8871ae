import type { Intent, Ledger } from '../../model/ledger.ts';
import { tagOfField } from '../../model/sync-field.ts';
import type { DocumentChange, SyncPlan } from '../../model/sync-plan.ts';

/** The writes to the document's text that an intent asks for, in a fixed order. */
export function describeDocumentSide(
  { issue, documentSide }: Intent,
  { items }: Ledger,
): readonly DocumentChange[] {
  const key = items[issue]?.key;
  if (key === undefined) return [];
  const { title, done, word, derive, tasks = {}, tags = {} } = documentSide;
  return [
    ...(derive === undefined ? [] : [{ kind: 'derive' as const, key, was: derive }]),
    ...(done === undefined ? [] : [{ kind: 'done' as const, key, value: done }]),
    ...(word === undefined ? [] : [{ kind: 'word' as const, key, value: word }]),
    ...Object.entries(tasks).map(([task, value]) => ({ kind: 'task' as const, key, task, value })),
    ...Object.entries(tags).flatMap(([tag, value]): DocumentChange[] => {
      const { kind, name: login } = tagOfField(tag) ?? {};
      return kind === 'assignee' && login !== undefined && value !== undefined
        ? [{ kind: 'owner', key, login, value }]
        : [];
    }),
    ...(title === undefined ? [] : [{ kind: 'title' as const, key, value: title }]),
  ];
}

/** All that a plan writes into the document. Issues still to be created have no link yet. */
export function describeDocumentChanges({
  links,
  intents,
  adoptions,
  ledger,
}: SyncPlan): readonly DocumentChange[] {
  return [
    ...adoptions.map((adoption): DocumentChange => ({ kind: 'adopt', ...adoption })),
    ...links.map((link): DocumentChange => ({ kind: 'link', ...link })),
    ...intents.flatMap((intent) => describeDocumentSide(intent, ledger)),
  ];
}

/** The same with what follows once the new issues are there, which needs no decision more. */
export function describeDraft(plan: SyncPlan): readonly DocumentChange[] {
  return [
    ...describeDocumentChanges(plan),
    ...plan.creates.flatMap(({ key, uncounted: was }): DocumentChange[] =>
      was === undefined ? [] : [{ kind: 'derive', key, was }],
    ),
  ];
}
