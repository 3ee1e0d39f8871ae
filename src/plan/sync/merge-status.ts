import type { ConflictNote } from '../../model/ledger.ts';
import { STATUSES } from '../../model/status.ts';
import type { Direction, Policy, PullRequestNumber, Word } from '../../model/sync-field.ts';
import { type FieldOutcome, NO_OUTCOME, openConflict, replaced } from './field-outcome.ts';
import {
  conflictNote,
  findChoice,
  type ItemContext,
  isUntrusted,
  textBase,
} from './item-context.ts';
import {
  isAmbiguous,
  labelChanges,
  labelFor,
  labelValue,
  withoutDrop,
  wordFor,
} from './label-value.ts';

export interface StatusOutcome extends FieldOutcome {
  readonly label?: string | null;
  readonly word?: Word | null;
  readonly labelAtPlan?: string | null;
  /** Whether the issue is to be closed as not planned, or no longer; `null`: no change. */
  readonly drop: boolean | null;
  /** A merged pull request says that work has begun, and the document takes that over. */
  readonly begins?: true;
  /** The label follows in the next pass. */
  readonly again: boolean;
}

const NOTHING: StatusOutcome = { ...NO_OUTCOME, drop: null, again: false };

/** What the rest of the merge found out before. */
export interface Progressed {
  readonly done: boolean;
  /** Some task is ticked once this is carried out, or a merged pull request was part of it. */
  readonly begun: boolean;
  /** A pull request that says so for the first time. */
  readonly begunBy: PullRequestNumber | null;
}

/**
 * Status word and label. They are two fields, since a label may be derived where the document says
 * nothing, and must not come back as a word that nobody wrote: a label that is what we last knew of
 * it (`base.label`) is no edit. A person's label goes to the document first; ours follows from there.
 */
export function mergeStatus(context: ItemContext, progressed: Progressed): StatusOutcome {
  const { line, issue, options } = context;
  const direction = options.directions.status;
  if (direction === 'off') return NOTHING;
  const shown = labelValue(issue);
  const base = baseLabel(context);
  const wanted = wantedLabel(context, progressed);
  if (line.word.kind === 'absent') {
    if (shown === wanted) return base === wanted ? NOTHING : agree({ label: wanted });
    if (!progressed.done && isSpoken(context)) return NOTHING;
    return shown === base && direction !== 'github' ? toIssue({ shown, wanted }) : NOTHING;
  }
  const { word } = line.word;
  const knownWord = knownWordOf(context, word);
  // A word that the issue cannot show, or not while it is done, is nothing that both sides say.
  const isSaid = word === null || (wanted !== null && !progressed.done);
  const isUnsaid = word === null && knownWord === null && shown === base;
  if (isUnsaid && progressed.begunBy !== null && !progressed.done) {
    return { ...toDocument('in-progress', shown), begins: true };
  }
  if (shown === wanted) {
    if (base === shown && (knownWord === word || !isSaid)) return NOTHING;
    return agree({ ...(isSaid && { word }), label: shown });
  }
  if (base === undefined || knownWord === undefined) {
    const theirs = wordFor(shown, null);
    // What we would have derived ourselves is no question to anybody.
    const derived = derivedLabel(context, { ...progressed, done: false });
    if (theirs === word || (word === null && shown === derived)) {
      return met(context, { word, label: shown });
    }
    return resolve(context, { word, theirs, shown, wanted, policy: 'ask' });
  }
  const isEdited = shown !== base && !isUntrusted(context, 'label');
  if (!isEdited)
    return direction === 'github' ? NOTHING : toIssue({ shown, wanted, ...(isSaid && { word }) });
  const theirs = wordFor(shown, base);
  if (word === knownWord) {
    // A derived label that a person took off stays off: the document says nothing either.
    if ((theirs === word && word === null) || direction === 'document') return NOTHING;
    if (theirs === word) return { ...met(context, { label: shown }), again: true };
    // What the issue did not show, while it was completed, is replaced unseen.
    const unseen = word !== null && labelFor(word, options.labels) !== base;
    const records = unseen
      ? [conflictNote(context, { field: 'word', ours: word, theirs: shown }, false)]
      : recordAmbiguous(context, theirs);
    const derived = theirs === null && derivedLabel(context, progressed) === base;
    return { ...toDocument(theirs, derived ? base : shown), records };
  }
  if (theirs === word) {
    // As above: the derived label that a person took off is not put on again.
    const isDerived = word === null && derivedLabel(context, progressed) === base;
    return met(context, { word, label: isDerived ? base : shown });
  }
  const policy = policyOf(direction, options.policies.status);
  return resolve(context, { word, theirs, shown, wanted, policy });
}

