import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const FOLDER = new URL('../../examples/workflows/', import.meta.url);
const OURS = 'sprint-sync/sprint-sync@v0';

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));
const triggers = z.record(
  z.string(),
  z
    .union([z.looseObject({ types: z.array(z.string()).optional() }), z.array(z.unknown())])
    .nullable(),
);
const step = z.strictObject({
  id: z.string().optional(),
  uses: z.string(),
  with: z.record(z.string(), z.string()).default({}),
});
const workflow = z.strictObject({
  name: z.string(),
  on: triggers,
  permissions,
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(
    z.string(),
    z.strictObject({
      if: z.string().optional(),
      'runs-on': z.literal('ubuntu-latest'),
      'timeout-minutes': z.number(),
      steps: z.array(step),
    }),
  ),
});

/** A workflow file to copy, as far as it concerns this action. */
export interface Workflow {
  readonly name: string;
  readonly events: ReadonlyMap<string, readonly string[] | undefined>;
  /** Names of the inputs of a run by hand. */
  readonly asked: readonly string[];
  readonly permissions: Readonly<Record<string, string>>;
  readonly cancels: boolean;
  /** What our step is given. */
  readonly given: Readonly<Record<string, string>>;
  readonly otherSteps: readonly z.infer<typeof step>[];
}

/** Every workflow file to copy; each says what a workflow can say and no more. */
export function readWorkflows(): readonly Workflow[] {
  return readdirSync(FOLDER).map((file) => {
    const text = readFileSync(new URL(file, FOLDER), 'utf8');
    const { on, permissions: granted, concurrency, jobs } = workflow.parse(parse(text));
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const [own, ...more] = steps.filter(({ uses }) => uses === OURS);
    if (own === undefined || more.length > 0) throw new Error(`${file} uses ${OURS} once`);
    const byHand = z
      .object({ inputs: z.record(z.string(), z.unknown()).default({}) })
      .safeParse(on['workflow_dispatch']);
    return {
      name: basename(file, '.yml'),
      events: new Map(Object.entries(on).map(([event, how]) => [event, typesOf(how)])),
      asked: Object.keys(byHand.data?.inputs ?? {}),
      permissions: granted,
      cancels: concurrency['cancel-in-progress'],
      given: own.with,
      otherSteps: steps.filter(({ uses }) => uses !== OURS),
    };
  });
}

function typesOf(how: z.infer<typeof triggers>[string]): readonly string[] | undefined {
  return how === undefined || how === null || Array.isArray(how) ? undefined : how.types;
}

export function readWorkflow(name: string): Workflow {
  const found = readWorkflows().find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no workflow ${name}.`);
  return found;
}
