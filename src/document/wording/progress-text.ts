import type { Progress, Unit } from '../../model/field.ts';

const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)([ \u00A0]?%)/;
const COUNT =
  /(?<![\d.,/])(\d{1,6})( ?\/ ?| of | out of | von | sur | de | из | z )(\d{1,6})(?![\d/]|[.,]\d)/;
const BAR = /[█▓■▰]+[░▒□▱]*|[░▒□▱]{3,}/;

const UNITS: readonly (readonly [Unit, RegExp])[] = [
  ['tracks', /\b(?:tracks?|phases?|weeks?|epics?|milestones?|streams?|days?|sprints?)\b/i],
  ['deliverables', /\b(?:deliverables?|items?|stor(?:y|ies)|issues?|features?|tickets?|goals?)\b/i],
  ['tasks', /\b(?:tasks?|sub-?tasks?|checkboxes|boxes|steps?|todos?)\b/i],
];

/** A stored progress as it is written. */
export interface ProgressText {
  readonly progress: Progress;
  readonly unit: Unit | null;
}

/** Reads `33% (1/3 tracks complete)`, `25%`, `3/4 deliverables`; `null` where no such number stands. */
export function readProgressText(raw: string): ProgressText | null {
  const percent = PERCENT.exec(raw);
  const count = COUNT.exec(raw);
  if (!percent && !count) return null;
  const done = count ? Number(count[1]) : 0;
  const total = count ? Number(count[3]) : 0;
  const unit = UNITS.find(([, pattern]) => pattern.test(raw))?.[0] ?? null;
  return {
    progress: {
      percent: percent?.[1] ? Number(percent[1].replace(',', '.')) : null,
      count: count ? { done, total } : null,
    },
    unit,
  };
}

/** Writes new numbers over the old ones; words, order and spacing stay. Bars follow the percentage. */
export function writeProgressText(raw: string, progress: Progress): string {
  let text = raw;
  const { count, percent } = progress;
  if (count)
    text = text.replace(COUNT, (_, _done, joint: string) => `${count.done}${joint}${count.total}`);
  if (percent !== null) {
    text = text.replace(PERCENT, (_, _number, sign: string) => `${percent}${sign}`);
    text = text.replace(BAR, (bar) => drawBar(bar, percent));
  }
  return text;
}

function drawBar(bar: string, percent: number): string {
  const filled = /[█▓■▰]/.exec(bar)?.[0] ?? '█';
  const empty = /[░▒□▱]/.exec(bar)?.[0] ?? '░';
  const cells = Math.round((bar.length * percent) / 100);
  return filled.repeat(cells) + empty.repeat(bar.length - cells);
}
