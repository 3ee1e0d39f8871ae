import {
  type CalendarDate,
  type Finding,
  fixDocument,
  lintDocument,
  UserError,
} from '../../src/index.ts';
import { findConfig } from '../files/find-config.ts';
import { readText } from '../files/read-text.ts';
import { writeDocument } from '../files/write-document.ts';
import { findTargets } from './find-targets.ts';

/** What was found in one file. */
export interface LintedFile {
  readonly path: string;
  /** How many findings were repaired. */
  readonly repaired: number;
  /** What is left. */
  readonly findings: readonly Finding[];
  /** Why the file could not be read or written, or `null`. */
  readonly failure: string | null;
}

/** Checks one file and repairs it where that is asked for. A file that cannot be read does not stop the others. */
export async function lintFile(
  path: string,
  { fix, today }: { readonly fix: boolean; readonly today: CalendarDate },
): Promise<LintedFile> {
  try {
    const { fenced, words } = await findConfig(path);
    const file = await readText(path);
    const request = { text: file.text, fenced, words, today, exists: findTargets(path) };
    const before = lintDocument(request);
    const text = fix ? fixDocument(request) : file.text;
    if (text === file.text) return { path, repaired: 0, findings: before, failure: null };
    await writeDocument(file, text);
    const findings = lintDocument({ ...request, text });
    const repaired = before.filter(({ edits }) => edits.length > 0).length;
    return { path, repaired, findings, failure: null };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { path, repaired: 0, findings: [], failure: error.message };
  }
}
