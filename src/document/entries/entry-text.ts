import type { EntryItem } from '../../model/change.ts';
import { escapeInline } from './escape-inline.ts';

/** ` (#97)`, or a link where the pull request's address is known. */
export function pullRequestSuffix({ pullRequest }: EntryItem): string {
  if (!pullRequest) return '';
  const name = `#${pullRequest.number}`;
  return pullRequest.url ? ` ([${name}](${pullRequest.url}))` : ` (${name})`;
}

/** A title in running text: its own words, inert. */
export function titleText({ title }: EntryItem): string {
  return escapeInline(title);
}
