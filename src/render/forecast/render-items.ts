import type { PhrasingContent, RootContent } from 'mdast';
import type { ItemForecast } from '../../model/forecast.ts';
import { isStuck } from '../../model/is-stuck.ts';
import type { GroupProgress, SprintProgress, Tally } from '../../model/sprint-progress.ts';
import { describeStatus } from '../describe-plan.ts';
import { foreignText } from '../foreign-text.ts';
import { link, strong, table, text } from '../markdown.ts';
import { progressBar } from './progress-bar.ts';

/** The deliverables with what becomes of them, one row each. */
export function renderItems(
  items: readonly ItemForecast[],
  {
    limit,
    isMerged,
    issueUrl,
  }: {
    readonly limit: number;
    readonly isMerged: boolean;
    readonly issueUrl: (issue: number) => string;
  },
): RootContent[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, limit);
  const left = items.length - shown.length;
  return [
    table([
      [[text('Deliverable')], [text('Status')], [text('Tasks')]],
      ...shown.map((item) => [
        nameItem(item, issueUrl),
        [text(describeStep(item))],
        [text(describeTasks(item, isMerged))],
      ]),
      ...(left > 0 ? [[[text(`and ${left} more`)], [text('')], [text('')]]] : []),
    ]),
  ];
}

function nameItem(
  { title, group, issue, owner }: ItemForecast,
  issueUrl: (issue: number) => string,
): PhrasingContent[] {
  const place = [group, owner].filter((part) => part !== null).join(' · ');
  return [
    { type: 'strong', children: [foreignText(title, 80)] },
    ...(issue === null ? [] : [text(' '), link(issueUrl(issue), `#${issue}`)]),
    ...(place === '' ? [] : [{ type: 'html' as const, value: '<br>' }, foreignText(place, 80)]),
  ];
}

function describeStep(item: ItemForecast): string {
  const { from, to } = item;
  if (isStuck(item))
    return to === null ? '⚠️ no place for a status' : `⚠️ stays ${describeStatus(to)}`;
  const mark = to === 'done' ? '✅' : '🚧';
  if (from === to) return `${mark} ${describeStatus(to)} already`;
  return `${mark} ${describeStatus(from)} → ${describeStatus(to)}`;
}

function describeTasks(
  { tasks: { done, total }, implied }: ItemForecast,
  isMerged: boolean,
): string {
  if (total === 0) return '–';
  const open = total - done;
  if (open === 0) return `all ${total} done`;
  const state = isMerged ? (open === 1 ? 'was open' : 'were open') : 'still open';
  const some = implied === open ? '' : `${implied} `;
  return `${open} of ${total} ${state}${implied > 0 ? `, ${some}ticked with it` : ''}`;
}

/** The sprint and every track that gets further. */
export function renderBars(
  { before, after }: { readonly before: SprintProgress; readonly after: SprintProgress },
  limit: number,
): RootContent[] {
  const groups = after.groups.flatMap((group): Row[] => {
    const earlier = before.groups.find(({ key }) => key === group.key);
    return earlier === undefined || isSame(earlier, group) ? [] : [rowOf(earlier, group)];
  });
  const whole: Row[] = [
    rowFor(text('Deliverables'), before.deliverables, after.deliverables),
    ...(isSameTally(before.tasks, after.tasks)
      ? []
      : [rowFor(text('Tasks'), before.tasks, after.tasks)]),
    ...(isSameTally(before.tracks, after.tracks)
      ? []
      : [rowFor(text('Tracks'), before.tracks, after.tracks)]),
  ];
  const rows = [...whole, ...groups.slice(0, limit)];
  const left = groups.length - Math.min(groups.length, limit);
  return [
    table([
      [[text('Progress')], [text('Done')]],
      ...rows,
      ...(left > 0 ? [[[text(`and ${left} more`)], [text('')]]] : []),
    ]),
  ];
}

type Row = readonly [PhrasingContent[], PhrasingContent[]];

function isSame(a: GroupProgress, b: GroupProgress): boolean {
  return isSameTally(a.deliverables, b.deliverables) && a.status === b.status;
}

function isSameTally(was: Tally, is: Tally): boolean {
  return was.done === is.done && was.total === is.total;
}

function rowOf(before: GroupProgress, after: GroupProgress): Row {
  return rowFor(foreignText(after.name, 60), before.deliverables, after.deliverables);
}

function rowFor(name: PhrasingContent, before: Tally, after: Tally): Row {
  const bar = text(`${progressBar(percent(before), percent(after))} `);
  const is = describeTally(after);
  if (isSameTally(before, after)) return [[name], [bar, text(is)]];
  const was = before.total === after.total ? String(before.done) : describeTally(before);
  return [[name], [bar, text(`${was} → `), strong(is)]];
}

function describeTally({ done, total }: Tally): string {
  return `${done} of ${total}`;
}

function percent({ done, total }: Tally): number {
  return total === 0 ? 0 : (done * 100) / total;
}
