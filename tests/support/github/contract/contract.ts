import { parse, validate } from 'graphql';
import { gitHubSchema } from '../graphql/schema.ts';
import { findText } from '../json.ts';
import type { ApiAnswer, ApiRequest } from '../message.ts';
import { mistakesInRequest } from './check-request.ts';
import { mistakesInResponse } from './check-response.ts';
import { gitHubDescription } from './description.ts';
import { KNOWN_DIFFERENCES } from './known-differences.ts';

export interface ContractViolation {
  /** Method and path, as GitHub's description writes them where it knows them. */
  readonly operation: string;
  readonly where: 'request' | 'response';
  readonly detail: string;
}

/** What a request, or the genuine answer to it, does not have in common with GitHub's description. */
export async function violationsOf(
  request: ApiRequest,
  answer: ApiAnswer | undefined,
): Promise<readonly ContractViolation[]> {
  if (request.path === '/graphql') return await violationsOfQuery(request);
  const description = gitHubDescription();
  const operation = description.operations.find(
    ({ method, pattern }) => method === request.method && pattern.test(request.path),
  );
  if (operation === undefined) {
    const name = `${request.method} ${request.path}`;
    return [{ operation: name, where: 'request', detail: 'GitHub has no such operation' }];
  }
  const violation = (where: ContractViolation['where']) => (detail: string) => {
    return { operation: operation.name, where, detail };
  };
  // A refused request is allowed to be wrong: the refusal says so.
  const isRefused = answer !== undefined && answer.status >= 400;
  const asked = isRefused ? [] : await mistakesInRequest(description, operation, request);
  const answered =
    answer === undefined ? [] : await mistakesInResponse(description, operation, answer);
  return [...asked.map(violation('request')), ...answered.map(violation('response'))].filter(
    (found) => !isKnown(found),
  );
}

async function violationsOfQuery({ method, path, body }: ApiRequest) {
  const schema = await gitHubSchema();
  const operation = `${method} ${path}`;
  const mistake = (detail: string): ContractViolation => ({ operation, where: 'request', detail });
  try {
    const document = parse(findText(body, 'query') ?? '');
    return validate(schema, document).map(({ message }) => mistake(message));
  } catch (error) {
    return [mistake(String(error))];
  }
}

function isKnown({ operation, where, detail }: ContractViolation): boolean {
  return KNOWN_DIFFERENCES.some(
    (known) =>
      known.where === where && known.operation.test(operation) && known.detail.test(detail),
  );
}
