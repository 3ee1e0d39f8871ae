import { z } from 'zod';

/** What GitHub allows in the name of a check, and far more than any title. */
const LONGEST = 255;

const words = z
  .string()
  .refine(
    (text) => text.trim() !== '' && text.length <= LONGEST,
    `A text of 1 to ${LONGEST} characters is expected.`,
  );

/** The part of the config that makes checks evidence. */
export const checkSettings = {
  checks: z
    .array(
      z
        .strictObject({
          name: words,
          completes: words.optional(),
          task: words.optional(),
          criterion: words.optional(),
        })
        .refine(
          ({ completes, task, criterion }) =>
            [completes, task, criterion].filter((one) => one !== undefined).length === 1,
          'A check is bound to one thing: `completes` (a deliverable), `task` or `criterion`.',
        ),
    )
    .default([])
    .describe(
      'Checks of a done-branch that are evidence: the name of a check run, a job or a commit status, in which `*` stands for anything, and what it says is done: `completes` with the name of a deliverable, or the title of a `task` or a `criterion`.',
    ),
  'on-failure': z
    .enum(['flag', 'untick'])
    .default('flag')
    .describe(
      'What happens to a box whose check fails after it was ticked: a problem in the report, or it is unticked.',
    ),
};
