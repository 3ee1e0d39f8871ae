import type { MergedPullRequest } from '../../model/evidence.ts';
import { type Directive, findDirectives, type WrittenName } from './directives.ts';
import { type ForeignLine, foreignLines } from './foreign-lines.ts';
import { findIssueMentions, type Home, readIssueName } from './issue-references.ts';

/** What a pull request says of deliverables, before anybody looked whether they exist. */
export interface Claim {
  readonly effect: 'completes' | 'advances';
  /** Whether an unknown name is a problem: a directive is meant for us, `Fixes #9` may not be. */
  readonly mustResolve: boolean;
  /** The text that it stands in, as a message names it: `the body of pull request #97`. */
  readonly source: string;
  /** All names as one, since a title may hold commas; counts where it is one. */
  readonly whole: WrittenName;
  /** Issues of this repository are written `#12` here, however they were written. */
  readonly names: readonly WrittenName[];
}

interface Source {
  readonly name: string;
  readonly lines: readonly ForeignLine[];
  /** The title and the subject of a commit are prose: directives begin below. */
  readonly directivesFrom: number;
}

/** What such a title or message says was said by another pull request, which it takes back. */
const REVERT = /^\s*Revert "/;

/** Without one of these words there is nothing to find. */
const TELLING = /clos|fix|resolv|refs|part|completes/i;

/** All claims of a pull request in reading order: title, body, commits, what GitHub itself says. */
export function readClaims(pullRequest: MergedPullRequest, home: Home): Claim[] {
  return [
    ...sourcesOf(pullRequest).flatMap((source) => readSource(source, home)),
    ...pullRequest.closes
      .filter(({ repository }) => repository.toLowerCase() === home.repository.toLowerCase())
      .map(({ number }) =>
        issueClaim({
          effect: 'completes',
          source: `the issues that pull request #${pullRequest.number} closes`,
          name: { text: `#${number}`, line: 1, column: 1 },
        }),
      ),
  ];
}

function sourcesOf({ number, title, body, commitMessages }: MergedPullRequest): Source[] {
  const pullRequest = `pull request #${number}`;
  return [
    {
      name: `the title of ${pullRequest}`,
      lines: REVERT.test(title) ? [] : tellingLines(title),
      directivesFrom: Number.POSITIVE_INFINITY,
    },
    { name: `the body of ${pullRequest}`, lines: tellingLines(body), directivesFrom: 1 },
    ...commitMessages.map((message, index) => ({
      name: `the message of commit ${index + 1} of ${pullRequest}`,
      lines: REVERT.test(message) ? [] : tellingLines(message),
      directivesFrom: 2,
    })),
  ];
}

/** Most texts say nothing to us: they are not even cut into lines. */
function tellingLines(text: string): ForeignLine[] {
  return TELLING.test(text) ? foreignLines(text) : [];
}

function readSource({ name: source, lines, directivesFrom }: Source, home: Home): Claim[] {
  const directives = findDirectives(lines.filter(({ line }) => line >= directivesFrom));
  return [
    ...findIssueMentions(lines, home).map(({ effect, issue, line, column }) =>
      issueClaim({ effect, source, name: { text: `#${issue}`, line, column } }),
    ),
    ...directives.flatMap((directive) => directiveClaim(directive, source, home)),
  ];
}

function directiveClaim(directive: Directive, source: string, home: Home): Claim[] {
  const { effect, issuesOnly, whole } = directive;
  const names = directive.names.flatMap((name) => {
    const reference = readIssueName(name.text, home);
    if (!reference) return issuesOnly ? [] : [name];
    return reference.issue === null ? [] : [{ ...name, text: `#${reference.issue}` }];
  });
  return names.length === 0 ? [] : [{ effect, mustResolve: !issuesOnly, source, whole, names }];
}

function issueClaim({
  effect,
  source,
  name,
}: {
  readonly effect: Claim['effect'];
  readonly source: string;
  readonly name: WrittenName;
}): Claim {
  return { effect, mustResolve: false, source, whole: name, names: [name] };
}
