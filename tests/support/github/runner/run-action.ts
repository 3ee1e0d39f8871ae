import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EmulatedRepository } from '../repository/emulated-repository.ts';
import { inputVariables, readActionMetadata } from './action-metadata.ts';
import { parseFileCommands } from './file-commands.ts';
import { type Environment, type Exit, runHere, runScript } from './run-script.ts';
import type { RunnerEvent } from './runner-event.ts';

interface ActionRun {
  readonly repository: EmulatedRepository;
  readonly event: RunnerEvent;
  /** As under `with:` of a workflow; the rest gets the defaults of `action.yml`. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Beside what the runner sets. */
  readonly env?: Readonly<Record<string, string>>;
  /** `github.token`; default one with all permissions of a job. */
  readonly token?: string;
  /** The folder with `action.yml`; default this project. */
  readonly folder?: string;
  readonly timeoutMilliseconds?: number;
  /** What to run in this process, which is cheap; default the script of `action.yml` in one of its own. */
  readonly main?: () => Promise<void>;
}

export interface ActionResult extends Exit {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

const PROJECT = fileURLToPath(new URL('../../../../', import.meta.url));
const TIMEOUT_MILLISECONDS = 60_000;

/** Runs an action with the files and variables that the runner gives it. */
export async function runAction(run: ActionRun): Promise<ActionResult> {
  const { repository, event, inputs = {}, folder = PROJECT } = run;
  const token = run.token ?? repository.github.createActionsToken(repository.owner);
  const metadata = await readActionMetadata(folder);
  const home = await mkdtemp(join(tmpdir(), 'runner-'));
  try {
    const files = await prepareFiles(home, event);
    const environment = {
      ...environmentOf(repository, event),
      ...files,
      ...inputVariables(metadata, inputs, { ...contextOf(repository, event), token }),
      ...run.env,
    };
    const limits = {
      folder: files.GITHUB_WORKSPACE,
      timeout: run.timeoutMilliseconds ?? TIMEOUT_MILLISECONDS,
    };
    const exit =
      run.main === undefined
        ? await runScript(metadata.main, environment, limits)
        : await runHere(run.main, environment);
    return {
      ...exit,
      outputs: parseFileCommands(await readFile(files.GITHUB_OUTPUT, 'utf8')),
      summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function prepareFiles(home: string, { payload }: RunnerEvent) {
  const at = (name: string) => join(home, name);
  for (const name of ['workspace', 'temp', 'tools', 'home']) await mkdir(at(name));
  for (const name of ['output', 'summary', 'env', 'path', 'state']) await writeFile(at(name), '');
  await writeFile(at('event.json'), JSON.stringify(payload));
  return {
    GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
    GITHUB_ENV: at('env'),
    GITHUB_PATH: at('path'),
    GITHUB_STATE: at('state'),
    GITHUB_WORKSPACE: at('workspace'),
    HOME: at('home'),
    RUNNER_TEMP: at('temp'),
    RUNNER_TOOL_CACHE: at('tools'),
  };
}

/** The `github` context, as far as defaults of inputs use it. */
function contextOf({ github, fullName, owner }: EmulatedRepository, event: RunnerEvent) {
  return {
    actor: event.actor,
    api_url: github.apiUrl,
    event_name: event.name,
    graphql_url: `${github.apiUrl}/graphql`,
    ref: event.ref,
    ref_name: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    repository: fullName,
    repository_owner: owner,
    server_url: github.serverUrl,
    sha: event.sha,
  };
}

function environmentOf(repository: EmulatedRepository, event: RunnerEvent): Environment {
  const context = Object.entries(contextOf(repository, event));
  return {
    ...Object.fromEntries(context.map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value])),
    CI: 'true',
    GITHUB_ACTION: '__self',
    GITHUB_ACTIONS: 'true',
    GITHUB_BASE_REF: event.baseRef ?? '',
    GITHUB_HEAD_REF: event.headRef ?? '',
    GITHUB_JOB: 'sync',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_TRIGGERING_ACTOR: event.actor,
    GITHUB_WORKFLOW: 'Sprint',
    PATH: process.env['PATH'] ?? '',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    RUNNER_NAME: 'runner',
    RUNNER_OS: 'Linux',
  };
}
