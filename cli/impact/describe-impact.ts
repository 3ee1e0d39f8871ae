import {
  type DocumentForecast,
  describeEdit,
  describeStatus,
  type ImpactReport,
  type ItemForecast,
  oneLine,
} from '../../src/index.ts';
import type { Terminal } from '../terminal.ts';

/** A forecast for a person at a terminal. */
export function describeImpact(
  { forecast, verdict }: ImpactReport,
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const { pullRequest, standing, documents, problems, proposal } = forecast;
  const title = oneLine(pullRequest.title, 80);
  return [
    `${paint('bold', `#${pullRequest.number}`)} ${title}  ${paint('dim', standing.kind)}`,
    ...documents.flatMap((document) => describeDocument(document, paint)),
    ...problems.map(({ message }) => `  ! ${oneLine(message, 400)}`),
    ...(proposal === null ? [] : [`  To complete one, write: ${proposal}`]),
    `Check: ${verdict.conclusion}. ${verdict.title}.`,
    '',
  ].join('\n');
}

function describeDocument(document: DocumentForecast, paint: Terminal['paint']): string[] {
  const { path, sprint, progress, items, flips, edits, findings, problems } = document;
  const [before, after] = [progress.before.percent, progress.after.percent];
  const percent = before === after ? `${after}%` : `${before}% → ${after}%`;
  return [
    `${paint('bold', path)}  ${oneLine(sprint, 80)}  ${paint('dim', percent)}`,
    ...items.flatMap((item) => describeItem(item, paint)),
    ...flips.map(({ subject, to }) => `  ${oneLine(subject, 80)} → ${describeStatus(to)}`),
    ...edits.map((edit) => `  edit: ${oneLine(describeEdit(edit), 200)}`),
    ...[...findings, ...problems].map(({ line, message }) => {
      return `  ! line ${line}: ${oneLine(message, 400)}`;
    }),
  ];
}

function describeItem(item: ItemForecast, paint: Terminal['paint']): string[] {
  const { title, group, owner, from, to, tasks, needs, blockers } = item;
  const place = [group, owner].filter((part) => part !== null).map((part) => oneLine(part, 60));
  const open = tasks.total - tasks.done;
  const rest = open === 0 ? '' : `, ${open} of ${tasks.total} tasks open`;
  const mark = to === 'done' ? paint('green', '+') : paint('yellow', '~');
  const step = from === to ? describeStatus(to) : `${describeStatus(from)} → ${describeStatus(to)}`;
  return [
    `  ${mark} ${oneLine(title, 80)}  ${step}${rest}  ${paint('dim', place.join(', '))}`.trimEnd(),
    ...needs.map((need) => `      needs ${oneLine(need.title, 80)} (${describeNeed(need.status)})`),
    ...blockers.map(({ line, text }) => `      blocker, line ${line}: ${oneLine(text, 120)}`),
  ];
}

function describeNeed(status: ItemForecast['needs'][number]['status']): string {
  return status === 'unknown' ? 'not known here' : describeStatus(status);
}
