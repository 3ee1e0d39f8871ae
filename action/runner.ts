import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as core from '@actions/core';
import { oneLine, type ReportedProblem, UserError } from '../src/index.ts';
import type { InputName, OutputName } from './interface.ts';
import type { ActionEvent } from './read-trigger.ts';

/** Most that GitHub shows of each kind and step. */
const MOST_ANNOTATIONS = 10;
/** Bytes; GitHub's limit is 1 MiB for a step. */
const LONGEST_SUMMARY = 1_000_000;

export function getInput(name: InputName): string {
  return core.getInput(name);
}

/**
 * What happened, as the toolkit reads it from the runner's variables. It is loaded here and not at the top,
 * because it reads the event's file while it is loaded.
 *
 * @throws {UserError} where the runner did not say what happened.
 */
export async function readEvent(): Promise<ActionEvent> {
  const path = variable('GITHUB_EVENT_PATH');
  if (!existsSync(path)) throw unreadableEvent(new Error(`${path} does not exist`));
  const { eventName, ref, payload } = await loadContext();
  return { name: eventName, ref, payload };
}

/** Where the job's files are; another step may have put reports there. */
export function findWorkspace(): string {
  return process.env['GITHUB_WORKSPACE'] || process.cwd();
}

export async function readPlace(): Promise<{
  readonly repository: string;
  readonly apiUrl: string;
}> {
  const { apiUrl } = await loadContext();
  return { repository: variable('GITHUB_REPOSITORY'), apiUrl };
}

async function loadContext() {
  variable('GITHUB_EVENT_NAME');
  try {
    const { context } = await import('@actions/github');
    return context;
  } catch (cause) {
    throw unreadableEvent(cause);
  }
}

function unreadableEvent(cause: unknown): UserError {
  return new UserError(
    'The file that GITHUB_EVENT_PATH names cannot be read as JSON. The runner writes it: look for a step that changed it.',
    { cause },
  );
}

/** Lines of the log. The sentences are ours, yet they may hold foreign text. */
export function say(...sentences: readonly string[]): void {
  if (sentences.length === 0) return;
  printVerbatim(sentences.map((sentence) => oneLine(sentence, 2_000)).join('\n'));
}

/** Prints text in which the runner looks for no commands. */
function printVerbatim(text: string): void {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${text}\n::${token}::\n`);
}

export function annotate(problems: readonly ReportedProblem[]): void {
  const worstFirst = problems.toSorted((a, b) => rankOf(a) - rankOf(b));
  for (const problem of worstFirst.slice(0, MOST_ANNOTATIONS)) {
    const { path, line, column, severity, message, rule } = problem;
    const place = path === null ? {} : { file: path, startLine: line, startColumn: column };
    const properties = { title: `sprint-sync: ${rule}`, ...place };
    switch (severity) {
      case 'error':
        core.error(message, properties);
        break;
      case 'warning':
        core.warning(message, properties);
        break;
      case 'info':
        core.notice(message, properties);
        break;
      default:
        severity satisfies never;
    }
  }
}

function rankOf({ severity }: ReportedProblem): number {
  return ['error', 'warning', 'info'].indexOf(severity);
}

/** Hands the outputs over; where that is impossible, they stand in the log at least. */
export function writeOutputs(outputs: Readonly<Record<OutputName, string>>): void {
  try {
    if (!process.env['GITHUB_OUTPUT']) throw new Error('GITHUB_OUTPUT is not set');
    for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
  } catch (error) {
    core.warning(
      `The outputs could not be handed over (${describe(error)}); they stand in the log.`,
    );
    printVerbatim(JSON.stringify(outputs, null, 2));
  }
}

/** Writes the job summary; where that is impossible, it stands in the log at least. */
export async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(cut(markdown), true).write();
  } catch (error) {
    core.warning(
      `The job summary could not be written (${describe(error)}); it stands in the log.`,
    );
    printVerbatim(markdown);
  }
}

/** GitHub shows no summary at all where it is too long. */
function cut(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.byteLength <= LONGEST_SUMMARY) return markdown;
  const kept = bytes
    .subarray(0, LONGEST_SUMMARY)
    .toString()
    .replace(/\n[^\n]*$/, '');
  // The end may lie inside the fence of the diff.
  return `${kept}\n\n\`\`\`\`\`\`\n\nThe rest is too long for a summary.\n`;
}

export function endWithFailure(): void {
  process.exitCode = core.ExitCode.Failure;
}

/** What a person can put right is told without a stack; anything else is a defect or an outage. */
export function fail(error: unknown): void {
  endWithFailure();
  if (error instanceof UserError) core.error(error.message, { title: 'sprint-sync' });
  else core.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
}

function describe(error: unknown): string {
  return oneLine(error instanceof Error ? error.message : String(error));
}

function variable(name: string): string {
  const value = process.env[name];
  if (value !== undefined && value !== '') return value;
  throw new UserError(`${name} is not set. This program runs as a step of a GitHub workflow.`);
}
