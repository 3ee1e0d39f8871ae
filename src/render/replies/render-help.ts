const LINES: readonly (readonly [string, string])[] = [
  ['status', 'how far the sprint is'],
  ['start', 'this deliverable is in progress'],
  ['done', 'it is done: closes this issue as completed'],
  ['reopen', 'it is not done after all'],
  ['block <reason>', 'it waits for something'],
  ['unblock', 'it waits no longer'],
  ['defer [reason]', 'not in this sprint: closes this issue as not planned'],
  ['assign @login', 'assigns this issue'],
  ['link <deliverable>', 'puts this issue on a line of the document'],
  ['plan', 'what the next sync would do'],
  ['sync', 'look now'],
];

/** Every command, in one line each. */
export function renderHelp(): string {
  const rows = LINES.map(([name, what]) => `| \`/sprint ${name}\` | ${what} |`);
  return ['| comment | effect |', '|---|---|', ...rows, ''].join('\n');
}
