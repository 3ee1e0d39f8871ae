import type { DateField, StatusField } from '../model/field.ts';
import type { GroupKey, MetadataLine, ProgressLine, Sprint } from '../model/sprint-document.ts';
import type { Section } from './outline.ts';

/** The labelled values of one section and the group that it belongs to. */
export interface SectionMetadata {
  readonly section: Section;
  readonly group: GroupKey | null;
  readonly found: readonly MetadataLine[];
}

/** Stored numbers: `**Completion:** 33% (1/3 tracks complete)`. */
export function readProgressLines({ group, found }: SectionMetadata): readonly ProgressLine[] {
  return found.flatMap(({ role, value, line }) =>
    role === 'progress' && value.kind === 'progress' ? [{ group, field: value, line }] : [],
  );
}

/** The dates of the last edit of the whole document: a footer can stand below any section, a track's date is its own. */
export function readLastUpdated({ section, group, found }: SectionMetadata): readonly DateField[] {
  if (group !== null || section.role === 'previous-sprint' || section.role === 'template')
    return [];
  return found.flatMap(({ role, value }) =>
    role === 'last-updated' && value.kind === 'date' ? [value] : [],
  );
}

/** A second status of the sprint: under a label of its own, or in a summary. */
export function findOverallStatus(
  metadata: readonly SectionMetadata[],
  sprint: Sprint,
): StatusField | null {
  for (const { section, group, found } of metadata)
    for (const { role, value } of found)
      if (
        value.kind === 'status' &&
        value.range.start !== sprint.status?.range.start &&
        group === null &&
        (role === 'overall-status' || (role === 'status' && section.role === 'summary'))
      )
        return value;
  return null;
}
