import * as z from 'zod';

/** What the mapping looks at in a payload. GitHub adds fields at any time, and leaves some out. */
const account = z.object({ id: z.number(), login: z.string(), type: z.string().optional() });
const repository = z.object({
  full_name: z.string(),
  default_branch: z.string().optional(),
  archived: z.boolean().optional(),
});
const named = z.array(z.object({ full_name: z.string() })).nullish();
const files = z.array(z.string()).nullish();

const payloadSchema = z.object({
  action: z.string().optional(),
  installation: z.object({ id: z.number() }).nullish(),
  repository: repository.nullish(),
  sender: account.nullish(),
  ref: z.string().nullish(),
  deleted: z.boolean().nullish(),
  forced: z.boolean().nullish(),
  commits: z.array(z.object({ added: files, removed: files, modified: files })).nullish(),
  changes: z.record(z.string(), z.unknown()).nullish(),
  repositories: named,
  repositories_added: named,
  check_run: z
    .object({ check_suite: z.object({ head_branch: z.string().nullish() }).nullish() })
    .nullish(),
  /** Of a commit status, with branches that hold its commit. */
  state: z.string().nullish(),
  branches: z.array(z.object({ name: z.string() })).nullish(),
  merge_group: z.object({ head_sha: z.string() }).nullish(),
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }).nullish(),
  comment: z
    .object({ id: z.number(), body: z.string().nullish(), user: account.nullish() })
    .nullish(),
  pull_request: z
    .object({
      number: z.number(),
      merged: z.boolean().nullish(),
      base: z.object({ ref: z.string() }).nullish(),
    })
    .nullish(),
});

export type EventFacts = z.infer<typeof payloadSchema>;

/** `null` where the payload is not of a form that GitHub documents. */
export function readFacts(payload: unknown): EventFacts | null {
  return payloadSchema.safeParse(payload).data ?? null;
}
