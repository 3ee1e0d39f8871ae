import { z } from 'zod';
import type { Trigger } from '../src/index.ts';
import { UserError } from '../src/index.ts';

/** An event as the runner hands it over. */
export interface ActionEvent {
  readonly name: string;
  readonly payload: unknown;
  /** `refs/heads/main`. */
  readonly ref: string;
}

/** What a person named, by inputs of the action. */
export interface Request {
  readonly pullRequest: number | null;
  readonly completes: string | null;
}

export type Decision =
  | { readonly kind: 'sync'; readonly trigger: Trigger }
  /** A pull request that is not merged: tell what it means, and write nothing else. */
  | { readonly kind: 'impact'; readonly pullRequest: number }
  /** Nothing is wrong, and nothing is to be done. */
  | { readonly kind: 'ignore'; readonly reason: string };

const HEADS = 'refs/heads/';
const NO_COMMIT = /^0+$/;
/** What can change the meaning of a pull request. */
const TELLING_ACTIONS = [
  ...['opened', 'edited', 'synchronize', 'reopened', 'closed'],
  ...['ready_for_review', 'converted_to_draft'],
];

const pushPayload = z.object({
  ref: z.string(),
  before: z.string(),
  after: z.string(),
  commits: z.array(z.object({ id: z.string() })).default([]),
});
const dispatchPayload = z.object({ inputs: z.record(z.string(), z.unknown()).nullish() });
const pullRequestPayload = z.object({
  action: z.string(),
  number: z.number(),
  pull_request: z.object({ merged: z.boolean().nullable().default(false) }),
});

/** Inputs of the workflow itself, where a person started it by hand. */
export function readDispatchInputs({ name, payload }: ActionEvent): ReadonlyMap<string, string> {
  const parsed = name === 'workflow_dispatch' ? dispatchPayload.safeParse(payload) : null;
  const inputs = Object.entries(parsed?.data?.inputs ?? {});
  return new Map(
    inputs.flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'boolean' ? [[key, String(value)]] : [],
    ),
  );
}

/** Decides what an event asks for. */
export function readTrigger(event: ActionEvent, request: Request): Decision {
  if (request.pullRequest !== null || request.completes !== null) return byHand(event, request);
  switch (event.name) {
    case 'push':
      return readPush(parse(pushPayload, event));
    case 'pull_request':
    case 'pull_request_target':
      return readPullRequest(parse(pullRequestPayload, event));
    case 'workflow_dispatch':
      return byHand(event, request);
    case 'merge_group':
      return ignore('Every pull request of the merge queue was looked at when it was opened.');
    case 'issues':
    case 'issue_comment':
    case 'schedule':
      return { kind: 'sync', trigger: { kind: 'look' } };
    default:
      return ignore(
        `The event \`${event.name}\` completes nothing. Use this action on \`push\`, \`pull_request\` or \`pull_request_target\` (closed), or \`workflow_dispatch\`; where issues are kept in step, also on \`issues\`, \`issue_comment\` or \`schedule\`.`,
      );
  }
}

function readPush({ ref, before, after, commits }: z.infer<typeof pushPayload>): Decision {
  if (!ref.startsWith(HEADS)) return ignore(`\`${ref}\` is no branch, so nothing was merged.`);
  const branch = ref.slice(HEADS.length);
  if (NO_COMMIT.test(after)) return ignore(`The branch \`${branch}\` was deleted.`);
  return {
    kind: 'sync',
    trigger: {
      kind: 'push',
      branch,
      before: NO_COMMIT.test(before) ? null : before,
      after,
      commits: commits.map(({ id }) => id),
    },
  };
}

function readPullRequest(payload: z.infer<typeof pullRequestPayload>): Decision {
  const { action, number, pull_request: pullRequest } = payload;
  if (!TELLING_ACTIONS.includes(action)) {
    return ignore(`Pull request #${number} was ${action}, which changes nothing here.`);
  }
  if (action !== 'closed' || pullRequest.merged !== true) {
    return { kind: 'impact', pullRequest: number };
  }
  return { kind: 'sync', trigger: { kind: 'merge', pullRequest: number } };
}

function byHand({ ref }: ActionEvent, { pullRequest, completes }: Request): Decision {
  const branch = ref.startsWith(HEADS) ? ref.slice(HEADS.length) : null;
  return { kind: 'sync', trigger: { kind: 'by-hand', pullRequest, completes, branch } };
}

function parse<Payload>(schema: z.ZodType<Payload>, { name, payload }: ActionEvent): Payload {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.') || 'the payload').join(', ');
  throw new UserError(
    `The payload of the event \`${name}\` is not as GitHub documents it (at ${where}). Check what GITHUB_EVENT_PATH points to.`,
  );
}

function ignore(reason: string): Decision {
  return { kind: 'ignore', reason };
}
