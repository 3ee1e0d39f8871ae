import type { EntryItem } from '../../model/change.ts';
import { escapeInline } from './escape-inline.ts';

const WEB_ADDRESS = /^https?:\/\/[^\s()<>]+$/;

/** ` (#97)` or the name of the check, as a link where the address is known. */
export function evidenceSuffix({ pullRequest, check }: EntryItem): string {
  if (check) {
    const name = escapeInline(check.name);
    const isWeb = check.url !== null && WEB_ADDRESS.test(check.url);
    return isWeb ? ` ([${name}](${check.url}))` : ` (${name})`;
  }
  if (!pullRequest) return '';
  const name = `#${pullRequest.number}`;
  return pullRequest.url ? ` ([${name}](${pullRequest.url}))` : ` (${name})`;
}

/** A title in running text: its own words, inert. */
export function titleText({ title }: EntryItem): string {
  return escapeInline(title);
}
