import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * Looks up the targets of a document's links: whether a path leads to a file, or `null` where that is not to be
 * known here. `/docs/a.md` is meant from the root of the repository; what leads out of it (`../../issues`) is an
 * address of GitHub.
 */
export function findTargets(documentPath: string): (path: string) => boolean | null {
  const folder = dirname(resolve(documentPath));
  const root = findRoot(folder);
  return (path) => {
    if (path.includes('\0')) return null;
    const target = path.startsWith('/')
      ? root === null
        ? null
        : join(root, path)
      : resolve(folder, path);
    return target !== null && isInside(target, root ?? folder) ? existsSync(target) : null;
  };
}

/** The folder that holds `.git`, or `null` outside of all repositories. */
function findRoot(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : findRoot(parent);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}
