import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv';
import { find, isObject, type Json } from '../json.ts';
import { gitHubDescription } from './description.ts';
import { toJsonSchema } from './json-schema.ts';

const compiled = new Map<string, Promise<ValidateFunction>>();

// The description uses formats and annotations of OpenAPI, which JSON Schema does not know. Without
// optimisation the code is made three times as fast, and each schema is used a few times only.
const ajv = new Ajv({
  strict: false,
  validateFormats: false,
  validateSchema: false,
  allErrors: true,
  code: { optimize: false },
  loadSchema: (address) => Promise.resolve(shared(address)),
});

/** What of a value does not fit a schema; `name` tells schemas apart, each is compiled once. */
export async function mistakesIn(
  value: unknown,
  schema: Json,
  name: string,
): Promise<readonly string[]> {
  const compiling = compiled.get(name) ?? ajv.compileAsync(schemaObject(toJsonSchema(schema)));
  compiled.set(name, compiling);
  const validate = await compiling;
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const place = instancePath === '' ? '/' : instancePath;
    return `${place} ${message} ${JSON.stringify(params)}`;
  });
}

/** A schema that others refer to, taken from the description when it is needed. */
function shared(address: string): AnySchemaObject {
  const [, ...path] = address.split('/');
  const schema = find(gitHubDescription().components, ...path);
  if (schema === undefined) throw new Error(`GitHub's description has no ${address}`);
  return schemaObject(toJsonSchema(schema));
}

function schemaObject(schema: Json): AnySchemaObject {
  return isObject(schema) ? { ...schema } : {};
}
