import { find } from '../json.ts';
import type { ApiAnswer } from '../message.ts';
import { type Description, type Operation, resolve } from './description.ts';
import { mistakesIn } from './validators.ts';

/** Where an answer is not as GitHub describes it. */
export async function mistakesInResponse(
  description: Description,
  operation: Operation,
  { status, body }: ApiAnswer,
): Promise<readonly string[]> {
  const declared = resolve(description, find(operation.description, 'responses', String(status)));
  if (declared === undefined) return mistakesInUndeclared(status, body);
  if (body instanceof Uint8Array) return [];
  const schema = find(declared, 'content', 'application/json', 'schema');
  if (schema === undefined || body === undefined) return [];
  return await mistakesIn(body, schema, `${operation.name} ${status}`);
}

/** Any operation may fail in ways that its description does not list; then GitHub still explains itself. */
function mistakesInUndeclared(status: number, body: ApiAnswer['body']): readonly string[] {
  if (status === 304) return [];
  if (status < 400) return [`answers ${status}, which is not described`];
  const isExplained = !(body instanceof Uint8Array) && typeof find(body, 'message') === 'string';
  return isExplained ? [] : [`answers ${status} without a message`];
}
