import * as z from 'zod';

/** What GitHub allows in the name of an App in addresses. */
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38})$/;

/** The part of the config that concerns pull requests. */
export const pullRequestSettings = {
  comment: z
    .enum(['impact', 'always', 'never'])
    .default('impact')
    .describe(
      'When a pull request gets the one comment that tells what its merge means for the sprint: where it means anything, always, or never.',
    ),
  require: z
    .enum(['none', 'link', 'valid'])
    .default('none')
    .describe(
      'What makes the check of a pull request fail: nothing; that it names no deliverable; that, or a name that cannot be used or a document that it would break.',
    ),
  app: z
    .string()
    .refine((name) => SLUG.test(name), 'The name of an App in its address is expected.')
    .default('sprint-sync')
    .describe(
      'The GitHub App that works beside the Action, by its name in `github.com/apps/…`: both keep one comment together.',
    ),
};
