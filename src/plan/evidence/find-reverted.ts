const REVERTS = /^Reverts (?:([\w.-]+\/[\w.-]+))?#(\d{1,9})$/i;

/**
 * The pull request that a body says it reverts, as GitHub's own button writes it: a line of its own,
 * `Reverts #12` or `Reverts owner/name#12`.
 */
export function findReverted(body: string, repository: string): number | null {
  for (const line of body.split(/\r\n|\n|\r/)) {
    const [, named, number] = REVERTS.exec(line.trim()) ?? [];
    const isHere = named === undefined || named.toLowerCase() === repository.toLowerCase();
    if (number !== undefined && isHere) return Number(number);
  }
  return null;
}
