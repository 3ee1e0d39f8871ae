import type { Ledger } from '../../model/ledger.ts';
import { ledgerShape } from './ledger-shape.ts';
import { Mismatch } from './shape.ts';

/** What 5,000 items take many times over; a longer text is not ours. */
export const MOST_LEDGER_LENGTH = 8 * 1024 * 1024;

/** What stands on the ledger's ref. */
export type LedgerRead =
  | { readonly kind: 'read'; readonly ledger: Ledger }
  /** Never written, or deleted: a first run. */
  | { readonly kind: 'missing' }
  /** Not in our form: a first run, on top of the old commit so that people can look into it. */
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** Written by a later version of this program: nothing may be written. */
  | { readonly kind: 'newer'; readonly version: number };

/** Reads a ledger strictly: what is not exactly in our form is never guessed at. `null`: there is none. */
export function parseLedger(text: string | null): LedgerRead {
  if (text === null) return { kind: 'missing' };
  if (text.length > MOST_LEDGER_LENGTH) {
    return { kind: 'unreadable', reason: `it is longer than ${MOST_LEDGER_LENGTH} characters` };
  }
  const json = parseJson(text);
  if (json === undefined) return { kind: 'unreadable', reason: 'it is no JSON' };
  const version = versionOf(json);
  if (version !== null && version > 1) return { kind: 'newer', version };
  try {
    return { kind: 'read', ledger: ledgerShape(json, 'ledger') };
  } catch (error) {
    if (error instanceof Mismatch) return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function versionOf(json: unknown): number | null {
  if (typeof json !== 'object' || json === null || !('version' in json)) return null;
  const { version } = json;
  return typeof version === 'number' && Number.isSafeInteger(version) ? version : null;
}
