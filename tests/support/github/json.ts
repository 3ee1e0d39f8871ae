/** What a JSON text can say. Read with the functions below, so that a missing field is an error with a path. */
export type Json = null | boolean | number | string | JsonList | JsonObject;
export type JsonList = readonly Json[];
export interface JsonObject {
  readonly [name: string]: Json;
}

type Path = readonly (string | number)[];

export function parseJson(text: string): Json {
  return JSON.parse(text);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is JsonList {
  return Array.isArray(value);
}

export function find(value: Json | undefined, ...path: Path): Json | undefined {
  let found = value;
  for (const step of path) {
    if (typeof step === 'number') found = isList(found) ? found[step] : undefined;
    else found = isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined;
  }
  return found;
}

export function findText(value: Json | undefined, ...path: Path): string | undefined {
  const found = find(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function textAt(value: Json | undefined, ...path: Path): string {
  return findText(value, ...path) ?? missing('a string', value, path);
}

export function numberAt(value: Json | undefined, ...path: Path): number {
  const found = find(value, ...path);
  return typeof found === 'number' ? found : missing('a number', value, path);
}

export function listAt(value: Json | undefined, ...path: Path): JsonList {
  const found = find(value, ...path);
  return isList(found) ? found : missing('a list', value, path);
}

export function objectAt(value: Json | undefined, ...path: Path): JsonObject {
  const found = find(value, ...path);
  return isObject(found) ? found : missing('an object', value, path);
}

function missing(expected: string, value: Json | undefined, path: Path): never {
  const received = JSON.stringify(value)?.slice(0, 200);
  throw new TypeError(`Expected ${expected} at /${path.join('/')} of ${received}`);
}
