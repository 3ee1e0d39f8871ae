import { createHash } from 'node:crypto';
import { type ApiAnswer, type ApiRequest, isSuccess } from '../message.ts';

/**
 * Gives a read its ETag and answers 304 where the client has it already. GitHub's ETags are good for
 * one token only.
 */
export function withETag({ method, caller, headers }: ApiRequest, answer: ApiAnswer): ApiAnswer {
  if (method !== 'GET' || !isSuccess(answer) || answer.body === undefined) return answer;
  const content = answer.body instanceof Uint8Array ? answer.body : JSON.stringify(answer.body);
  const digest = createHash('sha256').update(caller.token).update(content).digest('hex');
  const tagged = { ...answer.headers, etag: `W/"${digest}"` };
  const known = (headers['if-none-match'] ?? '').split(',').map((tag) => tag.trim());
  const isKnown = known.some((tag) => tag.replace(/^W\//, '') === `"${digest}"`);
  return isKnown ? { status: 304, headers: tagged } : { ...answer, headers: tagged };
}
