import type * as z from 'zod';
import { findSlip } from '../model/nearest-names.ts';
import { oneLine } from '../model/one-line.ts';
import { knownKeys } from './known-keys.ts';
import type { YamlPath } from './read-yaml.ts';

/** A file of nothing but unknown keys is no config: the first ones tell enough. */
const MOST_KEYS = 20;

/** A mistake in the config's data: where in the data, and what to say. */
interface Mistake {
  readonly path: YamlPath;
  readonly target: 'key' | 'value';
  readonly message: string;
}

/** Says what a mistake is, what was expected and what stands there. */
export function describeIssue(issue: z.core.$ZodIssue): readonly Mistake[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  const about = path.length === 0 ? 'The file' : `\`${nameOf(path)}\``;
  const value = (message: string): Mistake[] => [{ path, target: 'value', message }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_KEYS).map((key) => ({
        path: [...path, key],
        target: 'key',
        message: describeUnknownKey(key, path),
      }));
    case 'invalid_type':
      return value(
        `${about} must be ${nameOfType(issue.expected)}, but ${received(issue.input)} stands there.${path.at(-1) === 'path' ? ' Name the document or a pattern, such as `docs/SPRINT.md`.' : ''}`,
      );
    case 'invalid_value':
      return value(describeValue(about, issue));
    case 'invalid_union':
      return describeUnion(issue, value(describeChoice(about, path, issue.input)));
    case 'too_small':
      return value(`${about} is empty. Name at least one, or leave the key out.`);
    case 'custom':
      return value(`${about}: ${received(issue.input)} is refused. ${issue.message}`);
    default:
      return value(`${about}: ${issue.message}.`);
  }
}

function describeUnknownKey(key: string, path: YamlPath): string {
  const known = knownKeys(path);
  const slip = findSlip(key, known);
  const what =
    path.length === 0
      ? `There is no key \`${oneLine(key, 40)}\`.`
      : `\`${nameOf(path)}\` has no key \`${oneLine(key, 40)}\`.`;
  const isOfFile = typeof path.at(-1) === 'number' && knownKeys([]).includes(key);
  if (isOfFile) {
    return `${what} It counts for the whole repository: write it at the top of the file. For one document: ${known.join(', ')}.`;
  }
  const hint = slip === null ? '' : `Did you mean \`${slip}\`? `;
  return `${what} ${hint}Known keys: ${known.join(', ')}.`;
}

function describeValue(about: string, { values, input }: z.core.$ZodIssueInvalidValue): string {
  const allowed = values.map(String);
  const slip = typeof input === 'string' ? findSlip(input, allowed) : null;
  const hint = slip === null || allowed.length === 1 ? '' : ` Did you mean \`${slip}\`?`;
  const expected = allowed.map((one) => `\`${one}\``).join(' or ');
  return `${about} must be ${expected}, but ${received(input)} stands there.${hint}`;
}

function describeChoice(about: string, path: YamlPath, input: unknown): string {
  const stands = `but ${received(input)} stands there.`;
  if (path[0] !== 'documents') return `${about} must be a text or a list of texts, ${stands}`;
  if (path.length > 1) return `${about} must be a path, or a mapping with \`path\`, ${stands}`;
  const isMapping = typeof input === 'object' && input !== null;
  const hint = isMapping
    ? ' A document with settings of its own stands in the list: write `- path: …`.'
    : ' Write one, or leave the key out.';
  return `${about} must be a path or a list of documents, ${stands}${hint}`;
}

/** The branch that got furthest is the one that was meant. */
function describeUnion(
  { errors, path }: z.core.$ZodIssueInvalidUnion,
  otherwise: readonly Mistake[],
): readonly Mistake[] {
  const meant = errors.find((issues) => !issues.some(isWrongKind));
  if (!meant) return otherwise;
  return meant.flatMap((issue) => describeIssue({ ...issue, path: [...path, ...issue.path] }));
}

function isWrongKind({ code, path, input }: z.core.$ZodIssue): boolean {
  const isWordWanted = code === 'invalid_value' && typeof input === 'object';
  return (code === 'invalid_type' || isWordWanted) && path.length === 0;
}

function nameOf(path: YamlPath): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : step))
    .join('.')
    .replaceAll('.[', '[');
}

function nameOfType(expected: string): string {
  switch (expected) {
    case 'string':
      return 'a text';
    case 'array':
      return 'a list';
    case 'boolean':
      return '`true` or `false`';
    case 'object':
      return 'a mapping of keys to values';
    default:
      return `a ${expected}`;
  }
}

function received(input: unknown): string {
  if (input === null || input === undefined) return 'nothing';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'object') return 'a mapping';
  return typeof input === 'string'
    ? `\`${oneLine(input, 60)}\``
    : `the ${typeof input} \`${input}\``;
}
