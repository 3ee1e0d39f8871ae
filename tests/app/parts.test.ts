import { describe, expect, test, vi } from 'vitest';
import { createLog, mask } from '../../app/operate/log.ts';
import { createBatch } from '../../app/queue/batch.ts';
import { createGatherer } from '../../app/queue/gather.ts';
import { createNotes } from '../../app/queue/note-down.ts';
import { withRenewal } from '../../app/run/connect.ts';
import { findReset } from '../../app/run/rate-limit.ts';
import { spreadOver, startResync } from '../../app/run/resync.ts';
import { createTokenCache } from '../../app/run/token-cache.ts';
import { createWriteBudget } from '../../app/run/write-budget.ts';

describe('what is gathered', () => {
  const setUp = () => {
    const sent: string[] = [];
    let now = 0;
    const gather = createGatherer(
      async (key: string) => {
        if (key === 'broken') throw new Error('no database');
        sent.push(key);
      },
      { now: () => now, holdMs: 800, nameOf: (key) => key },
    );
    const pass = (milliseconds: number) => {
      now += milliseconds;
    };
    return { sent, gather, pass };
  };

  test('is sent once while it surely waits, and again after that', async () => {
    const { sent, gather, pass } = setUp();
    await Promise.all(Array.from({ length: 1_000 }, () => gather('a')));
    await gather('b');
    pass(799);
    await gather('a');
    expect(sent).toEqual(['a', 'b']);
    pass(1);
    await gather('a');
    expect(sent).toEqual(['a', 'b', 'a']);
  });

  test('is not acknowledged where the queue did not take it', async () => {
    const { gather } = setUp();
    const both = await Promise.allSettled([gather('broken'), gather('broken')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(gather('broken')).rejects.toThrow('no database');
  });
});

describe('a batch', () => {
  test('carries out in one go what came within a moment, and the rest in the next', async () => {
    const batches: (readonly string[])[] = [];
    const add = createBatch(
      async (items: readonly string[]) => {
        if (items.includes('broken')) throw new Error('no database');
        batches.push(items);
      },
      () => Promise.resolve(),
    );
    await Promise.all([add('a'), add('b')]);
    await add('c');
    const ended = await Promise.allSettled([add('d'), add('broken')]);
    await add('e');
    expect(batches).toEqual([['a', 'b'], ['c'], ['e']]);
    expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('what is noted', () => {
  test('is sent until the queue has it, and an orderly end waits for that', async () => {
    const sent: string[] = [];
    const told: unknown[] = [];
    const { note, settled } = createNotes(
      async (key: string) => {
        if (key === 'late' && told.length < 3) throw new Error('no database');
        sent.push(key);
      },
      { onError: (error) => void told.push(error), wait: () => Promise.resolve() },
    );
    note('late');
    note('plain');
    expect(sent).toEqual(['plain']);
    await settled();
    expect(sent).toEqual(['plain', 'late']);
    expect(told).toHaveLength(3);
  });
});

describe('a rate limit', () => {
  const limited = (status: number, headers: object) =>
    Object.assign(new Error('API rate limit exceeded'), { status, response: { headers } });
  const now = Date.parse('2026-01-20T09:00:00Z');

  test.each([
    ['names its seconds', limited(429, { 'retry-after': '30' }), '2026-01-20T09:00:30.000Z'],
    [
      'names its end',
      limited(403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': String(now / 1_000 + 600),
      }),
      '2026-01-20T09:10:00.000Z',
    ],
    ['names nothing', limited(403, {}), '2026-01-20T09:02:00.000Z'],
    [
      'stands behind a message',
      new Error('refused', { cause: limited(429, { 'retry-after': '5' }) }),
      '2026-01-20T09:00:05.000Z',
    ],
  ])('that %s', (_what, error, expected) => {
    expect(findReset(error, now)?.toISOString()).toBe(expected);
  });

  test('is not seen in other errors', () => {
    expect(findReset(Object.assign(new Error('Not Found'), { status: 404 }), now)).toBeNull();
    expect(findReset(new Error('rate limit'), now)).toBeNull();
  });
});

test('repositories are looked at all over the time, wherever their list ends', () => {
  for (const count of [1, 2, 10, 500]) {
    const times = Array.from({ length: count }, (_, index) => spreadOver(1_000)(index)).sort(
      (a, b) => a - b,
    );
    expect(times.every((time) => time >= 0 && time < 1_000)).toBe(true);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(Math.max(0, ...gaps)).toBeLessThanOrEqual(count === 1 ? 0 : 3_000 / count);
  }
});

test('a token serves what it was made for until shortly before its end', async () => {
  let now = 0;
  let made = 0;
  const tokenFor = createTokenCache(() => now);
  const create = async () => ({ text: `t${++made}`, expiresAt: now + 3_600_000 });
  expect(await tokenFor('1/a', { fresh: false, create })).toBe('t1');
  expect(await tokenFor('1/a', { fresh: false, create })).toBe('t1');
  expect(await tokenFor('2/a', { fresh: false, create })).toBe('t2');
  expect(await tokenFor('1/a', { fresh: true, create })).toBe('t3');
  now = 3_000_001;
  expect(await tokenFor('1/a', { fresh: false, create })).toBe('t4');
});

describe('a token that ended before its time', () => {
  const setUp = (valid: string) => {
    const sent: (string | null)[] = [];
    let renewals = 0;
    const send: typeof fetch = async (_url, options) => {
      const given = new Headers(options?.headers).get('authorization');
      sent.push(given);
      return new Response(null, { status: given === `token ${valid}` ? 200 : 401 });
    };
    const renewing = withRenewal(send, async () => `new-${++renewals}`);
    const ask = async () => {
      const headers = { authorization: 'token old' };
      return (await renewing('https://github.example/', { headers })).status;
    };
    return { sent, ask, renewals: () => renewals };
  };

  test('is replaced once, for the request that met it and for all later ones', async () => {
    const { sent, ask } = setUp('new-1');
    expect(await Promise.all([ask(), ask()])).toEqual([200, 200]);
    expect(await ask()).toBe(200);
    expect(sent.slice(-1)).toEqual(['token new-1']);
    expect(sent).toHaveLength(5);
  });

  test('is told of where the new one is refused too', async () => {
    const { ask, renewals } = setUp('none');
    expect(await ask()).toBe(401);
    expect(await ask()).toBe(401);
    expect(renewals()).toBe(1);
  });
});

describe('the log', () => {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void lines.push(line) });

  test('never tells what an error carries, nor a secret in a message', () => {
    const token = `ghs_${'a'.repeat(36)}`;
    const error = Object.assign(new Error(`failed with ${token}`), {
      event: { payload: { body: 'private words' } },
      request: { headers: { authorization: `Bearer ${token}` } },
    });
    log.error(error);
    log.warn({ err: error }, `told ${token}`);
    log.child({ name: 'probot' }).error(new AggregateError([error], ''), 'several');
    const text = lines.join('');
    expect(text).not.toContain(token);
    expect(text).not.toContain('private words');
    expect(text).toContain('failed with ***');
  });

  test.each([
    'postgres://user:hunter2@localhost/db',
    '-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY-----',
    'token github_pat_hunter2hunter2hunter2',
  ])('masks %j', (text) => {
    expect(mask(text)).not.toContain('hunter2');
  });
});

describe('writes of an hour', () => {
  const MINUTE = 60_000;

  test('of a first sync of 1,500 stay below GitHub’s 500, with a run’s worth kept free', () => {
    let now = 0;
    const budget = createWriteBudget(() => now);
    const runs: { readonly at: number; readonly writes: number }[] = [];
    for (let left = 1_500; left > 0; left -= 60) {
      budget.spend(1, 60);
      runs.push({ at: now, writes: 60 });
      now = Math.max(now + MINUTE, budget.readyAt(1, 60).getTime());
    }
    for (const { at } of runs) {
      const hour = runs.filter((run) => run.at >= at && run.at < at + 60 * MINUTE);
      expect(hour.reduce((sum, { writes }) => sum + writes, 0)).toBeLessThanOrEqual(440);
    }
    expect(now).toBeLessThan(4 * 60 * MINUTE);
  });

  test('of one installation hold up no other', () => {
    const budget = createWriteBudget(() => 0);
    budget.spend(1, 500);
    expect(budget.readyAt(1, 60).getTime()).toBe(60 * MINUTE);
    expect(budget.readyAt(2, 60).getTime()).toBe(0);
  });
});

describe('the resync', () => {
  test('looks at every repository at the start and each so many hours, until it is ended', async () => {
    vi.useFakeTimers();
    try {
      const asked: string[] = [];
      const end = startResync({
        installations: {
          listRepositories: async function* () {
            for (const repository of ['o/a', 'o/b', 'o/c']) yield { installation: 7, repository };
          },
        },
        addLater: async ({ repository }, seconds) => {
          asked.push(`${repository} ${seconds}`);
        },
        log: createLog('error', { write: () => {} }),
        hours: 6,
      });
      await vi.advanceTimersByTimeAsync(5.9 * 3_600_000);
      expect(asked.splice(0)).toEqual(['o/a 0', 'o/b 1', 'o/c 1']);
      await vi.advanceTimersByTimeAsync(0.2 * 3_600_000);
      expect(asked.splice(0).map((one) => one.split(' ')[0])).toEqual(['o/a', 'o/b', 'o/c']);
      end();
      await vi.advanceTimersByTimeAsync(24 * 3_600_000);
      expect(asked).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });
});
