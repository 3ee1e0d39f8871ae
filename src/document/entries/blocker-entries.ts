import type { Change } from '../../model/change.ts';
import type { Aside, Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { patternFor } from '../wording/choose-date-pattern.ts';
import { writeDate } from '../wording/date-text.ts';
import { keepPlaceholder, keptPlaceholder } from './blocker-placeholder.ts';
import { writeBlockerRow } from './blocker-row.ts';
import {
  type BlockerEntry,
  isPlaceholderEntry,
  readBlockers,
  withoutClosingRule,
} from './blocker-section.ts';
import { escapeInline } from './escape-inline.ts';
import { lineEndingAt } from './line-ending.ts';

type AddBlocker = Extract<Change, { kind: 'add-blocker' }>;

/**
 * What becomes blocked is entered in the section about blockers, in the section's own form, and taken out
 * when it is not blocked any more. A placeholder gives way to the first entry and comes back after the
 * last. Without such a section nothing is written.
 */
export function writeBlockers(
  changes: readonly Change[],
  context: EditContext,
): readonly TextEdit[] {
  const { document } = context;
  const aside = document.asides.find(({ kind }) => kind === 'blockers');
  if (!aside) return [];
  const section = { ...aside, body: withoutClosingRule(document.text, aside.body) };
  const added = changes.filter((change) => change.kind === 'add-blocker');
  const removed = changes.filter((change) => change.kind === 'remove-blocker');
  if (added.length + removed.length === 0) return [];
  const entries = readBlockers(document.text, section.body);
  const gone = removed.flatMap(({ deliverable }) => {
    const item = document.deliverables.find(({ key }) => key === deliverable);
    return item ? entries.filter((entry) => namesOnly(document, entry, item)) : [];
  });
  const fresh = added.filter(({ deliverable }) => {
    const item = document.deliverables.find(({ key }) => key === deliverable);
    const kept = entries.filter((entry) => !gone.includes(entry));
    return item !== undefined && !kept.some((entry) => namesOnly(document, entry, item));
  });
  if (fresh.length > 0 && gone.length === 0) return [addTo(section, entries, { fresh, context })];
  return removeFrom(section, entries, { gone, fresh, context });
}

interface Writing {
  readonly fresh: readonly AddBlocker[];
  readonly context: EditContext;
}

function addTo(
  { body }: Aside,
  entries: readonly BlockerEntry[],
  { fresh, context }: Writing,
): TextEdit {
  const { text } = context.document;
  const ending = lineEndingAt(text, body.start);
  const lines = fresh.map((change) => writeEntry(change, entries, context));
  const [only] = entries;
  if (only && entries.length === 1 && isPlaceholderEntry(text, only)) {
    const kept = keepPlaceholder(text.slice(only.start, only.end), only.form);
    const first = only.form === 'row' ? insideRow(lines[0] ?? '', kept) : `${lines[0]}${kept}`;
    return { range: only, newText: [first, ...lines.slice(1)].join(ending) };
  }
  const last = entries.findLast(({ form }) => form !== 'text') ?? null;
  const end = last?.end ?? body.end;
  const gap = last ? ending : ending + ending;
  return { range: { start: end, end }, newText: gap + lines.join(ending) };
}

function removeFrom(
  { body }: Aside,
  entries: readonly BlockerEntry[],
  { gone, fresh, context }: Writing & { readonly gone: readonly BlockerEntry[] },
): readonly TextEdit[] {
  const { text } = context.document;
  const lines = fresh.map((change) => writeEntry(change, entries, context));
  const isLast = gone.length === entries.length && lines.length === 0;
  return gone.map((entry, index): TextEdit => {
    const next = lines[index];
    if (next !== undefined) return { range: entry, newText: next };
    const kept = isLast ? keptPlaceholder(text.slice(entry.start, entry.end)) : null;
    if (kept !== null) return { range: entry, newText: kept };
    const before = text.slice(0, entry.start);
    const isAlone = !entries.some((one) => one !== entry && one.form === entry.form);
    const start =
      isLast || isAlone
        ? before.trimEnd().length
        : before.replace(/(?:\r\n|\n|\r)[ \t]*$/, '').length;
    return {
      range: { start: Math.max(start, 0), end: Math.max(entry.end, body.start) },
      newText: '',
    };
  });
}

function writeEntry(
  change: AddBlocker,
  entries: readonly BlockerEntry[],
  { document, dress }: EditContext,
): string {
  const date = writeDate(change.date, patternFor({ raw: '', family: 'entry' }, dress));
  const title = escapeInline(change.title);
  const link = change.issue === null ? '' : ` ([#${change.issue.number}](${change.issue.url}))`;
  const reason = change.reason === null ? null : escapeInline(change.reason);
  const row = entries.find(({ form }) => form === 'row');
  if (row) return writeBlockerRow(document.text, row, { title: `${title}${link}`, reason, date });
  const bullet = entries.find(({ form }) => form === 'bullet')?.bullet ?? '-';
  const why = reason === null ? `blocked since ${date}` : `${reason} (${date})`;
  return `${bullet} **${title}**${link}: ${why}`;
}

/** A comment in the last cell, where the row's end stays its end. */
function insideRow(row: string, kept: string): string {
  return kept === '' ? row : row.replace(/[ \t]*\|?[ \t]*$/, `${kept} |`);
}

/** Whether an entry is about this deliverable and about no other. */
function namesOnly(
  { deliverables, text }: SprintDocument,
  entry: BlockerEntry,
  item: Deliverable,
): boolean {
  const written = text.slice(entry.start, entry.end);
  return (
    names(written, item) &&
    !deliverables.some(
      (other) => other.key !== item.key && names(written, other) && !isPart(other, item),
    )
  );
}

/** "Search" is named wherever "Search index" is. */
function isPart(other: Deliverable, item: Deliverable): boolean {
  const longer = item.title.value.toLowerCase();
  return other.issue === null && longer.includes(other.title.value.toLowerCase());
}

function names(written: string, { title, issue, id }: Deliverable): boolean {
  if (issue !== null && new RegExp(`(?:#|/issues/)${issue}(?!\\d)`).test(written)) return true;
  const plain = written.replace(/\\(?=[\p{P}\p{S}])/gu, '').toLowerCase();
  if (id !== null && hasWord(plain, id.toLowerCase())) return true;
  return hasWord(plain, title.value.toLowerCase());
}

function hasWord(text: string, word: string): boolean {
  if (word.length < 2) return false;
  const isLetter = (at: number) => /[\p{L}\p{N}]/u.test(text.charAt(at));
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isLetter(at - 1) && !isLetter(at + word.length)) return true;
  }
  return false;
}
