import { UserError } from '../model/errors.ts';
import { oneLine } from '../model/one-line.ts';

/** What a request was for, so that its failure can be explained. */
export interface Purpose {
  /** `owner/name`. */
  readonly repository: string;
  /** `read the branch main`. */
  readonly doing: string;
  /** `contents: write`: what the token must be allowed to do. */
  readonly needs: string;
}

/** An answer of GitHub that is no success. */
export interface FailedAnswer {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The answer behind an error of Octokit, or `null` where the error is something else. */
export function failedAnswer(error: unknown): FailedAnswer | null {
  if (!(error instanceof Error)) return null;
  const answer = { message: oneLine(error.message, 300), headers: headersOf(error) };
  if ('status' in error && typeof error.status === 'number') {
    return { ...answer, status: error.status };
  }
  // GraphQL tells of its limit in an answer of 200.
  return 'response' in error && /rate limit/i.test(error.message)
    ? { ...answer, status: 429 }
    : null;
}

/** Turns a failure that a person can put right into a message that says how; others stay as they are. */
export function explainFailure(error: unknown, purpose: Purpose): unknown {
  const answer = failedAnswer(error);
  const message = answer && explain(answer, purpose);
  return message === null ? error : new UserError(message, { cause: error });
}

/** Whether no right and no setting, but only time helps. */
export function isRateLimit({ status, message, headers }: FailedAnswer): boolean {
  if (status !== 403 && status !== 429) return false;
  return status === 429 || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message);
}

function explain(answer: FailedAnswer, { repository, doing, needs }: Purpose): string | null {
  const { status, message, headers } = answer;
  const said = `GitHub did not let us ${doing} in ${repository} (${status}: ${message}).`;
  if (isRateLimit(answer)) {
    return `GitHub's rate limit for this token is reached (${status}: ${message}). ${whenAgain(headers)}`;
  }
  switch (status) {
    case 401:
      return `GitHub did not accept the token (401: ${message}). Check that it is given, complete and not expired; in a workflow, \`\${{ github.token }}\` always works.`;
    case 403:
      return /archived/i.test(message)
        ? `${said} An archived repository cannot be changed: unarchive it under Settings, or run this there no more.`
        : `${said} The token needs the permission \`${permissionNamed(headers) ?? needs}\`. In a workflow, add it under \`permissions:\`; a pull request from a fork, or of Dependabot, never gets it: use the \`push\` event. A token of your own gets it where you made it, a classic one by the scope \`repo\`.`;
    case 404:
      return `${said} Either it does not exist, or the token may not see it: check the name, and that the token has \`${needs}\` for this repository.`;
    case 410:
      return `${said} GitHub has removed it or switched it off; look under Settings → Features.`;
    case 451:
      return `${said} GitHub has blocked the repository for legal reasons.`;
    default:
      return null;
  }
}

/** GitHub names what would have been enough: `contents=write; pull_requests=write`. */
function permissionNamed(headers: FailedAnswer['headers']): string | null {
  const named = headers['x-accepted-github-permissions'];
  if (typeof named !== 'string' || named === '') return null;
  return oneLine(named.replaceAll('=', ': ').replaceAll('_', '-'));
}

function whenAgain(headers: FailedAnswer['headers']): string {
  const seconds = Number(headers['retry-after'] ?? Number.NaN);
  if (Number.isFinite(seconds)) return `Run again in ${Math.ceil(seconds)} seconds.`;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (!Number.isFinite(reset) || headers['x-ratelimit-remaining'] !== '0') {
    return 'Run again in a few minutes.';
  }
  return `Run again after ${new Date(reset * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
}

function headersOf(error: Error): FailedAnswer['headers'] {
  const response = 'response' in error ? error.response : null;
  if (typeof response !== 'object' || response === null || !('headers' in response)) return {};
  const { headers } = response;
  return typeof headers === 'object' && headers !== null ? { ...headers } : {};
}
