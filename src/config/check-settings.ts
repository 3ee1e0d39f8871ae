import * as z from 'zod';
import { shortText } from './short-text.ts';

/** The part of the config that makes checks evidence. */
export const checkSettings = {
  checks: z
    .array(
      z
        .strictObject({
          name: shortText,
          completes: shortText.optional(),
          task: shortText.optional(),
          criterion: shortText.optional(),
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
