import { showDiff } from '../../cli/show-diff.ts';
import type { Terminal } from '../../cli/terminal.ts';
import { renderDiff } from '../../src/index.ts';
import type { EmulatedGitHub } from '../../tests/support/github/emulated-github.ts';
import { type DemoRun, DOCUMENT } from './merge-work.ts';

/** A page shows it closed until somebody clicks. */
const FOLDED = /<details>.*?<\/details>/s;

export function describeRun({ before, after, result }: DemoRun, terminal: Terminal): string {
  const title = (text: string) => `\n${terminal.paint('bold', text)}\n`;
  const diff = renderDiff({ before, after, path: DOCUMENT });
  return [
    title('What the action wrote into the document'),
    diff === '' ? 'Nothing.\n' : showDiff(diff, terminal),
    title('The summary on the page of the job'),
    result.summary.replace(FOLDED, '(Folded here: the diff above.)'),
    ...(result.exitCode === 0 ? [] : [title('The log of the job'), result.log]),
    '',
  ].join('\n');
}

/** How to look at the server, and how to end it. */
export function describeKeptServer(github: EmulatedGitHub, paint: Terminal['paint']): string {
  const token = github.createUserToken('maintainer');
  const get = (path: string, accept: string) =>
    `  curl -H 'authorization: Bearer ${token}' -H 'accept: ${accept}' ${github.apiUrl}/repos/octo-org/trail-maps${path}`;
  return [
    paint('bold', `The emulated GitHub stays up at ${github.apiUrl}`),
    get(`/contents/${DOCUMENT}`, 'application/vnd.github.raw+json'),
    get('/commits', 'application/vnd.github+json'),
    get('/issues?state=all', 'application/vnd.github+json'),
    'Press Ctrl-C to end it.',
    '',
  ].join('\n');
}
