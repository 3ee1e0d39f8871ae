import { type Config, parseDocument, type SprintDocument } from '../../src/index.ts';
import { readText, type TextFile } from './read-text.ts';

/** A document with what is needed to write it back. */
export interface DocumentFile extends Omit<TextFile, 'text'> {
  readonly document: SprintDocument;
}

/** @throws {UserError} for anything that is no sprint document. */
export async function readDocument(
  path: string,
  { fenced, words }: Pick<Config, 'fenced' | 'words'>,
): Promise<DocumentFile> {
  const { text, ...file } = await readText(path);
  return { ...file, document: parseDocument(text, { path, fenced, words }) };
}
