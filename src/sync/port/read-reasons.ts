import type { DeliverableKey, SprintDocument } from '../../model/sprint-document.ts';
import type { DocumentChange } from '../../model/sync-plan.ts';
import { parseCommands } from '../commands/parse-command.ts';
import type { PortContext } from './document-port.ts';

/** Each costs a request; whoever blocks more at once has not written that many comments. */
const MOST_ISSUES = 10;
const MAY_COMMAND: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);

/**
 * Why items become blocked or deferred, as people with write permission said by the last command on their
 * issue (`/sprint block <reason>`). Read from the issue, so that whichever program writes the document
 * writes the same. Nothing is asked where no reason could be shown.
 */
export async function readReasons(
  { tracker }: Pick<PortContext, 'tracker'>,
  {
    document,
    changes,
  }: { readonly document: SprintDocument; readonly changes: readonly DocumentChange[] },
): Promise<ReadonlyMap<DeliverableKey, string>> {
  const waiting = findWaiting(document, changes);
  const hasPlace = document.asides.some(({ kind }) => kind === 'blockers');
  if (waiting.length === 0 || !hasPlace) return new Map();
  const reasons = new Map<DeliverableKey, string>();
  for (const { key, issue } of waiting.slice(0, MOST_ISSUES)) {
    const reason = await readReason(issue);
    if (reason !== null) reasons.set(key, reason);
  }
  return reasons;

  async function readReason(issue: number): Promise<string | null> {
    for (const { author, body } of (await tracker.listComments(issue)).toReversed()) {
      const command = parseCommands(body).findLast(({ kind }) => STATES.has(kind));
      if (command === undefined || !MAY_COMMAND.has(await tracker.readRole(author))) continue;
      return command.kind === 'block' || command.kind === 'defer' ? command.reason : null;
    }
    return null;
  }
}

const STATES: ReadonlySet<string> = new Set([
  'start',
  'done',
  'reopen',
  'unblock',
  'block',
  'defer',
]);

function findWaiting(document: SprintDocument, changes: readonly DocumentChange[]) {
  return changes.flatMap((change) => {
    if (change.kind !== 'word') return [];
    if (change.value !== 'blocked' && change.value !== 'deferred') return [];
    const issue = document.deliverables.find(({ key }) => key === change.key)?.issue ?? null;
    return issue === null ? [] : [{ key: change.key, issue }];
  });
}
