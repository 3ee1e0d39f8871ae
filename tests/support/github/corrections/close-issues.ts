import type { Caller } from '../callers.ts';
import { closedIssues, type IssueReference } from '../closing-keywords.ts';
import { type Context, call, callOrThrow } from '../context.ts';
import { find, numberAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { isSuccess } from '../message.ts';

interface Closing {
  readonly repository: RepositoryMemory;
  /** Texts that reached the default branch: messages of commits, bodies of pull requests. */
  readonly texts: readonly string[];
  readonly by: Caller;
  readonly at: string;
}

/** Closes, as completed and in the pusher's name, every open issue that the texts close. */
export async function closeIssues(context: Context, closing: Closing): Promise<void> {
  const { repository, texts, by, at } = closing;
  const origin = { repository: repository.fullName, serverUrl: context.addresses.serverUrl };
  for (const text of texts) {
    for (const reference of closedIssues(text, origin)) {
      await closeIssue(context, reference, { by, at });
    }
  }
}

async function closeIssue(
  context: Context,
  reference: IssueReference,
  { by, at }: Pick<Closing, 'by' | 'at'>,
): Promise<void> {
  const repository = context.memory.find(reference.repository);
  if (repository === undefined || repository.issues.get(reference.number)?.deleted) return;
  const account = repository.fullName.split('/')[0] ?? '';
  const path = `/repos/${repository.fullName}/issues/${reference.number}`;
  const caller = context.callers.administrator(account);
  const found = await call(context, { method: 'GET', path, caller });
  if (!isSuccess(found) || found.body instanceof Uint8Array) return;
  if (find(found.body, 'state') !== 'open') return;
  await callOrThrow(context, {
    method: 'PATCH',
    path,
    body: { state: 'closed', state_reason: 'completed' },
    caller: context.callers.unrestricted(by, account),
  });
  repository.issues.set(numberAt(found.body, 'number'), { closedAt: at });
}
