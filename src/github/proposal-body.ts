/**
 * The text of our pull request. It is written from numbers and names that git allows, never from
 * foreign text, and says nothing that GitHub or we ourselves would read as closing or completing.
 */
export function renderProposalBody({
  path,
  branch,
  pullRequests,
  withIssues = false,
}: {
  readonly path: string;
  readonly branch: string;
  readonly pullRequests: readonly number[];
  /** The document is kept in step with issues, and not only with pull requests. */
  readonly withIssues?: boolean;
}): string {
  const list = pullRequests.map((number) => `#${number}`).join(', ');
  const other = withIssues ? 'its issues' : 'what was asked for by hand';
  const from = list === '' ? other : `what was merged with ${list}`;
  return [
    `This brings ${code(path)} up to date with ${from}.`,
    `${code(branch)} takes no direct commit from this workflow, so the change waits here. It is kept up to date until it is merged. If it is closed instead, the same change is not proposed again.`,
  ].join('\n\n');
}

function code(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
