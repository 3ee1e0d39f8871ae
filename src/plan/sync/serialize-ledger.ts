import type { Ledger } from '../../model/ledger.ts';

/**
 * The ledger as JSON in one canonical form: members sorted by name, so that equal ledgers are equal
 * texts, and one to a line, so that the ref's history reads as a log.
 */
export function serializeLedger(ledger: Ledger): string {
  return `${JSON.stringify(sorted(ledger), null, 1)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
