import { find, findText, isList, isObject, type Json, textAt } from '../json.ts';
import type { ApiRequest } from '../message.ts';
import { type Description, type Operation, resolve } from './description.ts';
import { mistakesIn } from './validators.ts';

/** What a request says that GitHub's description does not know or does not allow. */
export async function mistakesInRequest(
  description: Description,
  operation: Operation,
  request: ApiRequest,
): Promise<readonly string[]> {
  return [
    ...(await mistakesInQuery(description, operation, request.query)),
    ...(await mistakesInBody(description, operation, request.body)),
  ];
}

async function mistakesInQuery(
  description: Description,
  operation: Operation,
  query: URLSearchParams,
) {
  const declared = find(operation.description, 'parameters');
  const known = new Map<string, Json>();
  for (const parameter of isList(declared) ? declared : []) {
    const resolved = resolve(description, parameter);
    if (resolved === undefined || findText(resolved, 'in') !== 'query') continue;
    known.set(textAt(resolved, 'name'), find(resolved, 'schema') ?? {});
  }
  const found: string[] = [];
  for (const [name, value] of query) {
    const schema = known.get(name);
    if (schema === undefined) {
      found.push(`?${name} is not a parameter of this operation`);
      continue;
    }
    const mistakes = await mistakesIn(typed(value, schema), schema, `${operation.name} ?${name}`);
    found.push(...mistakes.map((mistake) => `?${name} ${mistake}`));
  }
  return found;
}

/** A query has only texts; the schema says what they stand for. */
function typed(value: string, schema: Json): Json {
  const type = findText(schema, 'type');
  if (type === 'integer' || type === 'number') return Number(value);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

async function mistakesInBody(
  description: Description,
  operation: Operation,
  body: Json | undefined,
): Promise<readonly string[]> {
  const declared = resolve(description, find(operation.description, 'requestBody'));
  const schema = find(declared, 'content', 'application/json', 'schema');
  if (schema === undefined) {
    const isEmpty = body === undefined || (isObject(body) && Object.keys(body).length === 0);
    return isEmpty ? [] : ['takes no body'];
  }
  if (body === undefined) return find(declared, 'required') === true ? ['needs a body'] : [];
  return [
    ...(await mistakesIn(body, schema, `${operation.name} body`)),
    ...unknownFields(body, schema).map((name) => `/${name} is not a field of this request`),
  ];
}

/** The description allows any further field, yet GitHub reads none: most likely a slip of the pen. */
function unknownFields(body: Json, schema: Json): readonly string[] {
  const fields = find(schema, 'properties');
  if (!isObject(body) || !isObject(fields)) return [];
  return Object.keys(body).filter((name) => !Object.hasOwn(fields, name));
}
