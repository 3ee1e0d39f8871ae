import type { TextLine } from '../blocks/block.ts';
import { LANGUAGES, STATUS_PHRASES } from '../wording/status-phrases.ts';
import type { LintInput } from './lint-rule.ts';

/** Words on the line of an open box that say why it may stay open, beside those for deferred and cancelled work. */
const EXCUSES =
  "defer|skip|optional|later|n/a|stretch|future|drop|won't|won’t|nice to have|nice-to-have|out of scope|not needed|no longer|next sprint|backlog|known issue|blocked|pending|follow up|follow-up|followup|v2|post-mvp|optionnel|facultatif|opcional|opzionale|opsiyonel|опционально|opcjonalne|可选|任意|선택";
/** Words above a list that say that its boxes come after the work of this section. */
const LATER =
  'next|follow-up|follow up|follow-ups|future|later|remaining|left|out of scope|nice to have|nice-to-have|known issues|open questions|backlog|optional|stretch|moved|todo|todos|improvements|enhancements|recommendations|ideas|nächste schritte|prochaines étapes|próximos pasos|próximos passos|prossimi passi|sonraki adımlar|следующие шаги|następne kroki|下一步|今後|次の|다음';
const LEFT_OUT = LANGUAGES.flatMap((language) => {
  const { deferred, cancelled } = STATUS_PHRASES[language];
  return [...deferred.split('|'), ...cancelled.split('|')].map((phrase) => phrase.trim());
});
const EXCUSE = anyOf([...EXCUSES.split('|'), ...LEFT_OUT]);
const AFTERWARDS = anyOf([...LATER.split('|'), ...LEFT_OUT]);
/** Lists longer than this have their label out of sight. */
const LONGEST_LIST = 60;
const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[[^\]]\]/;
const LIST_LINE = /^(?:\s|[-*+][ \t]|\d+[.)][ \t]|$)/;

/** Whether an open box says itself, or what it stands below does, that it does not hinder completion. */
export function isExcused(line: number, input: Pick<LintInput, 'text' | 'lines'>): boolean {
  const own = lineAt(line, input);
  if (own.includes('~~') || EXCUSE.test(own)) return true;
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

/** Whole words, where the script has gaps between words. */
function anyOf(phrases: readonly string[]): RegExp {
  const letter = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\d]';
  return new RegExp(`(?<!${letter})(?:${phrases.join('|')})(?!${letter})`, 'iu');
}

function indentOf(content: string): number {
  return content.length - content.trimStart().length;
}

function lineAt(line: number, { text, lines }: Pick<LintInput, 'text' | 'lines'>): string {
  const place: TextLine | undefined = lines[line - 1];
  return place ? text.slice(place.start, place.end) : '';
}
