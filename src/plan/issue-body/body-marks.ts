/*
 * What we write into the body of an issue that we created: one block between two HTML comments. The
 * first names the deliverable and its document, and each box names its task, so that wording may change on either side.
 */

/** Closes the block. */
export const BLOCK_END = '<!-- /sprint-sync -->';

const START = /^<!-- sprint-sync item="([^"\s]{1,2000})"(?: in="([^"\s]{1,2000})")? -->$/;
const BOX = /^[-*+] \[([ xX])\] /;
const TASK = '<!-- task="';
const TASK_KEY = /^<!-- task="([^"\s]{1,2000})" -->$/;

/** What an issue stands for. */
export interface WrittenStart {
  readonly key: string;
  /** Path of the document; `null` where none is named. */
  readonly document: string | null;
}

export function writeStart({ key, document }: WrittenStart): string {
  const place = document === null ? '' : ` in="${encode(document)}"`;
  return `<!-- sprint-sync item="${encode(key)}"${place} -->`;
}

/** The deliverable that a line names as ours, or `null`. */
export function readStart(line: string): WrittenStart | null {
  const [, written, place] = START.exec(line.trimEnd()) ?? [];
  const key = written === undefined ? null : decode(written);
  return key === null ? null : { key, document: place === undefined ? null : decode(place) };
}

export interface WrittenBox {
  readonly title: string;
  readonly done: boolean;
  /** `null` where a person added the line. */
  readonly key: string | null;
}

export function writeBox({ title, done, key }: WrittenBox): string {
  const box = `- [${done ? 'x' : ' '}] ${title}`;
  return key === null ? box : `${box} <!-- task="${encode(key)}" -->`;
}

export function readBox(line: string): WrittenBox | null {
  const [start, mark] = BOX.exec(line) ?? [];
  if (start === undefined) return null;
  const content = line.slice(start.length).trimEnd();
  const at = content.lastIndexOf(TASK);
  const written = at === -1 ? undefined : TASK_KEY.exec(content.slice(at))?.[1];
  const key = written === undefined ? null : decode(written);
  const title = key === null ? content : content.slice(0, at).trimEnd();
  return { done: mark !== ' ', title, key };
}

/** Letters and digits of all scripts stay; what could end the comment or its quotes does not. */
function encode(key: string): string {
  return key
    .toWellFormed()
    .replace(/[^\p{L}\p{N}/._~-]|-(?=-)|-$/gu, (sign) =>
      [...new TextEncoder().encode(sign)]
        .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
        .join(''),
    );
}

function decode(written: string): string | null {
  try {
    return decodeURIComponent(written);
  } catch {
    return null;
  }
}
