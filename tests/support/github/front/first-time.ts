import type { RequestHook } from './interference.ts';

/** Acts on the first request that fits, and on no other. */
export function firstTime(method: string, path: RegExp, act: RequestHook): RequestHook {
  let isOver = false;
  return async (request) => {
    if (isOver || request.method !== method || !path.test(request.path)) return undefined;
    isOver = true;
    return await act(request);
  };
}
