import type { Deliverable, Group, GroupKey, SprintDocument } from '../model/sprint-document.ts';

/** A group's deliverables, those of the groups inside it included. */
export function deliverablesOf(
  document: SprintDocument,
  key: GroupKey | null,
): readonly Deliverable[] {
  if (key === null) return document.deliverables;
  const inside = new Set(
    document.groups.filter((group) => isWithin(document, group, key)).map((group) => group.key),
  );
  return document.deliverables.filter(({ group }) => group !== null && inside.has(group));
}

export function isWithin(document: SprintDocument, group: Group, key: GroupKey): boolean {
  for (let at: Group | undefined = group; at; ) {
    if (at.key === key) return true;
    const parent: GroupKey | null = at.parent;
    at = parent === null ? undefined : document.groups.find((other) => other.key === parent);
  }
  return false;
}

/**
 * The parts that `1/3 tracks` counts inside a group, or in the whole sprint (`null`): the labelled groups where
 * there are any, and of groups inside each other the outer ones.
 */
export function tracksOf(document: SprintDocument, key: GroupKey | null): readonly Group[] {
  const inside = document.groups.filter(
    (group) =>
      !isSprintItself(group, document) &&
      (key === null || (group.key !== key && isWithin(document, group, key))),
  );
  const labelled = inside.filter(({ label }) => label !== null);
  const parts = labelled.length > 0 ? labelled : inside;
  return parts.filter(
    (group) => !parts.some((other) => other !== group && isWithin(document, group, other.key)),
  );
}

/** Of a file with several sprints the one that is read is a heading like its groups. */
export function isSprintItself({ line }: Group, { sprint }: SprintDocument): boolean {
  return line === sprint.line;
}

/** Who answers for what stands in a group: its own owner, else that of the group around it. */
export function findOwner(document: SprintDocument, key: GroupKey | null): string | null {
  const seen = new Set<GroupKey>();
  for (let at = key; at !== null && !seen.has(at); ) {
    seen.add(at);
    const group = document.groups.find((one) => one.key === at);
    if (group?.owner) return group.owner.value;
    at = group?.parent ?? null;
  }
  return null;
}
