import type { Style, Terminal } from './terminal.ts';

/** C0 controls but tab and line feed, and C1: a terminal would obey them. */
const CONTROLS = /[[\p{Cc}]--[\t\n]]/gv;

/** A diff as it is for programs; for a person with colours, and without anything to obey. */
export function showDiff(diff: string, { paint, isWatched }: Terminal): string {
  if (!isWatched) return diff;
  return diff
    .replaceAll('\r\n', '\n')
    .replace(CONTROLS, '\ufffd')
    .split('\n')
    .map((line) => {
      const style = styleOf(line);
      return style === null ? line : paint(style, line);
    })
    .join('\n');
}

function styleOf(line: string): Style | null {
  if (line.startsWith('+++') || line.startsWith('---')) return 'bold';
  if (line.startsWith('@@')) return 'cyan';
  if (line.startsWith('+')) return 'green';
  return line.startsWith('-') ? 'red' : null;
}
