import type { Aside } from '../model/sprint-document.ts';
import type { TextLine } from './blocks/block.ts';
import { bodyRange, type Section } from './outline.ts';

const KINDS: ReadonlySet<string> = new Set<Aside['kind']>([
  'blockers',
  'notes',
  'previous-sprint',
  'references',
]);

/** Sections that are kept in the model but carry nothing that a plan writes. */
export function readAside(
  section: Section,
  { lines }: { readonly lines: readonly TextLine[] },
): readonly Aside[] {
  const { role, parent, heading } = section;
  if (!heading || !isAsideKind(role) || parent?.role === role) return [];
  return [
    {
      kind: role,
      heading: section.title,
      line: heading.firstRow + 1,
      body: bodyRange(section, lines),
    },
  ];
}

function isAsideKind(role: string): role is Aside['kind'] {
  return KINDS.has(role);
}
