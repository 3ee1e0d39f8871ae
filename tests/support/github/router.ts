import type { ApiAnswer, ApiRequest } from './message.ts';

export type Parameters = Readonly<Record<string, string>>;
export type Handler<Context> = (
  context: Context,
  request: ApiRequest,
  parameters: Parameters,
) => Promise<ApiAnswer> | ApiAnswer;

interface Route<Context> {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handler: Handler<Context>;
}

/**
 * `template` as in GitHub's documentation; `{+name}` also takes slashes, `{number}` only digits.
 * Parameters arrive decoded.
 */
export function route<Context>(
  method: string,
  template: string,
  handler: Handler<Context>,
): Route<Context> {
  const source = template
    .replaceAll(/\{\+(\w+)\}/g, '(?<$1>.+)')
    .replaceAll('{number}', '(?<number>\\d+)')
    .replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  return { method, pattern: new RegExp(`^${source}$`), handler };
}

/** The first route that fits wins. */
export function findRoute<Context>(routes: readonly Route<Context>[], request: ApiRequest) {
  for (const { method, pattern, handler } of routes) {
    const match = method === request.method ? pattern.exec(request.path) : null;
    if (match !== null) return { handler, parameters: decodeAll(match.groups ?? {}) };
  }
  return undefined;
}

function decodeAll(groups: Record<string, string>): Parameters {
  return Object.fromEntries(
    Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}
