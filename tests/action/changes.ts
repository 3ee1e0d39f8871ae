/** Requests that changed something: a refused one did not. */
export function changesExceptRefused(changes: readonly string[]): readonly string[] {
  return changes.filter((line) => / 2\d\d$/.test(line));
}
