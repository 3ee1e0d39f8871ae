import type { CommitTrailers } from '../../model/observation.ts';

const RUN = /^Sprint-Run: ([\w.-]{1,100})$/;
const ITEMS = /^Sprint-Items: (\d{1,9}(?: \d{1,9})*)$/;

/** The trailers of ours at the end of a commit's message. */
export function readTrailers(message: string): CommitTrailers {
  const lines = message.trimEnd().split(/\r?\n/);
  const last = lines.slice(lines.lastIndexOf('') + 1);
  const find = (pattern: RegExp) =>
    last.flatMap((line) => pattern.exec(line.trim())?.[1] ?? []).at(-1);
  const items = find(ITEMS);
  return { run: find(RUN) ?? null, items: items?.split(' ').map(Number) ?? [] };
}
