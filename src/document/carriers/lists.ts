import type { Status } from '../../model/status.ts';
import type { ItemBlock } from '../blocks/block.ts';
import { statusField } from '../fields/make-field.ts';
import type { Section } from '../outline.ts';
import { readLine } from '../read-metadata.ts';
import { readTitle } from '../read-title.ts';
import type { Words } from '../wording/find-phrase.ts';
import { isPlaceholder, readStatusText } from '../wording/status-text.ts';
import { firstLine } from './boxes.ts';
import { type CarrierInput, type FoundDeliverable, linesRange } from './carrier.ts';
import { withoutEstimate } from './headings.ts';
import { ownersInItem } from './owner-place.ts';
import { findLeadingState, findTrailingState, type StatedLine } from './state-place.ts';

/** Lists without boxes: a state as emoji or word in the item, from the heading above, or none at all. */
export function readLists(input: CarrierInput): readonly FoundDeliverable[] {
  const { text, lines, section, words } = input;
  const groupStatus = saysGroupStatus(section) ? input.groupStatus : null;
  const family = `list ${section.heading?.firstRow ?? 0}`;
  const items = section.blocks
    .filter((block): block is ItemBlock => block.type === 'item' && block.box === null)
    .filter((item) => !isMetadata(text, item) && !isNothing(text, item))
    .map((item) => ({ item, stated: statedLine(text, item, { family, words }) }));
  const leading = items.some(({ stated }) => stated?.place === 'leading');
  const trailing = items.some(({ stated }) => stated?.place === 'trailing');
  const marks = items.flatMap(({ stated }) => stated ?? []);
  const speaks = marks.length > 0;
  if (
    speaks &&
    groupStatus === null &&
    !mayBePlain(input) &&
    !isTracking(marks, items.length, input)
  )
    return [];
  if (isLegend(text, items, words)) return [];
  if (!speaks && groupStatus === null && !mayBePlain(input)) return [];
  return items.map(({ item, stated }) => {
    const line = firstLine(item);
    const { title, id, issue, linkOffset } = readTitle(
      text,
      withoutEstimate(text, stated?.rest ?? line),
    );
    // A mark alone is a state only as the first or the last thing on its line.
    const lineEnd = line.start + text.slice(line.start, line.end).trimEnd().length;
    const offset = leading && !trailing ? line.start : lineEnd;
    const unmarked = statusField({
      text,
      range: { start: offset, end: offset },
      family: leading && !trailing ? `${family} leading` : `${family} trailing`,
    });
    const fromGroup = groupStatus ? ({ kind: 'from-group', value: groupStatus } as const) : null;
    const unstated: Status | null = speaks ? 'not-started' : null;
    return {
      id,
      title,
      line: item.firstRow + 1,
      block: linesRange(lines, item.firstRow, item.lastRow),
      carrier: carrierOf(stated, groupStatus, speaks),
      status: stated?.state.value ?? groupStatus ?? unstated,
      state: stated?.state ?? fromGroup ?? (speaks ? unmarked : null),
      echoes: [],
      issue,
      linkOffset: stated?.place === 'trailing' ? Math.min(linkOffset, stated.rest.end) : linkOffset,
      owners: ownersInItem(text, item),
      tasks: [],
    };
  });
}

/** `- ⬜ TODO — not begun`: a list that explains the states names nothing else. */
function isLegend(
  text: string,
  items: readonly { readonly item: ItemBlock }[],
  words: Words,
): boolean {
  const explaining = items.filter(({ item }) => {
    const line = firstLine(item);
    const { word, tail } = readStatusText(text.slice(line.start, line.end), words);
    return word !== '' && /^[\s\p{P}]*$/u.test(tail.split(/\s[-–—:=]\s|[:=：]/u)[0] ?? tail);
  });
  return explaining.length >= 2 && explaining.length * 2 >= items.length;
}

interface PlacedState extends StatedLine {
  readonly place: 'leading' | 'trailing' | 'below';
}

function statedLine(
  text: string,
  item: ItemBlock,
  { family, words }: { readonly family: string; readonly words: Words },
): PlacedState | null {
  const line = firstLine(item);
  const trailing = findTrailingState(text, line, { family: `${family} trailing`, words });
  if (trailing) return { ...trailing, place: 'trailing' };
  const leading = findLeadingState(text, line, { family: `${family} leading`, words });
  if (leading) return { ...leading, place: 'leading' };
  const below = stateBelow(text, item, words);
  return below ? { rest: line, state: below, place: 'below' } : null;
}

/** `- Status: Open` as a bullet or line below the item. */
function stateBelow(text: string, item: ItemBlock, words: Words) {
  for (const child of item.children.slice(1)) {
    if (child.type !== 'item') continue;
    const found = readLine(text, firstLine(child), { words }).find(({ role }) => role === 'status');
    if (found?.value.kind === 'status') return found.value;
  }
  return null;
}

function carrierOf(
  stated: PlacedState | null,
  groupStatus: Status | null,
  speaks: boolean,
): FoundDeliverable['carrier'] {
  if (stated?.place === 'leading') return 'emoji';
  if (stated) return 'word';
  if (groupStatus !== null) return 'group-status';
  return speaks ? 'word' : 'plain';
}

/** A heading's state holds for the list below it, not for the chapters of a longer text. */
function saysGroupStatus(section: Section): boolean {
  return section.role === 'container' || section.state !== null;
}

/** Lists say nothing of a state; they are work only where the heading says that they are. */
function mayBePlain({ section, trust, inSprint }: CarrierInput): boolean {
  if (trust === 'sprint-lists') return inSprint && section.role === 'work';
  if (section.role === 'container') return true;
  if (trust === 'goals' && (section.role === 'objectives' || COMMITMENT.test(section.title)))
    return true;
  return section.parent?.role === 'container' && section.role === 'work';
}

/** Headings of plans without the word for work in them. */
const COMMITMENT =
  /\b(?:mandatory|must[ -]have|should[ -]have|in scope|scope|commitments?|priorities|plan|next steps|próximos passos|nächste schritte|prochaines étapes|próximos pasos)\b/i;

/**
 * Marks track work behind the text of items, and before it where they differ; the same mark before every line is
 * decoration. Few marked lines among many are remarks.
 */
function isTracking(
  marks: readonly PlacedState[],
  lines: number,
  { trust, section, tracking }: CarrierInput,
): boolean {
  if (marks.length * 2 < lines) return false;
  // ✅ and ❌ alone are as often do and don't.
  const telling = marks.filter(({ state }) => state.value !== 'cancelled');
  const states = new Set(telling.map(({ state }) => state.value));
  if (trust !== 'strict' || states.size > 1) return true;
  return telling.some(({ place }) => place !== 'leading' || tracking.has(section.parent));
}

/** `- None`, `- n/a`: a list that says it is empty. */
function isNothing(text: string, item: ItemBlock): boolean {
  const line = firstLine(item);
  const content = text.slice(line.start, line.end);
  return item.children.length < 2 && (isPlaceholder(content) || NOTHING.test(content));
}

const NOTHING =
  /^[*_(]*(?:none|nothing|keine?|aucune?|ninguno?|nenhum|nessuno?|yok|нет|brak|暂无|なし|없음)(?: (?:yet|currently|right now|so far|at (?:the|this) (?:moment|time)|identified))?[*_).!]*$/iu;

/** `- **Owner:** Web` is a value, unless a state stands behind the label (`**Item 1**: ✅ DONE`). */
function isMetadata(text: string, item: ItemBlock): boolean {
  return readLine(text, firstLine(item)).some(({ role }) => role !== 'other');
}