/** A completed issue is not "not planned" any more: that is a change of `done` and not of the label. */
function baseLabel({ item, issue }: ItemContext): string | null | undefined {
  const base = textBase(item, 'label');
  return issue.state === 'completed' && base !== undefined ? withoutDrop(base) : base;
}

/** The word that both sides said last, where our own commit has not taken it out of the line since. */
function knownWordOf({ item }: ItemContext, word: Word | null): string | null | undefined {
  return word === null && item.reopened === true ? null : textBase(item, 'word');
}

/** The label is of a word that the line said while it had a place for one: its silence takes nothing back. */
function isSpoken({ item, options }: ItemContext): boolean {
  const known = textBase(item, 'word');
  const [word] = STATUSES.filter((status): status is Word => status === known);
  return word !== undefined && labelFor(word, options.labels) === textBase(item, 'label');
}

/** What the issue should show: nothing once it is done, else the word, else what the tasks say. */
function wantedLabel(context: ItemContext, progressed: Progressed): string | null {
  const { line, options } = context;
  if (progressed.done) return null;
  const word = line.word.kind === 'says' ? line.word.word : null;
  return word === null ? derivedLabel(context, progressed) : labelFor(word, options.labels);
}

/** What the tasks say where the document says nothing. */
function derivedLabel({ options }: ItemContext, { done, begun }: Progressed): string | null {
  return options.derivedLabels && begun && !done ? labelFor('in-progress', options.labels) : null;
}

interface BothEdited {
  readonly word: Word | null;
  readonly theirs: Word | null;
  readonly shown: string | null;
  readonly wanted: string | null;
  readonly policy: Policy;
}

function resolve(context: ItemContext, edits: BothEdited): StatusOutcome {
  const { word, theirs, shown, wanted, policy } = edits;
  const difference = { field: 'word' as const, ours: word, theirs: shown };
  const choice = findChoice(context, difference);
  const { records, conflicts } = replaced(context, difference, choice !== null);
  switch (choice ?? policy) {
    case 'document':
      return { ...toIssue({ shown, wanted, word }), records, conflicts };
    case 'github':
      return { ...toDocument(theirs, shown), records, conflicts };
    case 'ask':
      return { ...NOTHING, ...openConflict(context, difference) };
  }
}

/** Both sides came to mean the same. */
function met(context: ItemContext, agreed: Parameters<typeof agree>[0]): StatusOutcome {
  const { line } = context;
  const word = line.word.kind === 'says' ? line.word.word : null;
  return { ...agree(agreed), records: recordAmbiguous(context, word) };
}

/** Of several labels that people added one can become the word: the others are put on record. */
function recordAmbiguous(context: ItemContext, word: Word | null): readonly ConflictNote[] {
  const shown = labelValue(context.issue);
  if (!isAmbiguous(shown, baseLabel(context) ?? null)) return [];
  return [conflictNote(context, { field: 'label', ours: word, theirs: shown }, false)];
}

function policyOf(direction: Direction, policy: Policy): Policy {
  return direction === 'document' || direction === 'github' ? direction : policy;
}

function toIssue({
  shown,
  wanted,
  ...rest
}: {
  readonly shown: string | null;
  readonly wanted: string | null;
  readonly word?: Word | null;
}): StatusOutcome {
  const { add, remove, drop } = labelChanges(shown, wanted);
  const issueSide = {
    ...(add.length > 0 && { addLabels: add }),
    ...(remove.length > 0 && { removeLabels: remove }),
  };
  return { ...NOTHING, issueSide, label: wanted, ...rest, drop };
}

function toDocument(word: Word | null, labelAtPlan: string | null): StatusOutcome {
  return { ...NOTHING, documentSide: { word }, labelAtPlan };
}

function agree(agreed: {
  readonly word?: Word | null;
  readonly label: string | null;
}): StatusOutcome {
  return { ...NOTHING, agreed };
}
