import type { Change } from '../../model/change.ts';
import type { Group, MetadataLine, SprintDocument } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { patternFor } from '../wording/choose-date-pattern.ts';
import { writeDate } from '../wording/date-text.ts';
import { lineEndingAt } from './line-ending.ts';

/** Two blanks or a backslash at the end of a line keep it apart from the next one. */
const HARD_BREAK = /( {2,}|\\)$/;
/** What closes the emphasis that the date stands in. */
const CLOSING_MARKS = /^[*_`]+/;

/**
 * A line with the day of completion after a group's last date line, built like that line. A line that
 * was the last of its paragraph gets the hard break that it now needs.
 */
export function addActualDate(
  { group: key, date }: Extract<Change, { kind: 'add-actual-date' }>,
  { document, dress }: EditContext,
): readonly TextEdit[] {
  const group = document.groups.find((candidate) => candidate.key === key);
  const model = group && lastDateLine(group);
  const label = group && actualLabel(group, document);
  if (!model || !label) return [];
  const { text } = document;
  const line = text.slice(model.lineRange.start, model.lineRange.end);
  const value = writeDate(date, patternFor(model.value, dress));
  const offset = model.value.range.start - model.lineRange.start;
  const head = line.slice(0, offset).replace(model.label, () => label);
  const closing = CLOSING_MARKS.exec(line.slice(offset + model.value.raw.length))?.[0] ?? '';
  const ownBreak = HARD_BREAK.exec(line)?.[0] ?? '';
  const ending = lineEndingAt(text, model.lineRange.end);
  const needed = ownBreak || isLineOfItsOwn(line) ? '' : breakOf(group, text);
  return [
    {
      range: { start: model.lineRange.end, end: model.lineRange.end },
      newText: `${needed}${ending}${head}${value}${closing}${ownBreak}`,
    },
  ];
}

/** The last line of a group that holds a date or waits for one, alone on its line. */
function lastDateLine(group: Group): MetadataLine | undefined {
  return group.metadata.findLast(
    ({ role, value, line }) =>
      (role === 'target' || role === 'start' || role === 'end') &&
      value.kind === 'date' &&
      group.metadata.filter((other) => other.line === line).length === 1,
  );
}

/** What this document calls the day of completion; from the target's label where no track has one yet. */
function actualLabel(group: Group, document: SprintDocument): string | null {
  const shown = document.groups
    .flatMap(({ metadata }) => metadata)
    .find(({ role }) => role === 'actual');
  if (shown) return shown.label;
  const target = group.metadata.find(({ role }) => role === 'target')?.label;
  if (target && /target|planned|expected|estimated/i.test(target))
    return target.replace(/target|planned|expected|estimated/i, (word) =>
      word === word.toUpperCase() ? 'ACTUAL' : 'Actual',
    );
  const english = group.metadata.some(({ label }) => /^(?:start|end|due|date)/i.test(label));
  return english ? 'Actual Completion' : null;
}

/** A list item; lines of one paragraph need a break between them. */
function isLineOfItsOwn(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])\s/.test(line);
}

/** The break that the group's other lines use. */
function breakOf(group: Group, text: string): string {
  for (const { lineRange } of group.metadata) {
    const found = HARD_BREAK.exec(text.slice(lineRange.start, lineRange.end))?.[0];
    if (found) return found;
  }
  return '';
}
