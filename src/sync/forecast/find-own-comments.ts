import type { TrackedComment, Tracker } from '../../github/tracker.ts';
import { type CommentMark, parseCommentMark } from '../../plan/forecast/comment-mark.ts';
import type { Identities } from '../port/identities.ts';

export interface OwnComment extends TrackedComment {
  readonly mark: CommentMark;
}

/**
 * Comments with our mark by ourselves or a trusted twin, oldest first. A mark in anybody else's comment
 * is only text.
 */
export async function findOwnComments(
  tracker: Tracker,
  pullRequest: number,
  identities: Identities,
): Promise<readonly OwnComment[]> {
  const own: OwnComment[] = [];
  for (const comment of await tracker.listComments(pullRequest)) {
    const mark = parseCommentMark(comment.body);
    if (mark !== null && (await identities.isOurs(comment.author))) own.push({ ...comment, mark });
  }
  return own.toSorted((a, b) => a.id - b.id);
}
