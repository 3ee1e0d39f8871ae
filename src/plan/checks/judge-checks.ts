import type { CheckBinding, CheckState, CheckVerdict } from '../../model/check.ts';
import { matchName } from './match-name.ts';

/**
 * What the checks say about each box that is bound to some: passed where all of them have ended and none
 * failed, failed as soon as one did, nothing while one is pending or none has ever run.
 */
export function judgeChecks(
  bindings: readonly CheckBinding[],
  states: readonly CheckState[],
): readonly CheckVerdict[] {
  const targets = Map.groupBy(bindings, ({ target }) =>
    target.kind === 'box' ? target.start : target.key,
  );
  return [...targets.values()].flatMap((own) => {
    const [first] = own;
    const named = states.filter(({ name }) => own.some(({ pattern }) => matchName(pattern, name)));
    const isComplete = own.every(({ pattern }) =>
      states.some(({ name }) => matchName(pattern, name)),
    );
    const decisive = decide(named, isComplete);
    if (first === undefined || decisive?.endedAt == null) return [];
    const { name, url, state, endedAt: at } = decisive;
    return [{ target: first.target, passed: state === 'passed', check: { name, url }, at }];
  });
}

function decide(states: readonly CheckState[], isComplete: boolean): CheckState | null {
  const failed = states.find(({ state }) => state === 'failed');
  if (failed !== undefined) return failed;
  if (!isComplete || states.some(({ state }) => state === 'pending')) return null;
  return states
    .filter(({ state }) => state === 'passed')
    .reduce<CheckState | null>(
      (last, next) => ((last?.endedAt ?? '') > (next.endedAt ?? '') ? last : next),
      null,
    );
}
