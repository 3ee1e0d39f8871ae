import { type CalendarDate, compareDates, parseIsoDate } from '../src/index.ts';
import type { Arguments } from './parse-arguments.ts';
import { UsageError } from './usage-error.ts';

/** The largest that GitHub gives fits easily; longer digits are a mistake. */
const NUMBER = /^#?([1-9]\d{0,9})$/;
const REPOSITORY = /^[\w.-]{1,100}\/[\w.-]{1,100}$/;

/** When the work was done, and since when it was under way. */
export interface Dates {
  readonly on: CalendarDate;
  readonly startedOn: CalendarDate | null;
}

/** @throws {UsageError} for a day that does not exist, or a beginning after the end. */
export function readDates(args: Arguments, now: Date): Dates {
  const on = readDate(args, 'date') ?? today(now);
  const startedOn = readDate(args, 'started');
  if (startedOn && compareDates(startedOn, on) > 0) {
    throw new UsageError(`--started ${args.get('started')} is after the day of completion.`);
  }
  return { on, startedOn };
}

/** A number of an issue or pull request, with or without `#`. */
export function readNumber(text: string, what: string): number {
  const digits = NUMBER.exec(text.trim())?.[1];
  if (digits === undefined) {
    throw new UsageError(`${what} is a number such as 12 or '#12', received "${text}".`);
  }
  return Number(digits);
}

/** The repository that a command works on. */
export function readRepository(args: Arguments): string {
  const repository = findRepository(args);
  if (repository === null) throw new UsageError('--repo OWNER/NAME is missing.');
  return repository;
}

/** Address of the repository on the web, or `null` where none is named. */
export function readRepositoryUrl(args: Arguments, serverUrl: string): string | null {
  const repository = findRepository(args);
  return repository === null ? null : `${serverUrl.replace(/\/$/, '')}/${repository}`;
}

function findRepository(args: Arguments): string | null {
  const repository = args.get('repo');
  if (repository === null || REPOSITORY.test(repository)) return repository;
  throw new UsageError(`--repo is OWNER/NAME, received "${repository}".`);
}

function readDate(args: Arguments, option: string): CalendarDate | null {
  const text = args.get(option);
  if (text === null) return null;
  const date = parseIsoDate(text);
  if (date) return date;
  throw new UsageError(`--${option} is a day as YYYY-MM-DD, received "${text}".`);
}

/** By the clock and in the time zone of this machine: it is a person at it who says "done". */
function today(now: Date): CalendarDate {
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}
