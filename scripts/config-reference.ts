import { z } from 'zod';
import { CONFIG_PATH, configSchema } from '../src/config/config.ts';

/** The JSON Schema of the config file, for editors that check YAML. */
export function renderConfigSchema(): string {
  const schema = z.toJSONSchema(configSchema, { io: 'input' });
  const titled = { $id: 'sprint-sync.schema.json', title: CONFIG_PATH, ...schema };
  return `${JSON.stringify(titled, null, 2)}\n`;
}

/** What is read of a JSON Schema here. */
interface Property {
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Property[];
  readonly items?: Property;
  readonly properties?: Readonly<Record<string, Property>>;
  readonly additionalProperties?: Property | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The reference of all keys as Markdown, from the same schema. */
export function renderConfigReference(): string {
  const { properties = {} }: Property = JSON.parse(renderConfigSchema());
  const rows = Object.entries(properties).flatMap(([name, property]) => rowsOf(name, property));
  return `# Configuration

\`${CONFIG_PATH}\` on the default branch. Every key is optional, and so is the file. An unknown key is an error that names
the nearest known one. Editors check the file against [sprint-sync.schema.json](../sprint-sync.schema.json).

\`\`\`yaml
documents: docs/CURRENT_SPRINT.md
time-zone: Europe/Berlin
tasks: tick
\`\`\`

| key | values | default | meaning |
|---|---|---|---|
${rows.join('\n')}

This page is generated from the schema by \`npm run docs\`.
`;
}

function rowsOf(name: string, property: Property): readonly string[] {
  const { description = '' } = property;
  const given = property.default === undefined ? '' : `\`${JSON.stringify(property.default)}\``;
  const nested = Object.entries(property.properties ?? {});
  const shown = nested.length > 0 ? '' : given;
  const row = `| \`${name}\` | ${cell(valuesOf(property))} | ${cell(shown.replaceAll('"', ''))} | ${cell(description)} |`;
  return [row, ...nested.flatMap(([key, inner]) => rowsOf(`${name}.${key}`, inner))];
}

function valuesOf(property: Property): string {
  if (property.const !== undefined) return `\`${JSON.stringify(property.const)}\``;
  if (property.enum) return property.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (property.anyOf) return property.anyOf.map(valuesOf).join(' or ');
  if (property.type === 'array')
    return `list of ${property.items ? valuesOf(property.items) : 'values'}`;
  if (
    property.type === 'integer' &&
    property.maximum !== undefined &&
    property.maximum < Number.MAX_SAFE_INTEGER
  )
    return `${property.minimum ?? 0} to ${property.maximum}`;
  if (property.type === 'boolean') return '`true`, `false`';
  return [property.type ?? ''].flat().join(' or ');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
