/** Longer than GitHub's own hour no limit lasts. */
const LONGEST_MS = 3_700_000;
const UNTOLD_MS = 120_000;

/** When a request that ended at a rate limit may be sent again; `null` for any other error. */
export function findReset(error: unknown, now: number): Date | null {
  for (let one = error; one instanceof Error; one = one.cause) {
    const headers = limitHeaders(one);
    if (headers === null) continue;
    const retryAfter = Number(headers['retry-after'] ?? Number.NaN) * 1_000;
    const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN) * 1_000 - now;
    const isPrimary = headers['x-ratelimit-remaining'] === '0';
    const wait = Number.isFinite(retryAfter)
      ? retryAfter
      : isPrimary && Number.isFinite(reset)
        ? reset
        : UNTOLD_MS;
    return new Date(now + Math.min(LONGEST_MS, Math.max(1_000, wait)));
  }
  return null;
}

/** Headers of an answer that told of a limit. */
function limitHeaders(error: Error): Readonly<Record<string, unknown>> | null {
  const status = 'status' in error ? error.status : null;
  const response =
    'response' in error && typeof error.response === 'object' ? error.response : null;
  const headers =
    response !== null && 'headers' in response && typeof response.headers === 'object'
      ? { ...response.headers }
      : {};
  const isLimit =
    status === 429 ||
    /rate limit/i.test(error.message) ||
    (status === 403 &&
      'x-ratelimit-remaining' in headers &&
      headers['x-ratelimit-remaining'] === '0');
  const isAnswer = status !== null || response !== null;
  return isLimit && isAnswer ? headers : null;
}
