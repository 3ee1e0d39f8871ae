import { readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeDocument, MAX_DOCUMENT_BYTES, UserError } from '../../src/index.ts';
import { describeFailure } from './describe-failure.ts';

/** A text file with what is needed to write it back. */
export interface TextFile {
  /** As it was named. */
  readonly path: string;
  /** The file itself, where `path` leads over symbolic links. */
  readonly target: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** @throws {UserError} for what is no readable text; it need not be a sprint document. */
export async function readText(path: string): Promise<TextFile> {
  const target = await locate(path);
  const bytes = await readFile(target).catch((error: unknown) => {
    throw describeFailure(error, { path, doing: 'read' });
  });
  return { path, target, bytes, text: decodeDocument(bytes, path) };
}

/** Follows links and looks before it reads: a pipe never ends, and a huge file is not to be loaded. */
async function locate(path: string): Promise<string> {
  try {
    const target = await realpath(path);
    const { size, ...facts } = await stat(target).then((found) => ({
      size: found.size,
      isFile: found.isFile(),
      isFolder: found.isDirectory(),
    }));
    if (facts.isFolder) {
      throw new UserError(
        `${path} is a directory: expected a Markdown file. Name the document in it, such as ${join(path, 'CURRENT_SPRINT.md')}.`,
      );
    }
    if (!facts.isFile) {
      throw new UserError(
        `${path} is no regular file: expected a Markdown file. Name another one.`,
      );
    }
    if (size > MAX_DOCUMENT_BYTES) {
      throw new UserError(
        `${path} is too large: expected at most ${MAX_DOCUMENT_BYTES} bytes (1 MiB), received ${size}. Nothing was read or written. Split the document, or name another file.`,
      );
    }
    return target;
  } catch (error) {
    throw describeFailure(error, { path, doing: 'read' });
  }
}
