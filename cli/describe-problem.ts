import { oneLine, type Problem, type Severity } from '../src/index.ts';
import type { Style, Terminal } from './terminal.ts';

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** `file:line:column: severity: message (rule)`, as editors read it. */
export function describeProblem(
  { severity, line, column, message, rule }: Problem,
  { paint, path }: { readonly paint: Terminal['paint']; readonly path: string },
): string {
  const place = `${path}:${line}:${column}`;
  return `${place}: ${paint(STYLES[severity], severity)}: ${oneLine(message, 1000)} (${rule})`;
}
