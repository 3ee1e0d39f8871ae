/** GitHub refuses longer paths. */
const LONGEST_PATH = 4096;

const WHERE = 'Write a path from the root of the repository, such as `docs/SPRINT.md`.';

/**
 * The reason why a text cannot be the path of a sprint document, or `null`. A path is taken as it is
 * written: what would first have to be decoded or normalised is refused.
 */
export function whyNotDocumentPath(path: string): string | null {
  if (path === '') return `The path is empty. ${WHERE}`;
  if (path.length > LONGEST_PATH) return `The path is longer than ${LONGEST_PATH} characters.`;
  if (/\p{Cc}/u.test(path)) return `The path holds a control character. ${WHERE}`;
  if (path.includes('\\')) return `The path holds a backslash; folders are separated by \`/\`.`;
  if (path.startsWith('/')) return `The path is absolute. ${WHERE}`;
  if (/^[A-Za-z]:|^[a-z][a-z+.-]*:\/\//i.test(path)) {
    return `This is an address, not a path in the repository. ${WHERE}`;
  }
  if (/%(?:2e|2f|5c|00|25)/i.test(path)) {
    return 'The path is percent-encoded. Write the characters themselves.';
  }
  const segments = path.split('/');
  if (segments.includes('') || segments.includes('.') || segments.includes('..')) {
    return `The path must not hold \`.\`, \`..\` or empty parts. ${WHERE}`;
  }
  if (segments.some(isGitFolder)) return 'The path leads into `.git`, which is never read.';
  if (/^\.github\/workflows\//i.test(path)) return 'Workflows are never read or written.';
  if (!/[^/]\.md$/i.test(path)) {
    const folder = path.replace(/\/\*\*$/, '');
    const isFolder = !/\.[^/]*$/.test(folder);
    const hint = isFolder ? ` For the documents of a folder write \`${folder}/*.md\`.` : '';
    return `A sprint document is a Markdown file: its name ends in \`.md\`.${hint}`;
  }
  return null;
}

/** Some file systems drop trailing dots and blanks, or spell `.git` as `git~1`. */
function isGitFolder(segment: string): boolean {
  return /^(?:\.git|git~\d+)[. ]*$/i.test(segment);
}
