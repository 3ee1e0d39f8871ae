import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { lineEndingAt } from '../entries/line-ending.ts';
import { listFields } from '../list-fields.ts';
import { parseDocument } from '../parse-document.ts';
import { learnDress } from '../wording/dress.ts';
import { addWords } from '../wording/find-phrase.ts';
import { chooseModel } from './choose-model.ts';
import type { NewItem } from './new-item.ts';
import { writeItem } from './write-item.ts';

export interface AddedItem {
  /** The document with the item in it. */
  readonly document: SprintDocument;
  /** The item as it is read there. */
  readonly deliverable: Deliverable;
  /** What was written. */
  readonly written: string;
}

/**
 * Writes an item for an issue at the end of its track, in the form of the one before it. `null` where
 * there is no model, or where what is written would not be read as exactly one item more with this
 * title, link and state.
 */
export function addItem(
  document: SprintDocument,
  item: NewItem,
  { fenced }: { readonly fenced: boolean },
): AddedItem | null {
  const model = chooseModel(document, item);
  if (model === null) return null;
  const { text, words, deliverables } = document;
  const dress = learnDress(text, listFields(document), addWords(words));
  const written = writeItem(document, model, { item, dress });
  const end = model.block.start + text.slice(model.block.start, model.block.end).trimEnd().length;
  const ending = lineEndingAt(text, end);
  const gap = /^ {0,3}#/.test(written) ? ending + ending : ending;
  const after = parseDocument(text.slice(0, end) + gap + written + text.slice(end), {
    fenced,
    words,
  });
  const deliverable = after.deliverables.find(({ issue }) => issue === item.issue);
  const others = after.deliverables.filter((one) => one !== deliverable).map(sayOf);
  const isMeant =
    deliverable !== undefined &&
    deliverable.group === model.group &&
    deliverable.tasks.length === 0 &&
    says(deliverable, item) &&
    JSON.stringify(others) === JSON.stringify(deliverables.map(sayOf));
  return isMeant ? { document: after, deliverable, written } : null;
}

function sayOf({ key, issue, status, tasks }: Deliverable) {
  return [key, issue, status, tasks.map(({ title, box }) => [title, box.value])];
}

/** A form without a place for the state says nothing about it; a box says only that it is open. */
function says({ title, state, status: read }: Deliverable, { title: wanted, status }: NewItem) {
  const isSame = title.value === wanted.replace(/\s+/g, ' ').trim();
  if (state === null) return isSame;
  return (
    isSame && (state.kind === 'box' ? (read === 'done') === (status === 'done') : read === status)
  );
}
