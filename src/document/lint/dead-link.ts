import type { LintRule } from './lint-rule.ts';
import { listLinks } from './list-links.ts';

export const deadLink: LintRule = {
  name: 'dead-link',
  docs: 'A relative link leads to a file that does not exist.',
  severity: 'warning',
  check: ({ text, blocks, facts }) =>
    listLinks(text, blocks).flatMap(({ url, range }) => {
      const path = pathOf(url);
      if (path === null || facts.exists(path) !== false) return [];
      return [
        {
          offset: range.start,
          message: `The link leads to "${path}", but there is no such file. Correct the path, or remove the link.`,
        },
      ];
    }),
};

const SCHEME = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;
/** `src/queue.ts:12` names a line. */
const LINE = /:\d+(?:[-:]\d+)?$/;

/** The path of a relative link as it stands on a disk; `null` for anchors and addresses. */
function pathOf(url: string): string | null {
  const bare = url.replace(/[#?].*$/, '').replace(LINE, '');
  if (bare === '' || SCHEME.test(bare)) return null;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}
