import * as z from 'zod';
import type { Problem } from '../model/problem.ts';
import type { Position } from '../model/text.ts';
import { type Config, configSchema } from './config.ts';
import { describeIssue } from './describe-issue.ts';
import { decodeYaml, type YamlPath } from './read-yaml.ts';

/** A config, or everything that is wrong with it. */
export type ConfigResult =
  | { readonly kind: 'config'; readonly config: Config }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** As many problems as a person puts right in one go. */
const MOST_PROBLEMS = 20;

/** Reads the bytes of the config file. An empty file means all defaults. */
export function parseConfig(bytes: Uint8Array): ConfigResult {
  const yaml = decodeYaml(bytes);
  if (yaml.kind === 'problems') return yaml;
  const parsed = configSchema.safeParse(yaml.value ?? {}, { reportInput: true });
  if (parsed.success) {
    return { kind: 'config', config: { ...parsed.data, apart: readApart(yaml.value) } };
  }
  const problems = parsed.error.issues.flatMap((issue) => toProblems(issue, yaml.locate));
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { kind: 'problems', problems: problems.slice(0, MOST_PROBLEMS) };
}

const fileSchema = z.looseObject({ documents: z.unknown().optional() });
const entrySchema = z.looseObject({ path: z.string() });

/** A document's own keys count as if they stood in the file in place of the file's. */
function readApart(value: unknown): Config['apart'] {
  const { documents, ...file } = fileSchema.safeParse(value).data ?? {};
  const entries: readonly unknown[] = Array.isArray(documents) ? documents : [];
  const apart = entries.map((entry) => {
    const { path, ...own } = entrySchema.safeParse(entry).data ?? { path: String(entry) };
    const { data = {} } = configSchema.partial().safeParse({ ...file, ...own });
    const settings = Object.entries(data).filter(([key]) => key in own);
    return { pattern: path, settings: Object.fromEntries(settings) };
  });
  return apart.some(({ settings }) => Object.keys(settings).length > 0) ? apart : [];
}

function toProblems(
  issue: z.core.$ZodIssue,
  locate: (path: YamlPath, target: 'key' | 'value') => Position,
): Problem[] {
  return describeIssue(issue).map(({ path, target, message }) => ({
    rule: target === 'key' ? 'config-unknown-key' : 'config-value',
    severity: 'error',
    message,
    ...locate(path, target),
  }));
}
