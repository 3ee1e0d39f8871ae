/** Branches below this are ours; a merge of one is never evidence. */
const PREFIX = 'sprint-sync/';

/** The one branch on which changes of a document wait for their pull request. */
export function syncBranchName({
  document,
  base,
  defaultBranch,
}: {
  readonly document: string;
  readonly base: string;
  readonly defaultBranch: string;
}): string {
  const name = slug(document.replace(/\.md$/i, ''));
  return base === defaultBranch ? `${PREFIX}${name}` : `${PREFIX}${name}--${slug(base)}`;
}

export function isSyncBranch(branch: string): boolean {
  return branch.startsWith(PREFIX);
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
