import * as z from 'zod';
import { isLabelName, LONGEST_LABEL, tagSettings } from './tag-settings.ts';

/** Where the ledger stands unless the config says otherwise. */
export const DEFAULT_LEDGER_REF = 'refs/sprint-sync/ledger';

/** GitHub takes at most 80 new issues or comments a minute and 500 an hour from one actor. */
const MOST_WRITES = 400;

const LEDGER_REF = /^refs\/(?!heads\/|tags\/|pull\/|remotes\/)[\w-]+(?:\/[\w-]+)+$/;

const label = z
  .string()
  .refine(isLabelName, `A label has 1 to ${LONGEST_LABEL} characters and no comma.`)
  .nullable();

const wholeNumber = (most: number) =>
  z
    .number()
    .refine(
      (value) => Number.isInteger(value) && value >= 1 && value <= most,
      `A whole number from 1 to ${most} is expected.`,
    );

const DEFAULT_LABELS = {
  'in-progress': 'status: in-progress',
  blocked: 'status: blocked',
  'in-review': 'status: in-review',
  deferred: 'status: deferred',
  cancelled: null,
} as const;

const policy = z.enum(['ask', 'document', 'github']);
const direction = z.enum(['both', 'document', 'github', 'off']);

/** The part of the config that concerns issues. */
export const issueSettings = {
  issues: z
    .enum(['off', 'link', 'create'])
    .default('off')
    .describe(
      'Whether deliverables are kept in step with issues: not at all, those that are linked, or each with an issue that is created where there is none.',
    ),
  'issues-with': z
    .strictObject({
      label: label.default(null),
      milestone: wholeNumber(1_000_000).nullable().default(null),
    })
    .prefault({})
    .describe(
      'Only issues with this label or milestone are listed, which saves requests in a large repository. New issues get it.',
    ),
  'ledger-ref': z
    .string()
    .refine(
      (ref) => LEDGER_REF.test(ref),
      'A full name such as `refs/sprint-sync/ledger` is expected, outside of branches and tags.',
    )
    .default(DEFAULT_LEDGER_REF)
    .describe(
      'The ref that holds what both sides last agreed on. It is no branch, and nothing else may write it.',
    ),
  labels: z
    .strictObject({
      'in-progress': label.default(DEFAULT_LABELS['in-progress']),
      blocked: label.default(DEFAULT_LABELS.blocked),
      'in-review': label.default(DEFAULT_LABELS['in-review']),
      deferred: label.default(DEFAULT_LABELS.deferred),
      cancelled: label.default(DEFAULT_LABELS.cancelled),
    })
    .prefault({})
    .describe('The label of each status. A status with `null` is not shown on issues.'),
  ...tagSettings,
  conflicts: z
    .union([
      policy,
      z.strictObject({ title: policy.default('ask'), status: policy.default('ask') }),
    ])
    .default('ask')
    .transform((value) => (typeof value === 'string' ? { title: value, status: value } : value))
    .describe(
      'What happens where both sides changed the same value: a comment asks, or one side wins and the other value is put on record. Also for `title` and `status` apart.',
    ),
  direction: z
    .union([
      direction,
      z.strictObject({
        title: direction.default('both'),
        done: direction.default('both'),
        status: direction.default('both'),
        tasks: direction.default('both'),
      }),
    ])
    .default('both')
    .transform((value) =>
      typeof value === 'string'
        ? { title: value, done: value, status: value, tasks: value }
        : value,
    )
    .describe(
      'Which side’s changes are carried over: of both, only of the document, only of GitHub, or none. Also for `title`, `done`, `status` and `tasks` apart.',
    ),
  trust: z
    .enum(['write', 'triage', 'anyone'])
    .default('write')
    .describe(
      'Who may complete, label or retitle by an issue of their own: at least this permission is asked for.',
    ),
  adopt: z
    .enum(['propose', 'append', 'ignore'])
    .default('propose')
    .describe(
      'What happens to an open issue with the label or milestone of `issues-with` that no line has: the report shows the line to add, or the line is added at the end of its track, or nothing.',
    ),
  'on-delete': z
    .enum(['close', 'comment', 'keep'])
    .default('close')
    .describe(
      'What becomes of an issue whose line is deleted: it is closed as not planned where nobody touched it since both sides agreed, or a comment says that its line is gone, or it is kept as it is.',
    ),
  'max-writes': wholeNumber(MOST_WRITES)
    .default(60)
    .describe('Most issues that one run writes to. The rest is done by the next run.'),
};
