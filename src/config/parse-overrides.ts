import { UserError } from '../model/errors.ts';
import { type Config, configSchema } from './config.ts';
import { describeIssue } from './describe-issue.ts';

/** Texts that a shell was given in place of values of the config; empty where it was given nothing. */
export interface WrittenOverrides {
  /** Paths, one on a line or with commas in between. */
  readonly documents: string;
  readonly tasks: string;
}

export type ConfigOverrides = Partial<Pick<Config, 'documents' | 'tasks'>>;

const overridesSchema = configSchema.pick({ documents: true, tasks: true }).partial();

/** @throws {UserError} by the same rules as the config itself. */
export function parseOverrides({ documents, tasks }: WrittenOverrides): ConfigOverrides {
  const paths = documents
    .split(/[\n,]/)
    .map((path) => path.trim())
    .filter((path) => path !== '');
  const written = {
    ...(paths.length > 0 ? { documents: paths } : {}),
    ...(tasks.trim() === '' ? {} : { tasks: tasks.trim() }),
  };
  const parsed = overridesSchema.safeParse(written, { reportInput: true });
  if (!parsed.success) {
    const messages = parsed.error.issues.flatMap(describeIssue).map(({ message }) => message);
    throw new UserError(`Input ${messages.join(' ')}`);
  }
  const { documents: list = null, tasks: policy } = parsed.data;
  return {
    ...(list === null ? {} : { documents: list }),
    ...(policy === undefined || tasks.trim() === '' ? {} : { tasks: policy }),
  };
}
