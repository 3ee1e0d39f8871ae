/**
 * Issues that a text closes when it reaches the default branch, by GitHub's documentation of closing
 * keywords. Written without a look at the product's own reading of them, so that neither hides the
 * other's mistakes.
 */
export interface IssueReference {
  readonly repository: string;
  readonly number: number;
}

interface Origin {
  /** Where the text stands: `#12` means an issue of this repository. */
  readonly repository: string;
  readonly serverUrl: string;
}

const KEYWORD = /(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)/;
const TARGET =
  /(?:(?<address>https?:\/\/\S+?\/issues\/\d+)|(?<name>[\w.-]+\/[\w.-]+)?#(?<number>\d+))/;
const CLOSING = new RegExp(`(?<![\\w-])${KEYWORD.source}:?\\s+${TARGET.source}(?!\\w)`, 'gi');

/** What GitHub does not read: code and comments. */
const UNREAD =
  /^ {0,3}(```|~~~)[\s\S]*?(?:^ {0,3}\1|$(?![\s\S]))|`[^`\n]*`|<!--[\s\S]*?(?:-->|$(?![\s\S]))/gm;

export function closedIssues(text: string, origin: Origin): readonly IssueReference[] {
  const found = new Map<string, IssueReference>();
  for (const { groups } of text.replaceAll(UNREAD, ' ').matchAll(CLOSING)) {
    const reference = readReference(groups ?? {}, origin);
    if (reference === undefined) continue;
    found.set(`${reference.repository.toLowerCase()}#${reference.number}`, reference);
  }
  return [...found.values()];
}

function readReference(
  { address, name, number }: Partial<Record<string, string>>,
  { repository, serverUrl }: Origin,
): IssueReference | undefined {
  if (address === undefined) return { repository: name ?? repository, number: Number(number) };
  if (!address.startsWith(`${serverUrl}/`)) return undefined;
  const [owner, repo, , digits] = address.slice(serverUrl.length + 1).split('/');
  return { repository: `${owner}/${repo}`, number: Number(digits) };
}
