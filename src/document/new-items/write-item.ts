import type { StatusField } from '../../model/field.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { escapeInline } from '../entries/escape-inline.ts';
import { lineEndingAt } from '../entries/line-ending.ts';
import { writeBox } from '../fields/write-field.ts';
import { writeStatusField } from '../fields/write-status-field.ts';
import type { Dress } from '../wording/dress.ts';
import type { NewItem } from './new-item.ts';
import { type Replacement, writeRow } from './new-row.ts';
import { nextId } from './next-id.ts';

const HEADING = /^ {0,3}#{1,6}[ \t]/;

/**
 * A new item in the form of another: its bullet, box, emphasis, id and state, and nothing of what else
 * stands there. Whether it is read again as it is meant has to be tried.
 */
export function writeItem(
  document: SprintDocument,
  model: Deliverable,
  { item, dress }: { readonly item: NewItem; readonly dress: Dress },
): string {
  const { text } = document;
  const link = `[#${item.issue}](${item.url})`;
  const state = replaceState(document, model, { item, dress });
  const title = { range: model.title.range, newText: escapeInline(item.title) };
  const id = [...replaceId(document, model), ...replaceNumber(document, model)];
  const firstLine = endOfLine(text, model.block.start);
  if (model.carrier.startsWith('table')) {
    const beside = findLinkCell(text, model);
    const tail = beside ? [{ range: beside, newText: link }] : [];
    const between = text.slice(model.title.range.end, model.linkOffset);
    const named = beside
      ? { ...title, newText: title.newText }
      : {
          range: { start: title.range.start, end: endOfCell(text, model) },
          newText: `${title.newText}${between} (${link})`,
        };
    return writeRow(text, model, [...id, named, ...tail, ...state]);
  }
  const head = replace(text, model.block.start, model.linkOffset, [...id, title, ...state]);
  const behind = state.filter(({ range }) => range.start >= model.linkOffset);
  const onLine = behind.filter(({ range }) => range.end <= firstLine).map(({ newText }) => newText);
  if (!HEADING.test(text.slice(model.block.start, firstLine))) {
    return `${head} (${link})${onLine.map((one) => ` ${one.trim()}`).join('')}`;
  }
  const ending = lineEndingAt(text, firstLine);
  const below = behind
    .filter(({ range }) => range.start > firstLine)
    .map(({ range, newText }) => {
      const start = startOfLine(text, range.start);
      const end = endOfLine(text, range.end);
      return text.slice(start, range.start) + newText + text.slice(range.end, end).trimEnd();
    });
  const first = head + onLine.map((one) => ` ${one.trim()}`).join('');
  return [first, link, ...below].join(ending + ending);
}

function replaceState(
  { deliverables }: SprintDocument,
  { state }: Deliverable,
  { item: { status }, dress }: { readonly item: NewItem; readonly dress: Dress },
): readonly Replacement[] {
  switch (state?.kind) {
    case 'box':
      return [writeBox(state, status === 'done', dress) ?? same(state)];
    case 'status':
      // What people wrote behind a state is about their item alone.
      return [
        plainest(deliverables, state, status) ??
          writeStatusField(state, status, dress) ??
          same(state),
      ];
    default:
      return [];
  }
}

/** The shortest way in which this kind of field says a status already. */
function plainest(
  deliverables: SprintDocument['deliverables'],
  { family, range }: StatusField,
  status: NewItem['status'],
): Replacement | null {
  const [newText] = deliverables
    .flatMap(({ state }) =>
      state?.kind === 'status' && state.family === family && state.value === status
        ? [state.raw]
        : [],
    )
    .toSorted((a, b) => a.length - b.length);
  return newText === undefined ? null : { range, newText };
}

function same({ range, raw }: { readonly range: Replacement['range']; readonly raw: string }) {
  return { range, newText: raw };
}

/** Only an id that stands before the title: within it, it is part of the name. */
function replaceId(
  { text, deliverables }: SprintDocument,
  { id, block, title }: Deliverable,
): readonly Replacement[] {
  if (id === null) return [];
  const at = text.slice(block.start, title.range.start).lastIndexOf(id);
  const next = nextId(
    id,
    deliverables.map((one) => one.id),
  );
  if (at === -1 || next === null) return [];
  const start = block.start + at;
  return [{ range: { start, end: start + id.length }, newText: next }];
}

/** The number of a list or a heading goes on, but where all items are numbered alike. */
function replaceNumber(
  { text, deliverables }: SprintDocument,
  { block, group }: Deliverable,
): readonly Replacement[] {
  const numberOf = ({ start, end }: Replacement['range']) =>
    /^((?:[ \t>]*|[ ]{0,3}#{1,6}[ \t]+))(\d{1,6})(?=[.)][ \t])/.exec(text.slice(start, end));
  const [, lead = '', number] = numberOf(block) ?? [];
  if (number === undefined) return [];
  const siblings = deliverables.filter((one) => one.group === group && one.block !== block);
  if (siblings.some((one) => numberOf(one.block)?.[2] === number)) return [];
  const start = block.start + lead.length;
  return [{ range: { start, end: start + number.length }, newText: String(Number(number) + 1) }];
}

/** The model's link where it stands in a cell of its own. */
function findLinkCell(
  text: string,
  { issue, block, title }: Deliverable,
): Replacement['range'] | null {
  if (issue === null) return null;
  const row = text.slice(block.start, block.end);
  const found = new RegExp(
    `\\|[ \\t]*((?:\\[#${issue}\\]\\([^()\\s]*\\)|#${issue}))[ \\t]*(?=\\|)`,
  ).exec(row);
  if (found?.[1] === undefined) return null;
  const start = block.start + found.index + found[0].indexOf(found[1]);
  return start > title.range.end || start < title.range.start
    ? { start, end: start + found[1].length }
    : null;
}

/** Behind the last character of the title's cell. */
function endOfCell(text: string, { title, linkOffset }: Deliverable): number {
  let end = Math.max(title.range.end, linkOffset);
  while (end < text.length && !/[|\r\n]/.test(text[end] ?? '')) end += text[end] === '\\' ? 2 : 1;
  while (end > linkOffset && /[ \t]/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function replace(
  text: string,
  from: number,
  to: number,
  replacements: readonly Replacement[],
): string {
  let written = text.slice(from, to);
  for (const { range, newText } of replacements.toSorted((a, b) => b.range.start - a.range.start)) {
    if (range.start < from || range.end > to) continue;
    written = written.slice(0, range.start - from) + newText + written.slice(range.end - from);
  }
  return written;
}

function endOfLine(text: string, offset: number): number {
  return offset + text.slice(offset).search(/[\r\n]|$/);
}

function startOfLine(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
