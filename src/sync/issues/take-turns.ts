/** What is done at once for all who wait for it: each finds its own answer in what comes of it. */
export type Hold<Wish, Answer> = (wishes: readonly Wish[]) => Promise<(wish: Wish) => Answer>;

/**
 * Works that take turns: one is at work at a time, until it comes to a meeting. Once all of them wait or
 * are over, the first meeting that somebody waits for is held, in the order in which they were called.
 */
export interface Turns {
  /** A work waits for one meeting at a time. */
  readonly callMeeting: <Wish, Answer>(hold: Hold<Wish, Answer>) => (wish: Wish) => Promise<Answer>;
  readonly run: <Result>(
    works: readonly (() => Promise<Result>)[],
  ) => Promise<readonly PromiseSettledResult<Result>[]>;
}

interface Waiting<Wish, Answer> {
  readonly wish: Wish;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

export function takeTurns(): Turns {
  /** Each holds its meeting, or tells by `null` that nobody waits for it. */
  const meetings: (() => Promise<void> | null)[] = [];
  const ready: (() => void)[] = [];

  const passOn = (): void => {
    const go = ready.shift();
    if (go) {
      go();
      return;
    }
    for (const meet of meetings) {
      const met = meet();
      if (met === null) continue;
      void met.then(passOn);
      return;
    }
  };

  return {
    callMeeting: <Wish, Answer>(hold: Hold<Wish, Answer>) => {
      let waiting: Waiting<Wish, Answer>[] = [];
      meetings.push(() => {
        if (waiting.length === 0) return null;
        const present = waiting;
        waiting = [];
        return hold(present.map(({ wish }) => wish)).then(
          (answerTo) => {
            for (const { wish, resolve } of present) ready.push(() => resolve(answerTo(wish)));
          },
          (reason: unknown) => {
            for (const { reject } of present) ready.push(() => reject(reason));
          },
        );
      });
      return (wish: Wish) =>
        new Promise<Answer>((resolve, reject) => {
          waiting.push({ wish, resolve, reject });
          passOn();
        });
    },
    run: async (works) => {
      const running = works.map((work) =>
        new Promise<void>((resolve) => void ready.push(resolve)).then(work).finally(passOn),
      );
      passOn();
      return await Promise.allSettled(running);
    },
  };
}
