import pino, { type Logger } from 'pino';
import { oneLine } from '../../src/index.ts';
import type { LogLevel } from '../settings.ts';

export type { Logger } from 'pino';

/** What looks like a token of GitHub's, a private key or a password in an address. */
const SECRETS =
  /\b(?:gh[a-z]_\w{10,}|github_pat_\w{10,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]+|v1\.[\da-f]{40})|-----BEGIN[\s\S]*?-----END[^-]*-----|(?<=:\/\/[^\s:/@]{1,100}:)[^\s/@]+(?=@)/g;

/** Lines of JSON on standard output. An error is told by its kind and message, never with what it carries. */
export function createLog(
  level: LogLevel,
  destination: pino.DestinationStream = pino.destination(1),
): Logger {
  return pino(
    {
      name: 'sprint-sync',
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), bindings: ({ name }) => ({ name }) },
      serializers: { err: describeError, error: describeError },
      hooks: {
        logMethod(inputs, method) {
          const [first, message, ...rest] = inputs as [unknown, string?, ...unknown[]];
          if (first instanceof Error) {
            const text = message ?? describeError(first).message;
            return method.apply(this, [{ err: first }, mask(text)]);
          }
          if (typeof first === 'string') return method.apply(this, [mask(first)]);
          return method.apply(this, [first, mask(message ?? ''), ...rest]);
        },
      },
    },
    destination,
  );
}

/** A stack helps, and the payload and the headers that errors of Octokit carry must not get in. */
function describeError(error: unknown): {
  readonly kind: string;
  readonly message: string;
  readonly stack?: string;
} {
  if (!(error instanceof Error))
    return { kind: 'unknown', message: mask(oneLine(String(error), 500)) };
  const causes =
    error instanceof AggregateError ? error.errors.map((one) => describeError(one).message) : [];
  const message = mask(oneLine([error.message, ...causes].filter(Boolean).join(': '), 500));
  return {
    kind: error.name,
    message,
    ...(error.stack && { stack: mask(error.stack.slice(0, 4_000)) }),
  };
}

export function mask(text: string): string {
  return text.replaceAll(SECRETS, '***');
}
