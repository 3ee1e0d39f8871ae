import { UserError } from '../model/errors.ts';

/** No sprint document that people keep by hand comes near this; larger files are refused unread. */
export const MAX_DOCUMENT_BYTES = 1_048_576;

/**
 * The text of a document file. A byte order mark stays in the text, so that offsets and bytes agree.
 *
 * @throws {UserError} for files that are empty, larger than 1 MiB or not valid UTF-8.
 */
export function decodeDocument(bytes: Uint8Array, path: string): string {
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new UserError(
      `${path} is too large: expected at most ${MAX_DOCUMENT_BYTES} bytes (1 MiB), received ${bytes.length}. ` +
        'Split the document, or name another file.',
    );
  const text = decode(bytes, path);
  if (text.trim() === '')
    throw new UserError(
      `${path} is empty: expected a sprint document. Nothing was written. Restore the file, or name another one.`,
    );
  return text;
}

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(
      `${path} is not valid UTF-8${placeOfDamage(bytes)}. Save it as UTF-8 and run again; nothing was written.`,
      { cause },
    );
  }
}

/** The first line that cannot be decoded. */
function placeOfDamage(bytes: Uint8Array): string {
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (!isUtf8(bytes.subarray(start, end))) return ` (line ${line})`;
    start = end;
  }
  return '';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
