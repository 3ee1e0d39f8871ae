import type { Change } from '../model/change.ts';
import type { SprintDocument } from '../model/sprint-document.ts';
import type { Range, TextEdit } from '../model/text.ts';
import { addStates } from './add-states.ts';
import { addActualDate } from './entries/add-actual-date.ts';
import { addEntries } from './entries/add-entries.ts';
import { writeBlockers } from './entries/blocker-entries.ts';
import { writeBox, writeDateField, writeMark, writeProgress } from './fields/write-field.ts';
import { writeStatusField } from './fields/write-status-field.ts';
import { keepColumns } from './keep-columns.ts';
import { listFields } from './list-fields.ts';
import { type Move, moveItems } from './move-items.ts';
import { planLink } from './plan-link.ts';
import { planOwners } from './plan-owners.ts';
import { planRename } from './plan-rename.ts';
import { type Dress, learnDress } from './wording/dress.ts';
import { addWords } from './wording/find-phrase.ts';
import { writeMetric, writeMetricStatus } from './wording/write-metric.ts';

/**
 * The text edits that carry out some changes, in this document's own dress. They refer to the
 * document's original text and can be applied in any order.
 */
export function planEdits(
  document: SprintDocument,
  changes: readonly Change[],
): readonly TextEdit[] {
  const dress = learnDress(document.text, listFields(document), addWords(document.words));
  const context = { document, dress };
  const edits = [
    ...changes.flatMap((change) => editsFor(change, context)),
    ...addStates(changes, context),
    ...addEntries(changes, context),
    ...writeBlockers(changes, context),
  ];
  const aligned = keepColumns(document.text, edits);
  return joinInsertions(moveItems(document.text, findMoves(document, changes), aligned));
}

export interface EditContext {
  readonly document: SprintDocument;
  readonly dress: Dress;
}

function editsFor(change: Change, context: EditContext): readonly TextEdit[] {
  const { dress } = context;
  switch (change.kind) {
    case 'set-state':
      return setState(change, context);
    case 'tick-task':
      return present(writeBox(change.box, true, dress));
    case 'set-task':
    case 'set-criterion':
      return present(writeBox(change.box, change.to, dress));
    case 'rename':
      return planRename(context.document, change.deliverable, change.to);
    case 'add-link': {
      const { deliverable, issue: number, url } = change;
      return planLink(context.document, deliverable, { number, url });
    }
    case 'set-owners':
      return planOwners(context.document, change.deliverable, change.owners);
    case 'mark-objective':
      return present(
        change.state.kind === 'box'
          ? writeBox(change.state, true, dress)
          : writeMark(change.state, true, dress),
      );
    case 'set-status':
      return present(writeStatusField(change.field, change.to, dress));
    case 'set-metric':
      return present(writeMetric(change.field, change.to));
    case 'set-metric-status':
      return present(writeMetricStatus(change.field, change, dress));
    case 'set-date':
      return present(writeDateField(change.field, change.to, dress));
    case 'set-progress':
      return present(writeProgress(change.field, change.to, { dress, marked: change.marked }));
    case 'put-back':
      return [{ range: change.field.range, newText: change.raw }];
    case 'remove-actual-date':
      return [{ range: withEnding(context.document.text, change.lineRange), newText: '' }];
    case 'add-actual-date':
      return addActualDate(change, context);
    case 'add-item':
      // The item stands there before anything else is planned.
      return [];
    case 'add-state':
    case 'add-update':
    case 'add-log-entry':
    case 'add-blocker':
    case 'remove-blocker':
      // States of one table, and entries of one log, are added together.
      return [];
  }
}

/** A line with the ending that leads to it. */
function withEnding(text: string, { start, end }: Range): Range {
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0] ?? '';
  return { start: start - before.length, end };
}

function setState(
  change: Extract<Change, { kind: 'set-state' }>,
  context: EditContext,
): readonly TextEdit[] {
  const { document, dress } = context;
  const item = document.deliverables.find(({ key }) => key === change.deliverable);
  if (!item) return [];
  return [item.state, ...item.echoes].flatMap((place) => {
    switch (place?.kind) {
      case 'box':
        return present(writeBox(place, change.to === 'done', dress));
      case 'status':
        return present(writeStatusField(place, change.to, dress));
      default:
        return [];
    }
  });
}

/** Items whose state is the heading above them. Nothing moves where no heading stands for the new state. */
function findMoves(document: SprintDocument, changes: readonly Change[]): readonly Move[] {
  return changes
    .filter((change) => change.kind === 'set-state')
    .flatMap(({ deliverable, to }) => {
      const item = document.deliverables.find(({ key }) => key === deliverable);
      const target = document.stateHeadings.find(({ status }) => status === to);
      return item?.state?.kind === 'from-group' && target ? [{ item, target }] : [];
    });
}

function present(edit: TextEdit | null): readonly TextEdit[] {
  return edit ? [edit] : [];
}

/** Insertions at one offset become one, so that the order of the edits carries no meaning. */
function joinInsertions(edits: readonly TextEdit[]): readonly TextEdit[] {
  const byPlace = Map.groupBy(edits, ({ range }) => (range.start === range.end ? range.start : -1));
  return [...byPlace].flatMap(([start, group]) =>
    start === -1
      ? group
      : [{ range: { start, end: start }, newText: group.map(({ newText }) => newText).join('') }],
  );
}
