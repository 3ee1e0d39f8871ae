/**
 * Something that the person who runs us can put right: shown as it is, without a stack, and never
 * retried. The message says what is wrong, where, what was expected and what to do.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
