import type { Group, GroupKey, Objective } from '../model/sprint-document.ts';
import type { Block, ItemBlock, TextLine } from './blocks/block.ts';
import { firstLine } from './carriers/boxes.ts';
import { boxField, markField } from './fields/make-field.ts';
import { plainText } from './inline.ts';
import type { Section } from './outline.ts';
import { readLog } from './read-log.ts';
import { readMetadata } from './read-metadata.ts';
import { stripLeadingEmoji } from './section-role.ts';
import { slugify } from './slug.ts';
import type { Words } from './wording/find-phrase.ts';

/** `Track A`, `Phase 2`, `Week 1`: a word for a part of a sprint, and which part. */
const LABEL =
  /^((?:track|phase|week|epic|priority|tier|day|part|lot|stream|workstream|milestone|wave|module|area|team|sprint|step|stage|block|iteration|etappe|paket|woche|fase|semana|étape|lote|фаза|этап|неделя|etap|tydzień|hafta|faz|gün|第)[ \t]*([A-Z]|\d+(?:\.\d+)*|[IVX]+))(?![\p{L}\p{N}])[ \t]*(?:[:：.–—|-]+[ \t]*)?/iu;

/** The heading of a group, taken apart. */
export interface GroupName {
  readonly label: string | null;
  readonly letter: string | null;
  readonly name: string;
}

export function readGroupName(title: string): GroupName {
  const bare = stripLeadingEmoji(title).trim();
  const match = LABEL.exec(bare);
  if (!match) return { label: null, letter: null, name: bare };
  const [whole, label = null, letter = null] = match;
  const rest = bare.slice(whole.length).trim();
  return { label, letter: letter?.toUpperCase() ?? null, name: rest || bare };
}

/** Reads what a group's section says about the group itself. */
export function readGroup({
  section,
  key,
  parent,
  text,
  lines,
  words,
  own,
  withItems,
}: {
  readonly section: Section;
  readonly key: GroupKey;
  readonly parent: GroupKey | null;
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly words: Words;
  /** The sections of the group that are in no group inside it. */
  readonly own: readonly Section[];
  readonly withItems: ReadonlySet<Section>;
}): Group {
  const metadata = readMetadata(text, section.blocks, { lines, words });
  const updates = own.find(({ role }) => role === 'updates');
  const status = metadata.find(({ role }) => role === 'status')?.value;
  const owner = metadata.find(({ role }) => role === 'owner')?.value;
  return {
    key,
    title: section.title,
    ...readGroupName(section.title),
    parent,
    line: (section.heading?.firstRow ?? 0) + 1,
    status: status?.kind === 'status' ? status : null,
    owner: owner?.kind === 'text' ? owner : null,
    metadata,
    // Goals that carry the items of a document are its work.
    objectives: own
      .filter((inner) => inner.role === 'objectives' && !withItems.has(inner))
      .flatMap(({ blocks }) => readObjectives(text, blocks)),
    updates: updates ? readLog(updates, { text, lines }) : null,
  };
}

export function groupKey({ label, name }: GroupName): GroupKey {
  return slugify(label ?? name) || 'group';
}

function readObjectives(text: string, blocks: readonly Block[]): readonly Objective[] {
  return blocks
    .filter((block): block is ItemBlock => block.type === 'item')
    .map((item) => {
      const line = firstLine(item);
      const range = { start: line.start, end: trimmedEnd(text, line) };
      const mark = markField({ text, range, family: 'objective' });
      const title = plainText(text, { start: range.start, end: mark.range.start });
      const state = item.box ? boxField(text, item.box) : mark;
      return { title, state, line: item.firstRow + 1 };
    });
}

function trimmedEnd(text: string, { start, end }: TextLine): number {
  return start + text.slice(start, end).trimEnd().length;
}
