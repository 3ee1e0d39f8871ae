import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
} from 'yaml';
import { oneLine } from '../model/one-line.ts';
import type { Problem } from '../model/problem.ts';
import type { Position } from '../model/text.ts';

/** Keys and list indexes from the root to a value. */
export type YamlPath = readonly (string | number)[];

export type YamlResult =
  | {
      readonly kind: 'data';
      /** `null` for an empty file. */
      readonly value: unknown;
      readonly locate: (path: YamlPath, target: 'key' | 'value') => Position;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** Far above any real config, and far below what takes the parser noticeable time. */
const LARGEST_CONFIG = 64 * 1024;
/** Aliases may repeat a value; a hundred resolved ones are a bomb, not a config. */
const MOST_ALIASES = 100;
const MOST_ERRORS = 5;

/** Parses YAML 1.2 without any type of its own; size first, then text, then syntax. */
export function decodeYaml(bytes: Uint8Array): YamlResult {
  if (bytes.byteLength > LARGEST_CONFIG) {
    const size = `${Math.ceil(bytes.byteLength / 1024)} KiB`;
    return refuse(
      `The file has ${size}; a config has at most ${LARGEST_CONFIG / 1024} KiB. Leave out what is no setting.`,
    );
  }
  const text = decode(bytes);
  if (text === null) return refuse('The file is not valid UTF-8. Save it as UTF-8.');
  const lines = new LineCounter();
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // Unique keys are checked below: the library's own check takes quadratic time.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
    version: '1.2',
  });
  const problems = [...syntaxErrors(document), ...repeatedKeys(document)].map(
    ({ offset, message }) => problem(message, place(offset)),
  );
  if (problems.length > 0) return { kind: 'problems', problems: problems.slice(0, MOST_ERRORS) };
  return toData(document, place);
}

function toData(document: Document.Parsed, place: (offset: number) => Position): YamlResult {
  try {
    const value: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    return {
      kind: 'data',
      value,
      locate: (path, target) => place(offsetOf(document, path, target)),
    };
  } catch (error) {
    // The library's answer to a nest of aliases, and to one without an anchor.
    if (!(error instanceof ReferenceError)) throw error;
    return refuse('The aliases lead to nothing or to far too much. Write the values out.', {
      ...place(firstAlias(document)),
    });
  }
}

interface Mistake {
  readonly offset: number;
  readonly message: string;
}

function syntaxErrors({ errors, warnings }: Document.Parsed): Mistake[] {
  return [...errors, ...warnings]
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .map(({ code, message, pos }) => ({ offset: pos[0], message: explain(code, message) }));
}

function explain(code: string, message: string): string {
  switch (code) {
    case 'TAG_RESOLVE_FAILED':
      return `Types of your own are not allowed: ${oneLine(message)}. Write plain texts, numbers and lists.`;
    case 'RESOURCE_EXHAUSTION':
      return 'The file is nested far too deeply to be a config.';
    case 'MULTIPLE_DOCS':
      return 'The file holds several YAML documents. Keep one, without `---` in between.';
    default:
      return `This is not valid YAML: ${oneLine(message).replace(/\.$/, '')}. Check indentation, quotes and colons.`;
  }
}

function repeatedKeys(document: Document.Parsed): Mistake[] {
  const found: Mistake[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const offset = key.range?.[0] ?? 0;
        const message = `The key \`${oneLine(String(key.value), 40)}\` stands here a second time. Keep one of them.`;
        if (seen.has(key.value)) found.push({ offset, message });
        seen.add(key.value);
      }
    },
  });
  return found;
}

function firstAlias(document: Document.Parsed): number {
  let offset = 0;
  visit(document, {
    Alias: (_, { range }) => {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Falls back to the nearest part around it that has a place, such as an alias. */
function offsetOf(document: Document.Parsed, path: YamlPath, target: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    if (!isCollection(node)) return offset;
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && key.value === step)
      : undefined;
    const keyOffset = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
    if (target === 'key' && index === path.length - 1) return keyOffset ?? offset;
    node = node.get(step, true);
    offset = rangeStart(node) ?? keyOffset ?? offset;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) || isAlias(node) ? node.range?.[0] : undefined;
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function problem(message: string, position: Position): Problem {
  return { rule: 'config-syntax', severity: 'error', message, ...position };
}

function refuse(message: string, position: Position = { line: 1, column: 1 }): YamlResult {
  return { kind: 'problems', problems: [problem(message, position)] };
}
