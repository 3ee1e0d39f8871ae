/** What git forbids in the name of a branch: https://git-scm.com/docs/git-check-ref-format */
const FORBIDDEN = /[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|\/\.|[/.]$|\.lock(?:\/|$)|^@$/u;

/** The reason why a text cannot be the name of a branch, or `null`. */
export function whyNotBranch(name: string): string | null {
  if (name.startsWith('refs/')) return 'Write the branch without `refs/heads/`.';
  if (name === '' || FORBIDDEN.test(name)) {
    return 'This cannot be the name of a branch. Write one exact name; patterns are not supported.';
  }
  return null;
}
