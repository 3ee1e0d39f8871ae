import { find, findText, isList, isObject, type Json, textAt } from '../json.ts';
import type { ApiRequest } from '../message.ts';
import { type Description, type Operation, resolve } from './description.ts';
import { mistakesIn } from './validators.ts';

/** What a request says that GitHub's description does not know or does not allow. */
export function mistakesInRequest(
  description: Description,
  operation: Operation,
  request: ApiRequest,
): readonly string[] {
  return [
    ...mistakesInQuery(description, operation, request.query),
    ...mistakesInBody(description, operation, request.body),
  ];
}

function mistakesInQuery(description: Description, operation: Operation, query: URLSearchParams) {
  const declared = find(operation.description, 'parameters');
  const known = new Map<string, Json>();
  for (const parameter of isList(declared) ? declared : []) {
    const resolved = resolve(description, parameter);
    if (resolved === undefined || findText(resolved, 'in') !== 'query') continue;
    known.set(textAt(resolved, 'name'), find(resolved, 'schema') ?? {});
  }
  return [...query].flatMap(([name, value]) => {
    const schema = known.get(name);
    if (schema === undefined) return [`?${name} is not a parameter of this operation`];
    const mistakes = mistakesIn(typed(value, schema), schema, `${operation.name} ?${name}`);
    return mistakes.map((mistake) => `?${name} ${mistake}`);
  });
}

/** A query has only texts; the schema says what they stand for. */
function typed(value: string, schema: Json): Json {
  const type = findText(schema, 'type');
  if (type === 'integer' || type === 'number') return Number(value);
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value;
  return value;
}

function mistakesInBody(
  description: Description,
  operation: Operation,
  body: Json | undefined,
): readonly string[] {
  const declared = resolve(description, find(operation.description, 'requestBody'));
  const schema = find(declared, 'content', 'application/json', 'schema');
  if (schema === undefined) {
    const isEmpty = body === undefined || (isObject(body) && Object.keys(body).length === 0);
    return isEmpty ? [] : ['takes no body'];
  }
  if (body === undefined) return find(declared, 'required') === true ? ['needs a body'] : [];
  return [
    ...mistakesIn(body, schema, `${operation.name} body`),
    ...unknownFields(body, schema).map((name) => `/${name} is not a field of this request`),
  ];
}

/** The description allows any further field, yet GitHub reads none: most likely a slip of the pen. */
function unknownFields(body: Json, schema: Json): readonly string[] {
  const fields = find(schema, 'properties');
  if (!isObject(body) || !isObject(fields)) return [];
  return Object.keys(body).filter((name) => !Object.hasOwn(fields, name));
}
