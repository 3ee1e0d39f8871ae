import { comparableAnchor, headingAnchors } from './heading-anchors.ts';
import type { LintRule } from './lint-rule.ts';
import { listLinks } from './list-links.ts';

export const deadAnchor: LintRule = {
  name: 'dead-anchor',
  docs: 'A link leads to a heading that this document does not have.',
  severity: 'warning',
  check: ({ text, blocks, lines }) => {
    const links = listLinks(text, blocks).filter(({ url }) => url.startsWith('#'));
    if (links.length === 0) return [];
    const anchors = headingAnchors(text, { blocks, lines });
    return links
      .filter(({ url }) => !isAlive(url.slice(1), anchors))
      .map(({ url, range }) => ({
        offset: range.start,
        message: `The link leads to "${url}", but no heading of this document has that anchor. Correct the link, or the heading that was renamed.`,
      }));
  },
};

function isAlive(written: string, anchors: ReadonlySet<string>): boolean {
  const anchor = comparableAnchor(decode(written)).replace(/^user-content-/, '');
  return anchor === '' || anchor === 'top' || anchors.has(anchor);
}

function decode(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
