import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_DOCUMENTS, parseDocument, UserError } from '../../src/index.ts';
import { describeFailure } from '../files/describe-failure.ts';
import { readText } from '../files/read-text.ts';

export interface LocalDocument {
  /** From the folder, with `/` in between. */
  readonly path: string;
  readonly text: string;
}

const DEEPEST_FOLDER = 4;
/** A folder with more Markdown is documentation; what is a sprint in it has to be named. */
const MOST_FILES = 500;
const PASSED_OVER = /^(?:\..*|node_modules|vendor|dist|build|target)$/;

/**
 * The sprint documents of a folder, the likeliest first: where sprint documents usually stand, else by
 * what is in the files.
 */
export async function findLocalDocuments(folder: string): Promise<readonly LocalDocument[]> {
  const files = await listMarkdown(folder, '', 0);
  const usual = DEFAULT_DOCUMENTS.filter((path) => files.includes(path));
  const named = files.filter((path) => /sprint|iteration/i.test(path));
  const paths = [usual.slice(0, 1), named, files].find((some) => some.length > 0) ?? [];
  const found: { readonly document: LocalDocument; readonly count: number }[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    // Elsewhere boxes inside fences are examples.
    const document = await readSprint(join(folder, path), { path, fenced: paths !== files });
    if (document !== null) found.push(document);
  }
  return found.toSorted((a, b) => b.count - a.count).map(({ document }) => document);
}

async function readSprint(
  file: string,
  { path, fenced }: { readonly path: string; readonly fenced: boolean },
) {
  try {
    const { text } = await readText(file);
    const { deliverables } = parseDocument(text, { path, fenced });
    return deliverables.length > 0
      ? { document: { path, text }, count: deliverables.length }
      : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function listMarkdown(root: string, below: string, depth: number): Promise<string[]> {
  const entries = await list(join(root, below));
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isFile() && /[^/]\.md$/i.test(entry.name)) found.push(path);
    if (entry.isDirectory() && depth < DEEPEST_FOLDER && !PASSED_OVER.test(entry.name)) {
      found.push(...(await listMarkdown(root, path, depth + 1)));
    }
  }
  return found;
}

async function list(path: string): Promise<readonly Dirent[]> {
  return await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
    throw describeFailure(error, { path, doing: 'read' });
  });
}
