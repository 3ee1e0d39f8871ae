import { Ajv, type ValidateFunction } from 'ajv';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { gitHubDescription } from './description.ts';

let ajv: Ajv | undefined;
const compiled = new Map<string, ValidateFunction>();

/** The messages of what does not fit; a schema is compiled when it is first needed. */
export function mistakesIn(value: unknown, schema: Json, name: string): readonly string[] {
  const validate = compiled.get(name) ?? compile(schema, name);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) => {
    const more = JSON.stringify(params);
    return `${instancePath === '' ? '/' : instancePath} ${message} ${more}`;
  });
}

function compile(schema: Json, name: string): ValidateFunction {
  ajv ??= createAjv();
  const validate = ajv.compile(schemaObject(schema));
  compiled.set(name, validate);
  return validate;
}

function createAjv(): Ajv {
  const { components } = gitHubDescription();
  // The description uses formats and annotations of OpenAPI, which JSON Schema does not know.
  const created = new Ajv({
    strict: false,
    validateFormats: false,
    validateSchema: false,
    allErrors: true,
    coerceTypes: false,
  });
  return created.addSchema({ $id: 'github', components });
}

function schemaObject(schema: Json): JsonObject | boolean {
  return isObject(schema) ? { ...schema } : true;
}
