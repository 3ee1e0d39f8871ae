import * as z from 'zod';

/** What GitHub allows in the name of a check, and far more than any title or path. */
export const LONGEST_TEXT = 255;

/** A title, a path, or the name of a check. */
export const shortText = z
  .string()
  .refine(
    (text) => text.trim() !== '' && text.length <= LONGEST_TEXT,
    `A text of 1 to ${LONGEST_TEXT} characters is expected.`,
  );
