import * as z from 'zod';
import { configSchema } from './config.ts';
import type { YamlPath } from './read-yaml.ts';

/** As much of a JSON Schema as is looked at. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** The keys that may stand in the mapping at a place of the config. */
export function knownKeys(path: YamlPath): readonly string[] {
  const schema = z.toJSONSchema(configSchema, { io: 'input' });
  const root: Node = JSON.parse(JSON.stringify(schema));
  let nodes: readonly Node[] = [root];
  for (const step of path) {
    nodes = nodes
      .flatMap(alternatives)
      .flatMap((node) => (typeof step === 'number' ? node.items : node.properties?.[step]) ?? []);
  }
  return nodes.flatMap(alternatives).flatMap(({ properties = {} }) => Object.keys(properties));
}

function alternatives(node: Node): readonly Node[] {
  return [node, ...(node.anyOf ?? []).flatMap(alternatives)];
}
