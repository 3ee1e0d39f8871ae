import * as z from 'zod';
import { whyNotBranch } from './branch-name.ts';
import { checkSettings } from './check-settings.ts';
import { DEFAULT_COMMIT_MESSAGE, whyNotTemplate } from './commit-message.ts';
import { whyNotDocumentPath } from './document-path.ts';
import { issueSettings } from './issue-settings.ts';
import { metricSettings } from './metric-settings.ts';
import { pullRequestSettings } from './pull-request-settings.ts';
import { whyNotTimeZone } from './time-zone.ts';

/** Where the config stands; it is read from the default branch only. */
export const CONFIG_PATH = '.github/sprint-sync.yml';

/** Looked for in this order where the config names no document. */
export const DEFAULT_DOCUMENTS: readonly string[] = [
  'CURRENT_SPRINT.md',
  'SPRINT.md',
  'docs/CURRENT_SPRINT.md',
  'docs/SPRINT.md',
];

/** Longer phrases are sentences, and no status begins with one. */
const LONGEST_WORD = 40;

const text = (whyNot: (text: string) => string | null) =>
  z.string().superRefine((value, context) => {
    const message = whyNot(value);
    if (message !== null) context.addIssue({ code: 'custom', message });
  });

/** One value may stand without its dash. */
const oneOrMore = (item: z.ZodType<string>) =>
  z
    .union([item, z.array(item).min(1)])
    .transform((value) => [...new Set(typeof value === 'string' ? [value] : value)]);

const orNull = (list: readonly string[] | undefined): readonly string[] | null => list ?? null;

const whyNotWord = (word: string): string | null =>
  word.trim().length >= 2 && word.length <= LONGEST_WORD
    ? null
    : `A word or phrase has 2 to ${LONGEST_WORD} characters.`;

const words = z.array(text(whyNotWord)).default([]);

/** What can also be said for one document apart. */
const readingSettings = {
  tasks: z
    .enum(['tick', 'leave'])
    .default('tick')
    .describe('Whether the open tasks of a completed deliverable are ticked with it.'),
  stateless: z
    .enum(['refuse', 'box', 'emoji', 'column'])
    .default('refuse')
    .describe(
      'What a completed deliverable gets whose line has no place for a state: a box for every item of its list, an emoji in front, a status column for its table, or nothing but a problem in the report.',
    ),
  fenced: z
    .boolean()
    .default(false)
    .describe('Whether boxes inside code fences are work. Otherwise they are taken for examples.'),
  words: z
    .strictObject({
      'not-started': words,
      'in-progress': words,
      blocked: words,
      'in-review': words,
      done: words,
      deferred: words,
      cancelled: words,
    })
    .prefault({})
    .describe(
      'Further words that your documents use for each status. They win over the words that are known already.',
    ),
};

/** What concerns the repository, and not one document. */
const {
  issues: _issues,
  'ledger-ref': _ledger,
  'max-writes': _writes,
  ...ownIssueSettings
} = issueSettings;

/** A document, or the documents of a pattern, with what is said for them alone. */
const documentSchema = z
  .strictObject({ ...readingSettings, ...ownIssueSettings })
  .partial()
  .extend({ path: text(whyNotDocumentPath) });

const documentPath = text(whyNotDocumentPath);

/** The only source of the config's parser, types, JSON Schema and reference. */
export const configSchema = z.strictObject({
  version: z.literal(1).default(1).describe('Version of this file’s format.'),
  documents: z
    .union([documentPath, z.array(z.union([documentPath, documentSchema])).min(1)])
    .optional()
    .transform((value) => (value === undefined ? null : listPaths(value)))
    .describe(
      `Path or paths of the sprint documents, from the root of the repository; \`*\`, \`?\` and \`**\` stand for what is looked for. A document can have settings of its own: see below. Without it, the first that exists of ${DEFAULT_DOCUMENTS.join(', ')}.`,
    ),
  ...readingSettings,
  'time-zone': text(whyNotTimeZone)
    .default('UTC')
    .describe('IANA name of the time zone that decides on which day a merge falls.'),
  branches: oneOrMore(text(whyNotBranch))
    .optional()
    .transform(orNull)
    .describe('Branches on which a merge counts as done. Without it, the default branch.'),
  'commit-message': text(whyNotTemplate)
    .default(DEFAULT_COMMIT_MESSAGE)
    .describe('Message of the commits. Placeholders stand in braces.'),
  ...issueSettings,
  ...pullRequestSettings,
  ...checkSettings,
  ...metricSettings,
});

type FileConfig = Readonly<z.output<typeof configSchema>>;

/** The settings that a document can have of its own. */
export type DocumentSettings = Partial<
  Omit<FileConfig, 'documents' | 'version' | 'branches' | 'commit-message' | 'time-zone'>
>;

export interface Config extends FileConfig {
  /**
   * What is said for some documents apart. The first whose pattern matches counts; empty where nothing
   * is said apart.
   */
  readonly apart: readonly { readonly pattern: string; readonly settings: DocumentSettings }[];
}

export const DEFAULT_CONFIG: Config = { ...configSchema.parse({}), apart: [] };

function listPaths(
  written: string | readonly (string | { readonly path: string })[],
): readonly string[] {
  const entries = typeof written === 'string' ? [written] : written;
  return [...new Set(entries.map((one) => (typeof one === 'string' ? one : one.path)))];
}
