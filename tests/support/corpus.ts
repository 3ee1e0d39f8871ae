import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));

export interface CorpusDocument {
  readonly name: string;
  readonly text: string;
}

/** True where the collection of real documents stands beside the project. */
export const hasCorpus = existsSync(SHARED);

/** A folder of the collection. */
export function sharedFolder(path: string): string {
  return SHARED + path;
}

/** A file of the collection as text; its path is relative to the collection's root. */
export function readShared(path: string): string {
  return readFileSync(SHARED + path, 'utf8');
}

/** All real documents: the collection, the seed and the two history versions. Empty where there are none. */
export function readCorpus(): readonly CorpusDocument[] {
  if (!hasCorpus) return [];
  const paths = ['corpus/documents', 'corpus/history', 'seed', 'expected'].flatMap((folder) =>
    readdirSync(SHARED + folder).map((name) => `${folder}/${name}`),
  );
  return paths
    .filter((path) => path.endsWith('.md'))
    .map((path) => ({ name: path, text: readShared(path) }));
}
