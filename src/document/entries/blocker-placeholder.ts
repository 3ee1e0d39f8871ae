import type { BlockerEntry } from './blocker-section.ts';

/*
 * What stood in an empty section comes back when its last entry goes. So the first entry keeps it in a
 * comment that readers do not see.
 */

const KEPT = / <!-- instead of: (.*?) -->/s;

export function keepPlaceholder(written: string, form: BlockerEntry['form']): string {
  const escaped = written.replaceAll('%', '%25').replaceAll('--', '-%2D');
  return ` <!-- instead of: ${form === 'row' ? escaped.replaceAll('|', '%7C') : escaped} -->`;
}

/** The placeholder that an entry keeps, or `null`. */
export function keptPlaceholder(entry: string): string | null {
  const kept = KEPT.exec(entry)?.[1];
  if (kept === undefined) return null;
  return kept.replaceAll('%7C', '|').replaceAll('-%2D', '--').replaceAll('%25', '%');
}
