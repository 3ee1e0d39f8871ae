import type { Ledger } from '../../model/ledger.ts';
import type { Observation } from '../../model/observation.ts';
import { isToRemember } from './retire-item.ts';
import type { Ties } from './tie-lines.ts';

/**
 * Forgets what no line asks for: a tied issue that is gone, and in a new sprint what the old one had
 * left behind already.
 */
export function forgetGone(
  ledger: Ledger,
  { issues, document }: Observation,
  { claimed }: Ties,
): Ledger {
  const there = new Map(issues.map((issue) => [issue.number, issue]));
  const isOver = ledger.sprint !== document.sprint;
  const items = Object.entries(ledger.items).filter(([key, { tie, debts }]) => {
    if (claimed.has(Number(key))) return true;
    if (tie === 'tied') return there.has(Number(key));
    const issue = there.get(Number(key));
    if (issue && isToRemember(issue)) return true;
    return !isOver || debts.comments.length + debts.withdraw.length > 0;
  });
  return { ...ledger, items: Object.fromEntries(items) };
}
