import { mergeText } from './merge-text.ts';

/** A file in a tree. */
export interface Entry {
  readonly mode: string;
  readonly sha: string;
}
export type Tree = ReadonlyMap<string, Entry>;

/** A path of the merged tree that differs from ours; null where the file is gone. */
export interface TreeChange {
  readonly path: string;
  readonly entry: Entry | { readonly mode: string; readonly content: string } | null;
}

interface Versions {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
  readonly readText: (sha: string) => Promise<string>;
}

/** What theirs changed since the base, brought onto ours; undefined for a conflict. */
export async function mergeTrees(versions: Versions): Promise<readonly TreeChange[] | undefined> {
  const { base, ours, theirs, readText } = versions;
  const changes: TreeChange[] = [];
  for (const path of new Set([...base.keys(), ...theirs.keys()])) {
    const [before, mine, other] = [base.get(path), ours.get(path), theirs.get(path)];
    if (isSame(before, other) || isSame(mine, other)) continue;
    if (isSame(before, mine)) {
      changes.push({ path, entry: other ?? null });
      continue;
    }
    if (before === undefined || mine === undefined || other === undefined) return undefined;
    const content = mergeText({
      base: await readText(before.sha),
      ours: await readText(mine.sha),
      theirs: await readText(other.sha),
    });
    if (content === undefined) return undefined;
    changes.push({ path, entry: { mode: other.mode, content } });
  }
  return changes;
}

function isSame(left: Entry | undefined, right: Entry | undefined): boolean {
  return left?.sha === right?.sha && left?.mode === right?.mode;
}
