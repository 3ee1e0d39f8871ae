import type { Page, Pages } from '../receive/serve.ts';
import type { Metrics } from './metrics.ts';

interface Parts {
  /** Why no work can be done now, or `null`. */
  readonly whyNotReady: () => Promise<string | null>;
  readonly metrics: Pick<Metrics, 'render' | 'contentType'>;
}

const TEXT = 'text/plain; charset=utf-8';

export function createPages({ whyNotReady, metrics }: Parts): Pages {
  return async (path): Promise<Page | null> => {
    switch (path) {
      case '/healthz':
        return { status: 200, type: TEXT, text: 'ok\n' };
      case '/readyz': {
        const reason = await whyNotReady();
        return { status: reason === null ? 200 : 503, type: TEXT, text: `${reason ?? 'ready'}\n` };
      }
      case '/metrics':
        return { status: 200, type: metrics.contentType, text: await metrics.render() };
      case '/':
        return {
          status: 200,
          type: TEXT,
          text: 'sprint-sync keeps sprint documents and GitHub in step.\n',
        };
      default:
        return null;
    }
  };
}
