/** What stands unseen in the first line of our comment, and tells a later run what it was made from. */
export interface CommentMark {
  /** The head of the pull request. */
  readonly head: string;
  /** Milliseconds since 1970 at which the pull request had last changed, of whole seconds. */
  readonly updated: number;
  /** Milliseconds since 1970 at which the state was read, by GitHub's clock. */
  readonly at: number;
  /** The commit that brought the document up to date, once there is one. */
  readonly commit: string | null;
  /** The pull request that took this one back. */
  readonly revertedBy: number | null;
}

const MARK =
  /^<!-- sprint-sync:impact head=(?<head>[0-9a-f]{40,64}) updated=(?<updated>\d{1,16}) at=(?<at>\d{1,16})(?: commit=(?<commit>[0-9a-f]{40,64}))?(?: reverted-by=(?<by>\d{1,10}))? -->$/;

export function writeCommentMark({ head, updated, at, commit, revertedBy }: CommentMark): string {
  const parts = [
    `head=${head}`,
    `updated=${updated}`,
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
    updated: Number(groups['updated']),
    at: Number(groups['at']),
    commit: groups['commit'] ?? null,
    revertedBy: by === undefined ? null : Number(by),
  };
}

/** A clock that is read from answers is behind by less than this. */
const CLOCK_MS = 1_000;

/** Whether what a mark stands for was read certainly later than what another does. */
export function isLater(
  mark: Pick<CommentMark, 'updated' | 'at'>,
  other: Pick<CommentMark, 'updated' | 'at'>,
): boolean {
  if (mark.updated !== other.updated) return mark.updated > other.updated;
  return mark.at > other.at + CLOCK_MS;
}

/** Everything that a reader sees. */
export function withoutMark(body: string): string {
  return body.slice(firstLine(body).length).replaceAll('\r\n', '\n').trim();
}

function firstLine(body: string): string {
  return body.split(/\r?\n/, 1)[0] ?? '';
}
