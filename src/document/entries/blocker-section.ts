import type { Range } from '../../model/text.ts';

/** One entry of a section about blockers. */
export interface BlockerEntry extends Range {
  readonly form: 'bullet' | 'row' | 'text';
  /** What begins a bullet. */
  readonly bullet: string | null;
  /** The table's header, for a row. */
  readonly header: string | null;
}

const BULLET = /^( {0,3})([-*+]|\d{1,9}[.)])[ \t]/;
const ROW = /^ {0,3}\|/;
/** What parts a section from the next one is no entry. */
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const DELIMITER = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*:?-*:?[ \t]*$/;

/** The outermost bullets, the rows and the paragraphs of a section, each with all that belongs to it. */
export function readBlockers(text: string, body: Range): readonly BlockerEntry[] {
  const entries: BlockerEntry[] = [];
  let header: string | null = null;
  let isOpen = false;
  for (const { start, end } of linesOf(text, body)) {
    const line = text.slice(start, end);
    const last = entries.at(-1);
    const [, indent, bullet = null] = BULLET.exec(line) ?? [];
    if (line.trim() === '' || RULE.test(line)) isOpen = false;
    else if (/^ {0,3}(?:#{1,6}[ \t]|<!--.*-->[ \t]*$)/.test(line)) header = null;
    else if (ROW.test(line)) {
      if (DELIMITER.test(line)) continue;
      if (header === null) header = line;
      else entries.push({ start, end, form: 'row', bullet: null, header });
    } else if (bullet !== null && (indent === '' || last?.form !== 'bullet')) {
      entries.push({ start, end, form: 'bullet', bullet, header: null });
      isOpen = true;
    } else if (
      last &&
      last.form !== 'row' &&
      (isOpen || (last.form === 'bullet' && /^[ \t]/.test(line)))
    ) {
      entries[entries.length - 1] = { ...last, end };
    } else {
      entries.push({ start, end, form: 'text', bullet: null, header: null });
      isOpen = true;
    }
  }
  return entries;
}

/** A section without the rule that parts it from the next one. */
export function withoutClosingRule(text: string, body: Range): Range {
  const last = linesOf(text, body).findLast(
    ({ start, end }) => text.slice(start, end).trim() !== '',
  );
  if (!last || !RULE.test(text.slice(last.start, last.end))) return body;
  const end = text.slice(0, last.start).trimEnd().length;
  return { start: Math.min(body.start, end), end };
}

const NOTHING =
  /^[*_~(\s]*(?:✅[ \t]*)?(?:none|nothing|no (?:current |active |known |open )?(?:blockers?|impediments?|issues?)|n\/a|tbd|keine?|aucun|ninguno?|nenhum|nessuno|нет|brak|无|なし|없음|[-–—])(?:[ \t]+(?:yet|currently|right now|so far|at (?:the|this) (?:moment|time)|identified|at present|today))*[*_~).!\s]*$/iu;

/** `None`, `- None`, `| None | - |`: an entry that says that there is none. */
export function isPlaceholderEntry(text: string, { start, end, form }: BlockerEntry): boolean {
  const written = text.slice(start, end);
  if (form === 'row') {
    const cells = written
      .split('|')
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '');
    return cells.every((cell) => NOTHING.test(cell));
  }
  return NOTHING.test(form === 'bullet' ? written.replace(BULLET, '') : written);
}

function linesOf(text: string, { start, end }: Range): readonly Range[] {
  const lines: Range[] = [];
  let from = start;
  for (const { index, 0: ending } of text.slice(start, end).matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start: from, end: start + index });
    from = start + index + ending.length;
  }
  return start === end ? [] : [...lines, { start: from, end }];
}
