import type { ReviewedRepository } from '../../github/pull-desk.ts';
import type { Written } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import {
  type CommentMark,
  isLater,
  parseCommentMark,
  withoutMark,
  writeCommentMark,
} from '../../plan/forecast/comment-mark.ts';
import type { Identities } from '../port/identities.ts';
import { findOwnComments, type OwnComment } from './find-own-comments.ts';

/** What became of the one comment. */
export type CommentOutcome =
  /** There is none, and none was wanted. */
  | { readonly kind: 'unwanted' }
  | { readonly kind: 'created' | 'edited' | 'unchanged' }
  /** A run that read later wrote it already. */
  | { readonly kind: 'outdated' }
  /** The token may not write here, or GitHub refused: nothing was written. */
  | { readonly kind: 'refused'; readonly message: string };

export interface CommentWish {
  readonly pullRequest: number;
  readonly mark: CommentMark;
  /** What readers see. */
  readonly text: string;
  /** Whether one is posted where there is none. */
  readonly post: boolean;
}

/**
 * Brings the one comment below a pull request to what it should say: edited in place, not written where
 * it says so, never over what a later run wrote.
 *
 * @param known are our comments as found before; the newest of the writes is looked for again.
 */
export async function publishComment(
  { tracker, desk }: ReviewedRepository,
  wish: CommentWish,
  { known, identities }: { known: readonly OwnComment[]; identities: Identities },
): Promise<CommentOutcome> {
  try {
    const [oldest, ...twins] = known;
    for (const { id } of twins) await desk.removeComment(id);
    if (oldest !== undefined) {
      const now = await desk.readComment(oldest.id);
      if (now !== null) return await edit(now);
    }
    return wish.post ? await create() : { kind: 'unwanted' };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', message: error.message };
  }

  async function edit(now: {
    readonly id: number;
    readonly body: string;
  }): Promise<CommentOutcome> {
    const mark = parseCommentMark(now.body);
    if (mark !== null && isLater(mark, wish.mark)) return { kind: 'outdated' };
    if (mark !== null && withoutMark(now.body) === wish.text.trim()) return { kind: 'unchanged' };
    return toOutcome('edited', await tracker.changeComment(now.id, bodyOf(wish)));
  }

  async function create(): Promise<CommentOutcome> {
    const written = await tracker.addComment(wish.pullRequest, bodyOf(wish));
    if (written.kind === 'refused') return written;
    // Another run may have done the same at this moment, and an answer may be lost: the oldest stays.
    const [oldest, ...twins] = await findOwnComments(tracker, wish.pullRequest, identities);
    for (const { id } of twins) await desk.removeComment(id);
    if (oldest === undefined) {
      return { kind: 'refused', message: 'GitHub did not say whether the comment was posted.' };
    }
    return twins.length === 0 ? { kind: 'created' } : await edit(oldest);
  }
}

function bodyOf({ mark, text }: CommentWish): string {
  return `${writeCommentMark(mark)}\n${text.trim()}\n`;
}

function toOutcome(kind: 'edited', written: Written): CommentOutcome {
  switch (written.kind) {
    case 'done':
      return { kind };
    case 'refused':
      return written;
    case 'unknown':
      return { kind: 'refused', message: 'GitHub did not say whether the comment was edited.' };
    default:
      return written satisfies never;
  }
}
