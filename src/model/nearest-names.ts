/** Longer names are compared by their beginning only: a suggestion is not worth more time. */
const COMPARED_LENGTH = 40;

/**
 * The `limit` names that come closest to what was written, best first, for a "did you mean".
 * Names that contain it, or are contained in it, come before those that merely resemble it.
 */
export function nearestNames(written: string, names: readonly string[], limit = 5): string[] {
  const wanted = comparable(written);
  return [...new Set(names)]
    .map((name, order) => ({ name, order, distance: distanceBetween(wanted, comparable(name)) }))
    .sort((a, b) => a.distance - b.distance || a.order - b.order)
    .slice(0, limit)
    .map(({ name }) => name);
}

/**
 * Whether a person who wrote the one may have meant the other: one contains the other, or no more than
 * half of the longer one is different.
 */
export function isAlike(written: string, name: string): boolean {
  const [a, b] = [comparable(written), comparable(name)];
  return distanceBetween(a, b) <= Math.max(a.length, b.length) / 2;
}

/** The one name that is so close that a slip of the keyboard explains the difference, or `null`. */
export function findSlip(written: string, names: readonly string[]): string | null {
  const [nearest] = nearestNames(written, names, 1);
  if (nearest === undefined) return null;
  const distance = editDistance(comparable(written), comparable(nearest));
  return distance <= Math.max(2, Math.floor(nearest.length / 3)) ? nearest : null;
}

/** Levenshtein distance: insertions, deletions and substitutions of one UTF-16 unit. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = at(row, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, at(row, j) + 1, at(next, j - 1) + 1));
    }
    row = next;
  }
  return at(row, b.length);
}

/** 0 when equal, below 1 when one contains the other, else the edit distance. */
function distanceBetween(wanted: string, name: string): number {
  if (wanted === name) return 0;
  const shorter = Math.min(wanted.length, name.length);
  const contained = shorter >= 3 && (name.includes(wanted) || wanted.includes(name));
  return contained ? 1 - shorter / (wanted.length + name.length) : editDistance(wanted, name);
}

function comparable(name: string): string {
  return name.toLowerCase().slice(0, COMPARED_LENGTH);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 0;
}
