import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../app/receive/event-facts.ts';
import { mapEvent } from '../../app/receive/map-event.ts';

/** The package's types call the list a module. */
const recorded: readonly { readonly name: string; readonly examples: readonly unknown[] }[] =
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve('@octokit/webhooks-examples'), 'utf8'),
  );
const payloads = recorded.flatMap(({ name, examples }) =>
  examples.map((payload) => ({ name, payload })),
);

describe('payloads that GitHub has sent', () => {
  test('are all read, and mapped without an error', () => {
    expect(payloads.length).toBeGreaterThanOrEqual(300);
    const unread = payloads.filter(({ payload }) => readFacts(payload) === null);
    expect(unread.map(({ name }) => name)).toEqual([]);
    for (const { name, payload } of payloads) {
      const facts = readFacts(payload);
      if (facts) expect(Array.isArray(mapEvent({ name, facts }, null))).toBe(true);
    }
  });
});
