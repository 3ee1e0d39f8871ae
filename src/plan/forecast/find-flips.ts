import type { Change, Subject } from '../../model/change.ts';
import type { Flip } from '../../model/forecast.ts';
import type { GroupKey, SprintDocument } from '../../model/sprint-document.ts';
import { nameGroup } from '../name-index.ts';

/** Objectives and status lines that a plan changes beside its deliverables. */
export function findFlips(document: SprintDocument, changes: readonly Change[]): readonly Flip[] {
  const flips = changes.flatMap((change): Flip[] => {
    switch (change.kind) {
      case 'mark-objective':
        return [{ kind: 'objective', subject: change.title, from: '', to: 'done' }];
      case 'set-status':
        return [
          {
            kind: 'status',
            subject: nameSubject(document, change.subject),
            from: change.field.raw,
            to: change.to,
          },
        ];
      default:
        return [];
    }
  });
  // A track says its status in its section and again in the table.
  return [...new Map(flips.map((flip) => [`${flip.kind} ${flip.subject}`, flip])).values()];
}

function nameSubject(document: SprintDocument, subject: Subject): string {
  switch (subject.kind) {
    case 'sprint':
      return document.sprint.name;
    case 'group':
      return groupName(document, subject.key) ?? subject.key;
    case 'deliverable':
      return subject.key;
    default:
      return subject satisfies never;
  }
}

/** `Track A: Indexing`, or `null` where there is no such group. */
export function groupName(document: SprintDocument, key: GroupKey | null): string | null {
  const group = document.groups.find((one) => one.key === key);
  return group ? nameGroup(group) : null;
}
