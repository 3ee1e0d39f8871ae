import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../src/document/parse-document.ts';
import { UserError } from '../../src/model/errors.ts';
import { type CorpusDocument, readCorpus } from './corpus.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url));

/** The project's own documents. */
export function readOwnDocuments(): readonly CorpusDocument[] {
  return ['documents', 'dialects'].flatMap((folder) =>
    readdirSync(FIXTURES + folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => ({
        name: `${folder}/${name}`,
        text: readFileSync(`${FIXTURES}${folder}/${name}`, 'utf8'),
      })),
  );
}

/** The project's own documents and, where they are here, the real ones; only those that hold a sprint. */
export function readLawDocuments(): readonly CorpusDocument[] {
  return [...readOwnDocuments(), ...readCorpus()].filter(({ text }) => holdsSprint(text));
}

/** Whether it can be read as a sprint document. */
export function holdsSprint(text: string): boolean {
  try {
    parseDocument(text);
    return true;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}
