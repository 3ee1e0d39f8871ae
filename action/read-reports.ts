import { glob, lstat, readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { type ReportFile, UserError } from '../src/index.ts';

/** Far more than the reports of any job. */
const MOST_FILES = 200;
const LARGEST = 10 * 1024 * 1024;

/**
 * The files of a job that its reports are in: one path or pattern a line, below the workspace. Links are
 * not followed.
 *
 * @throws {UserError} where a pattern leaves the workspace, or there is too much to be read.
 */
export async function readReports(patterns: string, workspace: string): Promise<ReportFile[]> {
  const files = new Map<string, ReportFile>();
  for (const pattern of patterns.split('\n').map((line) => line.trim())) {
    if (pattern === '') continue;
    const inside = resolve(workspace, pattern).startsWith(resolve(workspace) + sep);
    if (!inside || pattern.split(/[\\/]/).includes('..')) {
      throw new UserError(
        `Input \`reports\` names \`${pattern.slice(0, 80)}\`, which is not below the workspace.`,
      );
    }
    for await (const found of glob(pattern, { cwd: workspace })) {
      const path = found.split(sep).join('/');
      const { size, isFile } = await factsOf(resolve(workspace, found));
      if (!isFile || files.has(path)) continue;
      if (size > LARGEST || files.size >= MOST_FILES) {
        throw new UserError(
          `Input \`reports\` leads to ${size > LARGEST ? `${path}, which has more than 10 MiB` : `more than ${MOST_FILES} files`}. Name the reports more closely.`,
        );
      }
      files.set(path, { path, text: await readFile(resolve(workspace, found), 'utf8') });
    }
  }
  return [...files.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function factsOf(path: string) {
  const facts = await lstat(path);
  return { size: facts.size, isFile: facts.isFile() };
}
