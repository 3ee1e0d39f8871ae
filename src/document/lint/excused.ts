import type { TextLine } from '../blocks/block.ts';
import type { LintInput } from './lint-rule.ts';

/** Words on the line of an open box that say why it may stay open. */
const EXCUSE =
  /~~|\b(?:deferred?|defer|cancell?ed|skip(?:ped)?|optional|later|moved|postponed|n\/a|stretch|future|drop(?:ped)?|won['’]?t|nice[ -]to[ -]have|out of scope|removed|descoped|not needed|no longer|obsolete|superseded|next sprint|backlog|known issue|blocked|pending|follow[ -]?up|v2|post-mvp|verschoben|entfällt|optionnel|reporté|opcional|adiado|aplazado|отложено|опционально)(?![\p{L}\d])/iu;
/** Words above a list that say that its boxes come after the work of this section. */
const AFTERWARDS =
  /\b(?:next|follow[ -]?ups?|future|later|remaining|left|out of scope|nice[ -]to[ -]have|known issues|open questions|backlog|optional|stretch|deferred|moved|todos?|improvements?|enhancements?|recommendations?|ideas|nächste schritte|prochaines étapes|próximos p?asos|следующие шаги)(?![\p{L}\d])/iu;
/** Lists longer than this have their label out of sight. */
const LONGEST_LIST = 60;
const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[[^\]]\]/;
const LIST_LINE = /^(?:\s|[-*+][ \t]|\d+[.)][ \t]|$)/;

/** Whether an open box says itself, or what it stands below does, that it does not hinder completion. */
export function isExcused(line: number, input: Pick<LintInput, 'text' | 'lines'>): boolean {
  if (EXCUSE.test(lineAt(line, input))) return true;
  return labelsAbove(line, input).some((label) => AFTERWARDS.test(label));
}

/** The bullets without a box that the line is nested in, and the nearest line above that belongs to no list. */
function labelsAbove(line: number, input: Pick<LintInput, 'text' | 'lines'>): readonly string[] {
  const labels: string[] = [];
  let indent = indentOf(lineAt(line, input));
  for (let above = line - 1; above > Math.max(0, line - LONGEST_LIST); above--) {
    const content = lineAt(above, input);
    if (!LIST_LINE.test(content)) return [...labels, content];
    if (content.trim() === '' || indentOf(content) >= indent) continue;
    indent = indentOf(content);
    if (!BOX.test(content)) labels.push(content);
  }
  return labels;
}

function indentOf(content: string): number {
  return content.length - content.trimStart().length;
}

function lineAt(line: number, { text, lines }: Pick<LintInput, 'text' | 'lines'>): string {
  const place: TextLine | undefined = lines[line - 1];
  return place ? text.slice(place.start, place.end) : '';
}
