/** The marker of the outermost list that an entry ends with, or `null`. Numbers are not continued. */
export function lastBullet(body: string): string | null {
  const lines = body.split(/\r\n|\n|\r/);
  const last = lines.at(-1) ?? '';
  if (/^\s/.test(last) && !/^\s*[-*+]\s/.test(last)) return null;
  const outer = lines.findLast((line) => /^\S/.test(line)) ?? '';
  return /^([-*+])\s/.exec(outer)?.[1] ?? null;
}
