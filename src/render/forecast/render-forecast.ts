import type { BlockContent, RootContent } from 'mdast';
import type { DocumentForecast, Flip, Forecast } from '../../model/forecast.ts';
import { describeStatus } from '../describe-plan.ts';
import { foreignCode, foreignText } from '../foreign-text.ts';
import {
  folded,
  heading,
  type Item,
  list,
  paragraph,
  stringifyMarkdown,
  text,
} from '../markdown.ts';
import { renderDiff } from '../render-diff.ts';
import { describeEdit } from './describe-edit.ts';
import { hasEffect, renderHeadline } from './headline.ts';
import { renderBars, renderItems } from './render-items.ts';
import { listOpen, renderWarnings } from './render-warnings.ts';

/** What GitHub takes in one comment is 65,536 characters; a mark and a foot come on top. */
const LONGEST = 64_000;
/** A diff is for those who want to see every line, in a job's summary alone. */
const LONGEST_DIFF = 60_000;
/** Entries of a list or table, tried until all fits. */
const LIMITS = [50, 20, 8, 3, 1] as const;

export interface ForecastStyle {
  /** Whether the document's diff is shown. */
  readonly withDiff: boolean;
}

/**
 * A forecast as Markdown: a headline, what becomes of each deliverable, how far the sprint gets, what to
 * look at, and the details folded. Foreign text in it is inert.
 */
export function renderForecast(forecast: Forecast, { withDiff }: ForecastStyle): string {
  for (const limit of LIMITS) {
    const written = stringifyMarkdown(renderAll(forecast, { limit, withDiff }));
    if (withDiff || written.length <= LONGEST) return written;
  }
  return stringifyMarkdown(renderHeadline(forecast));
}

interface Style extends ForecastStyle {
  readonly limit: number;
}

function renderAll(forecast: Forecast, style: Style): RootContent[] {
  const { documents, notes, standing } = forecast;
  const shown = documents.filter(hasEffect);
  const isOver = standing.kind === 'reverted';
  const isMerged = isOver || standing.kind === 'merged';
  const how = { limit: style.limit, isMerged, issueUrl: issueUrlOf(forecast) };
  return [
    ...renderHeadline(forecast),
    ...shown.flatMap((document) => [
      ...(shown.length > 1 ? [heading(4, [foreignText(document.sprint)])] : []),
      ...renderItems(document.items, how),
      ...(isOver ? [] : renderBars(document.progress, style.limit)),
    ]),
    ...(isMerged ? [] : renderWarnings(forecast, style.limit)),
    ...notes.map((note) => paragraph(foreignText(note, 1000))),
    ...shown.flatMap((document) => renderDetails(document, style)),
  ];
}

function renderDetails(document: DocumentForecast, { limit, withDiff }: Style): RootContent[] {
  const { edits, flips, path } = document;
  const open = listOpen(document);
  return [
    ...details(`Edits of the document itself (${edits.length})`, edits.map(toItem), limit),
    ...details(`Lines that follow by themselves (${flips.length})`, flips.map(describeFlip), limit),
    ...details(`Open criteria and metrics (${open.length})`, open, limit),
    ...(withDiff ? renderChange(document, path) : []),
  ];

  function toItem(edit: DocumentForecast['edits'][number]): Item {
    return { line: [foreignText(describeEdit(edit), 300)] };
  }
}

function details(summary: string, items: readonly Item[], limit: number): RootContent[] {
  return items.length === 0 ? [] : folded(summary, [list(items, limit)]);
}

function describeFlip({ kind, subject, from, to }: Flip): Item {
  const name = foreignText(subject);
  if (kind === 'objective') return { line: [text('objective: '), name, text(' gets its mark')] };
  return { line: [name, text(': '), foreignCode(from, 60), text(` → ${describeStatus(to)}`)] };
}

function renderChange({ texts }: DocumentForecast, path: string): RootContent[] {
  const diff = renderDiff({ before: texts.merged, after: texts.after, path });
  if (diff === '' || diff.length > LONGEST_DIFF) return [];
  const code: BlockContent = { type: 'code', lang: 'diff', value: diff.trimEnd() };
  return folded('Diff that the merge brings beside the pull request’s own', [code]);
}

function issueUrlOf({ pullRequest }: Forecast): (issue: number) => string {
  const base = pullRequest.url.replace(/\/pull\/\d+$/, '');
  return (issue) => `${base}/issues/${issue}`;
}
