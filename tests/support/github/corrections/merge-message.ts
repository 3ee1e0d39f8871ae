import { findText, type Json, textAt } from '../json.ts';
import type { Pull } from './pull-state.ts';

interface Merge {
  readonly pull: Pull;
  /** Of the pull request, oldest first. */
  readonly commits: readonly Json[];
  readonly isSquash: boolean;
  /** The body of the merge request: `commit_title`, `commit_message`. */
  readonly wishes: Json;
}

/** The message that GitHub gives a merge by default: subject, empty line, text. */
export function mergeMessage({ pull, commits, isSquash, wishes }: Merge): string {
  const [subject, text] = isSquash ? squashWords(pull, commits) : mergeWords(pull);
  const title = findText(wishes, 'commit_title') ?? subject;
  const message = findText(wishes, 'commit_message') ?? text;
  return message === '' ? title : `${title}\n\n${message}`;
}

function mergeWords({ record, number, headRef }: Pull): readonly [string, string] {
  const owner = textAt(record, 'head', 'user', 'login');
  return [`Merge pull request #${number} from ${owner}/${headRef}`, textAt(record, 'title')];
}

/** A single commit lends its own words; several are listed under the title of the pull request. */
function squashWords(
  { record, number }: Pull,
  commits: readonly Json[],
): readonly [string, string] {
  const messages = commits.map((commit) => textAt(commit, 'commit', 'message').trimEnd());
  const [only] = messages;
  if (only !== undefined && messages.length === 1) {
    const [subject = '', ...text] = only.split('\n');
    return [`${subject} (#${number})`, text.join('\n').trim()];
  }
  const list = messages.map((message) => `* ${message}`).join('\n\n');
  return [`${textAt(record, 'title')} (#${number})`, list];
}
