import * as z from 'zod';
import type { Trigger } from '../src/index.ts';
import { UserError } from '../src/index.ts';
import type { Mode } from './interface.ts';

/** An event as the runner hands it over. */
export interface ActionEvent {
  readonly name: string;
  readonly payload: unknown;
  /** `refs/heads/main`. */
  readonly ref: string;
}

/** What a person asked for, by inputs of the action. */
export interface Request {
  readonly pullRequest: number | null;
  readonly completes: string | null;
  readonly mode: Mode;
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
const commentPayload = z.object({
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }),
});
const checkPayload = z.object({ action: z.string(), check_run: z.object({ name: z.string() }) });
const statusPayload = z.object({ context: z.string(), state: z.string() });
const workflowPayload = z.object({
  action: z.string(),
  workflow_run: z.object({ name: z.string().nullish() }),
});
const sentPayload = z.object({
  sender: z.object({ login: z.string(), type: z.string() }).optional(),
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

type Reader = (event: ActionEvent, request: Request) => Decision;

const LOOK: Decision = { kind: 'sync', trigger: { kind: 'look' } };

/** What each event asks for. The state is read from GitHub: an event only says that it is time to look. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['push', (event) => readPush(parse(pushPayload, event))],
  ['pull_request', readPullRequest],
  ['pull_request_target', readPullRequest],
  ['issues', (event) => sentByBot(event) ?? LOOK],
  ['issue_comment', (event) => sentByBot(event) ?? readComment(parse(commentPayload, event))],
  ['check_run', (event) => readCheck(parse(checkPayload, event))],
  ['status', (event) => readStatus(parse(statusPayload, event))],
  ['workflow_run', (event) => readWorkflow(parse(workflowPayload, event))],
  ['schedule', () => LOOK],
  ['workflow_dispatch', byHand],
  [
    'merge_group',
    () => ignore('Every pull request of the merge queue was looked at when it was opened.'),
  ],
]);

/** The events of a workflow that this action has an answer for. */
export const EVENT_NAMES: readonly string[] = [...READERS.keys()];

/** Decides what an event asks for. */
export function readTrigger(event: ActionEvent, request: Request): Decision {
  if (request.pullRequest !== null || request.completes !== null) return byHand(event, request);
  const read = READERS.get(event.name);
  if (read) return read(event, request);
  const known = EVENT_NAMES.map((name) => `\`${name}\``).join(', ');
  return ignore(
    `The event \`${event.name}\` asks for nothing here. Start this action on ${known}; docs/action.md says which of them a workflow needs.`,
  );
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

function readPullRequest(event: ActionEvent, { mode }: Request): Decision {
  const { action, number, pull_request: pullRequest } = parse(pullRequestPayload, event);
  if (!TELLING_ACTIONS.includes(action)) {
    return ignore(`Pull request #${number} was ${action}, which changes nothing here.`);
  }
  if (action === 'closed' && pullRequest.merged === true) {
    return { kind: 'sync', trigger: { kind: 'merge', pullRequest: number } };
  }
  return mode === 'sync'
    ? ignore(
        `Pull request #${number} was ${action}; \`mode: sync\` leaves pull requests alone until they are merged.`,
      )
    : { kind: 'impact', pullRequest: number };
}

/** Questions are asked below issues; a pull request has none. */
function readComment({ issue }: z.infer<typeof commentPayload>): Decision {
  return issue.pull_request
    ? ignore(`A comment on pull request #${issue.number} changes nothing here.`)
    : LOOK;
}

function readCheck({ action, check_run: { name } }: z.infer<typeof checkPayload>): Decision {
  return action === 'completed'
    ? LOOK
    : saysNothing(`The check ${JSON.stringify(name)} was ${action}`);
}

/** A commit status of any commit: which ones decide is read from the branch. */
function readStatus({ context, state }: z.infer<typeof statusPayload>): Decision {
  return state === 'pending'
    ? saysNothing(`The status ${JSON.stringify(context)} is ${state}`)
    : LOOK;
}

/** GitHub sends no `check_run` for jobs of workflows, but this once all of them have ended. */
function readWorkflow({ action, workflow_run: run }: z.infer<typeof workflowPayload>): Decision {
  return action === 'completed'
    ? LOOK
    : saysNothing(`The workflow ${JSON.stringify(run.name ?? '')} was ${action}`);
}

function saysNothing(what: string): Decision {
  return ignore(`${what}: it has said nothing yet.`);
}

/**
 * What a bot does to an issue follows from something that had an event of its own, or is our own doing. Bots
 * merge and push for people, and checks are theirs, so there they count.
 */
function sentByBot({ name, payload }: ActionEvent): Decision | null {
  const sender = sentPayload.safeParse(payload).data?.sender;
  if (sender?.type !== 'Bot') return null;
  return ignore(
    `The event \`${name}\` was sent by ${JSON.stringify(sender.login)}, a bot, so it asks for nothing.`,
  );
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
