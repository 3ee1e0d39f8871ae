/** Whether a path has to be looked for, rather than read. */
export function isPattern(path: string): boolean {
  return /[*?]/.test(path);
}

/** The folder in which everything that matches stands, or `''` for the root. */
export function folderOf(pattern: string): string {
  const segments = pattern.split('/').slice(0, -1);
  const first = segments.findIndex(isPattern);
  return (first < 0 ? segments : segments.slice(0, first)).join('/');
}

/**
 * Whether a path matches: `?` is one character, `*` any within one name, and `**` as a whole name any
 * folders or none. Names with a dot in front match only where the pattern writes the dot. Takes no more
 * steps than the two lengths multiplied, whatever stands in either.
 */
export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  /** How many names of the pattern may be used up by the names of the path so far. */
  let reached = skipFolders(new Set([0]), wanted);
  for (const name of path.split('/')) {
    const next = new Set<number>();
    for (const index of reached) {
      const segment = wanted[index];
      if (segment === '**' && !name.startsWith('.')) next.add(index);
      else if (segment !== undefined && segment !== '**' && matchesName(segment, name)) {
        next.add(index + 1);
      }
    }
    reached = skipFolders(next, wanted);
  }
  return reached.has(wanted.length);
}

/** `**` may stand for no folder at all. */
function skipFolders(reached: ReadonlySet<number>, wanted: readonly string[]): ReadonlySet<number> {
  const all = new Set(reached);
  for (const index of all) if (wanted[index] === '**') all.add(index + 1);
  return all;
}

function matchesName(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  let [at, from] = [0, 0];
  /** Where the last `*` stands, and up to where it reaches. */
  let [star, reach] = [-1, 0];
  while (from < name.length) {
    if (pattern[at] === '*') [star, reach, at] = [at, from, at + 1];
    else if (pattern[at] === '?' || pattern[at] === name[from]) [at, from] = [at + 1, from + 1];
    else if (star >= 0) [at, reach, from] = [star + 1, reach + 1, reach + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
