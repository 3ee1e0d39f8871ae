import type { FieldValue } from '../../src/model/sync-field.ts';
import type { Edit, Issue, Line, World } from './world.ts';

/** A line and its issue at the end, and all edits of either. */
export interface Pair {
  readonly line: Line | null;
  readonly issue: Issue | null;
  readonly edits: readonly Edit[];
  /** The line, also where it is gone. */
  readonly was: readonly Line[];
}

/** Lines that stand twice: a person has to remove one. */
export function duplicated(world: World): ReadonlySet<number> {
  const seen = new Set<number>();
  const twice = new Set<number>();
  for (const { id } of world.lines) (seen.has(id) ? twice : seen).add(id);
  for (const edit of world.edits) if (edit.field === 'line') twice.add(edit.of);
  return twice;
}

export function pairUp(world: World, twice: ReadonlySet<number>): readonly Pair[] {
  const lines = world.lines.filter(({ id }) => !twice.has(id));
  const paired = lines.map((line): Pair => {
    const issue = line.link === null ? null : (world.issues.get(line.link) ?? null);
    const edits = world.edits.filter(({ side, of }) =>
      side === 'document' ? of === line.id : of === issue?.number,
    );
    return { line, issue, edits, was: [line] };
  });
  const lost = [...world.issues.values()]
    .filter(({ number }) => !world.lines.some(({ link }) => link === number))
    .map((issue): Pair => {
      const double = world.lines.filter(({ id }) => twice.has(id));
      const deleted = [...world.deleted, ...world.over, ...double].filter(
        ({ link, id }) => link === issue.number || id === issue.createdFor,
      );
      const edits = world.edits.filter(({ side, of }) =>
        side === 'issue' ? of === issue.number : deleted.some(({ id }) => id === of),
      );
      return { line: null, issue, edits, was: deleted };
    });
  return [...paired, ...lost];
}

export function groupOf({ field }: Edit): string {
  if (field === 'word' || field === 'label') return 'status';
  return field === 'state' ? 'done' : field;
}

export function doneValue(value: FieldValue): boolean {
  return value === true || value === 'completed';
}

export function tokens(value: string | null): readonly string[] {
  return value === null ? [] : value.split('+');
}

export function show(value: FieldValue): string {
  return JSON.stringify(value);
}
