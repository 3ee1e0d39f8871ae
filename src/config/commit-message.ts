import { findSlip } from '../model/nearest-names.ts';
import { oneLine } from '../model/one-line.ts';

/** What can stand in braces in a commit message. */
const PLACEHOLDERS = ['changes', 'completed', 'document', 'sprint', 'pull-requests'] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];

export const DEFAULT_COMMIT_MESSAGE = 'Update {document}: {changes} ({pull-requests})';

/** Longer messages are of no use to anybody. */
const LONGEST_TEMPLATE = 2_000;
/** A subject stays readable with about as many titles. */
const LONGEST_LIST = 60;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** The reason why a text cannot be the template of commit messages, or `null`. */
export function whyNotTemplate(template: string): string | null {
  if (template.trim() === '') return 'The message is empty.';
  if (template.length > LONGEST_TEMPLATE) {
    return `The message is longer than ${LONGEST_TEMPLATE} characters.`;
  }
  if (/\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|^skip-checks:/im.test(template)) {
    return 'The message would skip the checks of the repository, also those that others wait for.';
  }
  const unknown = [...template.matchAll(PLACEHOLDER)].find(([, name]) => !isPlaceholder(name));
  if (!unknown) return null;
  const slip = findSlip(unknown[1] ?? '', PLACEHOLDERS);
  const known = PLACEHOLDERS.map((name) => `{${name}}`).join(', ');
  const hint = slip === null ? '' : `Did you mean \`{${slip}}\`? `;
  return `\`${oneLine(unknown[0], 40)}\` is no placeholder. ${hint}Known: ${known}.`;
}

/** What one commit is about. Titles are text from the document. */
export interface CommitFacts {
  readonly document: string;
  readonly sprint: string;
  readonly completed: readonly string[];
  readonly started: readonly string[];
  readonly reopened?: readonly string[];
  readonly pullRequests: readonly number[];
  /** How many lines get the link of their issue; absent where issues play no part. */
  readonly issues?: number;
}

/** What one commit of several documents is about. */
export function joinFacts(facts: readonly CommitFacts[]): CommitFacts {
  const namesOf = (names: readonly string[]) => list([...new Set(names)]);
  const issues = facts.flatMap((one) => one.issues ?? []);
  return {
    document: namesOf(facts.map(({ document }) => document)),
    sprint: namesOf(facts.map(({ sprint }) => sprint)),
    completed: facts.flatMap(({ completed }) => completed),
    started: facts.flatMap(({ started }) => started),
    reopened: facts.flatMap(({ reopened = [] }) => reopened),
    pullRequests: [...new Set(facts.flatMap(({ pullRequests }) => pullRequests))],
    ...(issues.length > 0 && { issues: issues.reduce((sum, count) => sum + count, 0) }),
  };
}

/** Fills the template. No title can mention a person or close an issue. */
export function renderCommitMessage(template: string, facts: CommitFacts): string {
  const values: Readonly<Record<Placeholder, string>> = {
    changes: describeChanges(facts),
    completed: facts.completed.length === 0 ? 'nothing' : list(facts.completed),
    document: quiet(facts.document),
    sprint: quiet(facts.sprint),
    'pull-requests':
      facts.pullRequests.map((number) => `#${number}`).join(', ') ||
      (facts.issues === undefined ? 'by hand' : 'by its issues'),
  };
  return template
    .replace(PLACEHOLDER, (written, name) => (isPlaceholder(name) ? values[name] : written))
    .trim();
}

function describeChanges({ completed, started, reopened = [], issues = 0 }: CommitFacts): string {
  const parts = [
    ...(completed.length > 0 ? [`${list(completed)} completed`] : []),
    ...(started.length > 0 ? [`${list(started)} started`] : []),
    ...(reopened.length > 0 ? [`${list(reopened)} reopened`] : []),
    ...(issues > 0 ? [`${issues} ${issues === 1 ? 'issue' : 'issues'} linked`] : []),
  ];
  return parts.join(', ') || 'brought up to date';
}

function list(titles: readonly string[]): string {
  const [first = '', ...rest] = titles.map(quiet);
  const all = [first, ...rest].join(', ');
  return all.length <= LONGEST_LIST || rest.length === 0 ? all : `${first} and ${rest.length} more`;
}

/**
 * Text that GitHub shows but does not act on: in a commit message a mention notifies and `fixes #1`
 * closes, and nothing can be escaped, so an invisible word joiner parts what must not be read.
 */
function quiet(text: string): string {
  return oneLine(text, 80)
    .replace(/@(?=[\w-])/g, '@\u2060')
    .replace(/#(?=\d)/g, '#\u2060')
    .replace(/\bGH-(?=\d)/gi, 'GH-\u2060')
    .replace(/:\/\//g, ':\u2060//')
    .replace(/\[(?=(?:skip ci|ci skip|no ci|skip actions|actions skip)\])/gi, '[\u2060');
}

function isPlaceholder(name: unknown): name is Placeholder {
  return PLACEHOLDERS.some((known) => known === name);
}
