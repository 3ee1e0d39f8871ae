/**
 * The text of our pull request. It is written from numbers and names that git allows, never from
 * foreign text, and says nothing that GitHub or we ourselves would read as closing or completing.
 */
export function renderProposalBody({
  path,
  branch,
  pullRequests,
}: {
  readonly path: string;
  readonly branch: string;
  readonly pullRequests: readonly number[];
}): string {
  const list = pullRequests.map((number) => `#${number}`).join(', ');
  const from = list === '' ? 'what was asked for by hand' : `what was merged with ${list}`;
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
