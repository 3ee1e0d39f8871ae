import { spawn } from 'node:child_process';
import * as core from '@actions/core';

export type Environment = Readonly<Record<string, string>>;

export interface Exit {
  /** Null where the run was ended for taking too long. */
  readonly exitCode: number | null;
  /** Both streams, in the order of their arrival. */
  readonly log: string;
}

interface Limits {
  readonly folder: string;
  readonly timeout: number;
}

/** Runs a script in a process of its own. */
export function runScript(
  script: string,
  env: Environment,
  { folder, timeout }: Limits,
): Promise<Exit> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    const collect = (chunk: Buffer) => {
      log += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.once('error', reject);
    child.once('close', (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, log });
    });
  });
}

/** Runs a program in this process as if it had one of its own: variables, output and exit code are its. */
export async function runHere(main: () => Promise<void>, env: Environment): Promise<Exit> {
  const { env: ownEnv, exitCode: ownExitCode } = process;
  const { write } = process.stdout;
  let log = '';
  process.env = { ...env };
  process.exitCode = 0;
  process.stdout.write = (chunk: string | Uint8Array) => {
    log += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };
  try {
    await forgetToolkit();
    await main();
    return { exitCode: Number(process.exitCode), log };
  } finally {
    process.env = ownEnv;
    process.exitCode = ownExitCode;
    process.stdout.write = write;
  }
}

/** GitHub's toolkit reads the event, and the place of the summary, once for a process. */
async function forgetToolkit(): Promise<void> {
  const { context } = await import('@actions/github');
  Object.assign(context, Reflect.construct(context.constructor, []));
  Object.assign(core.summary, { _filePath: undefined });
}
