import { isList, isObject, type Json, type JsonObject } from '../json.ts';

/** A schema of OpenAPI in the words of JSON Schema: no `nullable`, and references to whole documents. */
export function toJsonSchema(schema: Json): Json {
  if (isList(schema)) return schema.map(toJsonSchema);
  if (!isObject(schema)) return schema;
  const changed: Record<string, Json> = {};
  for (const [name, field] of Object.entries(schema)) {
    changed[name] =
      name === '$ref' && typeof field === 'string'
        ? field.replace(/^#\/components/, 'github:')
        : toJsonSchema(field);
  }
  return changed['nullable'] === true ? nullable(changed) : changed;
}

function nullable({ nullable: _known, ...schema }: Record<string, Json>): JsonObject {
  const { type } = schema;
  if (typeof type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = schema['enum'];
  const widened = isList(values) ? { enum: [...values, null] } : {};
  return { ...schema, ...widened, type: [type, 'null'] };
}
