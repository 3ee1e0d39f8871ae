import { expect, test } from 'vitest';
import { takeTurns } from '../../src/sync/issues/take-turns.ts';

/** Works that say what they do, and two meetings: one where they list and one where they write. */
function start() {
  const said: string[] = [];
  const turns = takeTurns();
  const meeting = (name: string) =>
    turns.callMeeting<string, string>(async (wishes) => {
      said.push(`${name}: ${wishes.join(' ')}`);
      await Promise.resolve();
      if (wishes.includes('bad')) throw new Error('refused');
      return (wish) => wish.toUpperCase();
    });
  return { said, turns, list: meeting('list'), write: meeting('write') };
}

test('a meeting is held once for all, when nobody is at work any more', async () => {
  const { said, turns, list, write } = start();
  const ended = await turns.run(
    ['a', 'b'].map((name) => async () => {
      said.push(`${name} begins`);
      const answer = await list(name);
      said.push(`${name} got ${answer}`);
      await Promise.resolve();
      said.push(`${name} goes on`);
      return await write(name);
    }),
  );
  expect(ended.map((one) => one.status === 'fulfilled' && one.value)).toEqual(['A', 'B']);
  expect(said).toEqual([
    ...['a begins', 'b begins', 'list: a b', 'a got A', 'a goes on', 'b got B', 'b goes on'],
    'write: a b',
  ]);
});

test('who is behind catches up first', async () => {
  const { said, turns, list, write } = start();
  await turns.run([
    () => write('a'),
    async () => {
      await list('b');
      await list('b again');
      return await write('b');
    },
  ]);
  expect(said).toEqual(['list: b', 'list: b again', 'write: a b']);
});

test('who is done or fails is waited for no longer, and a failed meeting is told to all who came', async () => {
  const { said, turns, list, write } = start();
  const ended = await turns.run([
    () => Promise.resolve('done'),
    () => Promise.reject<string>(new Error('broken')),
    async () => {
      await list('bad').catch(() => said.push('caught'));
      return await write('c');
    },
    () => list('d'),
  ]);
  expect(ended.map(({ status }) => status)).toEqual([
    ...['fulfilled', 'rejected', 'fulfilled', 'rejected'],
  ]);
  expect(said).toEqual(['list: bad d', 'caught', 'write: c']);
});
