/** Characters: enough to see a tenth, few enough for a telephone. */
const WIDTH = 10;

/**
 * A bar in plain text: full for what was done, dark for what comes, light for what is left. A gain
 * shows at least one dark part, and only all is full.
 */
export function progressBar(before: number, after: number): string {
  const done = partsOf(Math.min(before, after));
  const reached = partsOf(after);
  const gained = after > before ? Math.max(1, reached - done) : 0;
  const left = after < 100 ? 1 : 0;
  const start = Math.min(done, WIDTH - left - gained);
  return '█'.repeat(start) + '▓'.repeat(gained) + '░'.repeat(WIDTH - start - gained);
}

function partsOf(percent: number): number {
  const whole = Math.max(0, Math.min(100, percent));
  return whole === 100 ? WIDTH : Math.floor((whole * WIDTH) / 100);
}
