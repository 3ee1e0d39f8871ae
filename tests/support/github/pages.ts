import type { Context } from './context.ts';
import type { Json } from './json.ts';
import type { ApiAnswer, ApiRequest } from './message.ts';

const DEFAULT_SIZE = 30;
const GREATEST_SIZE = 100;

/** One page of a list, with the links to its neighbours. */
export function page(context: Context, request: ApiRequest, items: readonly Json[]): ApiAnswer {
  const size = Math.min(positive(request.query.get('per_page')) ?? DEFAULT_SIZE, GREATEST_SIZE);
  const current = positive(request.query.get('page')) ?? 1;
  const last = Math.max(1, Math.ceil(items.length / size));
  const link = (number: number, relation: string) => {
    const query = new URLSearchParams(request.query);
    query.set('page', String(number));
    return `<${context.addresses.apiUrl}${request.path}?${query}>; rel="${relation}"`;
  };
  const links = [
    ...(current > 1 ? [link(current - 1, 'prev')] : []),
    ...(current < last ? [link(current + 1, 'next'), link(last, 'last')] : []),
    ...(current > 1 ? [link(1, 'first')] : []),
  ];
  return {
    status: 200,
    headers: links.length === 0 ? {} : { link: links.join(', ') },
    body: items.slice((current - 1) * size, current * size),
  };
}

function positive(text: string | null): number | undefined {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 ? number : undefined;
}
