import type { ConflictNote } from '../model/ledger.ts';
import { type FieldValue, tagOfField, taskOfField } from '../model/sync-field.ts';
import { foreignCode, foreignText } from './foreign-text.ts';
import { paragraph, stringifyMarkdown, strong, text } from './markdown.ts';

/** The text of a comment about two values of which one has to give way, without its mark. */
export function renderNote({ field, values: [document, github], open }: ConflictNote): string {
  if (field === 'line') return GONE;
  const what = describeField(field);
  if (!open) {
    const kept = document === null ? '' : ` It now says ${show(document)}.`;
    return `**Replaced while syncing:** ${what} said ${show(github)}.${kept} Write it again if it should stand.\n`;
  }
  const lead = stringifyMarkdown([
    paragraph(
      strong('The sprint document and this issue disagree.'),
      text(' Both changed '),
      foreignText(what),
      text(
        ' since they last agreed, so nothing was overwritten. Tick one box, or make both alike:',
      ),
    ),
  ]);
  return `${lead}\n- [ ] Take the document’s: ${show(document)}\n- [ ] Take GitHub’s: ${show(github)}\n`;
}

const GONE =
  'The sprint document has no line for this issue any more. The issue stays as it is: close it if nobody needs it, or write a line with its link.\n';

/** What stands there once the question is settled. */
export function renderSettledNote(): string {
  return 'Settled: the sprint document and this issue agree again.\n';
}

function describeField(field: Exclude<ConflictNote['field'], 'line'>): string {
  switch (field) {
    case 'title':
      return 'the title';
    case 'done':
      return 'whether it is done';
    case 'word':
    case 'label':
      return 'the status';
    case 'prose':
      return 'the text';
    default:
      if (tagOfField(field)?.kind === 'milestone') return 'the milestone';
      return `the task ${show(taskOfField(field))}`;
  }
}

function show(value: FieldValue): string {
  const words = value === null ? 'nothing' : typeof value === 'boolean' ? yesNo(value) : value;
  return stringifyMarkdown([paragraph(foreignCode(words))]).trim();
}

function yesNo(value: boolean): string {
  return value ? 'done' : 'not done';
}
