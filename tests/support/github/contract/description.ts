import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { find, type Json, type JsonObject, objectAt, parseJson } from '../json.ts';

/** One operation of GitHub's OpenAPI description. */
export interface Operation {
  /** As in the description: `GET /repos/{owner}/{repo}`. */
  readonly name: string;
  readonly method: string;
  readonly pattern: RegExp;
  readonly description: JsonObject;
}

export interface Description {
  readonly operations: readonly Operation[];
  /** Schemas, parameters and responses that operations share. */
  readonly components: JsonObject;
}

/** Parameters that may hold slashes. */
const DEEP = new Set(['basehead', 'branch', 'path', 'ref']);

let loaded: Description | undefined;

export function gitHubDescription(): Description {
  loaded ??= load();
  return loaded;
}

function load(): Description {
  const file = createRequire(import.meta.url).resolve(
    '@octokit/openapi/generated/api.github.com.json',
  );
  const document = parseJson(readFileSync(file, 'utf8'));
  const operations: Operation[] = [];
  for (const [template, methods] of Object.entries(objectAt(document, 'paths'))) {
    for (const [method, description] of Object.entries(objectAt(methods))) {
      operations.push({
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        pattern: patternOf(template),
        description: objectAt(description),
      });
    }
  }
  // A parameter with slashes also fits what stands behind it: `/commits/{ref}` after `/commits/{ref}/status`.
  operations.sort(
    (left, right) => parameters(left) - parameters(right) || right.name.length - left.name.length,
  );
  return { operations, components: objectAt(document, 'components') };
}

const parameters = ({ name }: Operation) => name.split('{').length;

function patternOf(template: string): RegExp {
  const source = template
    .replaceAll('.', '\\.')
    .replaceAll(/\{(\w+)\}/g, (_all, name: string) => (DEEP.has(name) ? '.+' : '[^/]+'));
  return new RegExp(`^${source}$`);
}

/** Follows a reference to a shared parameter, response or schema. */
export function resolve({ components }: Description, value: Json | undefined): Json | undefined {
  const reference = find(value, '$ref');
  if (typeof reference !== 'string') return value;
  const [, , ...path] = reference.split('/');
  return find(components, ...path);
}
