import * as z from 'zod';
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

## Several documents

\`\`\`yaml
tasks: leave
documents:
  - path: teams/shop/SPRINT.md   # this one apart
    tasks: tick
    labels: { blocked: "shop: blocked" }
  - teams/*/SPRINT.md            # all others
\`\`\`

- In a path \`*\` stands for any part of one name, \`?\` for one character, and \`**\` as a whole name for any folders or none. What
  begins with a dot is found only where the pattern writes the dot. Only regular Markdown files are found: no symbolic links, no
  submodules, at most 100 of them. A pattern that finds nothing is an error.
- A document may have these keys of its own: ${documentKeys(properties)}. Each stands in place of the file’s whole value, so \`labels\`
  has to name all labels that differ from the defaults. All other keys count for the whole repository.
- Where several entries match, the first counts: write exceptions above the pattern.
- Every file that a pattern finds is read as a sprint document. Run \`sprint-sync plan\` before you commit a wide one.

This page is generated from the schema by \`npm run docs\`.
`;
}

function documentKeys({ documents }: Readonly<Record<string, Property>>): string {
  const items = (documents?.anyOf ?? []).flatMap(({ items: inner }) => inner?.anyOf ?? []);
  const keys = items.flatMap(({ properties = {} }) => Object.keys(properties));
  return keys
    .filter((key) => key !== 'path')
    .map((key) => `\`${key}\``)
    .join(', ');
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
  if (property.type === 'object') return 'mapping';
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
