/** What stands unseen in the first line of our comment, and tells a later run what it was made from. */
export interface CommentMark {
  /** The head of the pull request. */
  readonly head: string;
  /** Milliseconds since 1970 at which the state was read; a run that read later knows better. */
  readonly at: number;
  /** The commit that brought the document up to date, once there is one. */
  readonly commit: string | null;
  /** The pull request that took this one back. */
  readonly revertedBy: number | null;
}

const MARK =
  /^<!-- sprint-sync:impact head=(?<head>[0-9a-f]{40,64}) at=(?<at>\d{1,16})(?: commit=(?<commit>[0-9a-f]{40,64}))?(?: reverted-by=(?<by>\d{1,10}))? -->$/;

export function writeCommentMark({ head, at, commit, revertedBy }: CommentMark): string {
  const parts = [
    `head=${head}`,
    `at=${at}`,
    ...(commit === null ? [] : [`commit=${commit}`]),
    ...(revertedBy === null ? [] : [`reverted-by=${revertedBy}`]),
  ];
  return `<!-- sprint-sync:impact ${parts.join(' ')} -->`;
}

/** The mark of a comment's first line, or `null`. Whoever wrote the comment is to be looked at as well. */
export function parseCommentMark(body: string): CommentMark | null {
  const { groups } = MARK.exec(firstLine(body)) ?? {};
  if (groups === undefined) return null;
  const by = groups['by'];
  return {
    head: groups['head'] ?? '',
    at: Number(groups['at']),
    commit: groups['commit'] ?? null,
    revertedBy: by === undefined ? null : Number(by),
  };
}

/** Everything that a reader sees. */
export function withoutMark(body: string): string {
  return body.slice(firstLine(body).length).replaceAll('\r\n', '\n').trim();
}

function firstLine(body: string): string {
  return body.split(/\r?\n/, 1)[0] ?? '';
}
