import type { DocumentTags } from '../../model/observation.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { tagName } from '../../model/sync-field.ts';
import { labelOfTrack, type TagConfig } from './tag-mapping.ts';

/** What the place of a line says its issue should have. */
export function projectTags(
  { group }: Deliverable,
  document: SprintDocument,
  config: TagConfig,
): DocumentTags {
  const label = labelOfTrack(document, group, config);
  return {
    kinds: config['track-labels'] === null ? [] : ['track'],
    has: label === null ? [] : [tagName('track', label)],
    takesOwners: false,
  };
}
