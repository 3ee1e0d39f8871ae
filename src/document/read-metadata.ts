import type { Field } from '../model/field.ts';
import type { MetadataLine, MetadataRole } from '../model/sprint-document.ts';
import type { Range } from '../model/text.ts';
import type { Block, TextLine } from './blocks/block.ts';
import { dateOrTextField, progressField, statusField, textField } from './fields/make-field.ts';
import { roleOfLabel } from './metadata-labels.ts';
import { stripLeadingEmoji } from './section-role.ts';
import type { Words } from './wording/find-phrase.ts';

/** `**Label:** value` or `**Label**: value`, up to the next such label on the line. */
const BOLD_LABEL = /(\*\*|__)([^*_:：\r\n]{1,60})(?:[:：][ \t]*\1|\1[ \t]*[:：])[ \t]*/g;
/** `Label: value` without emphasis: only known labels count, since any sentence can hold a colon. */
const PLAIN_LABEL = /^([\p{L}][\p{L} ]{1,30})[:：](?=[ \t])[ \t]*/u;
/** `**Sprint 8 · 2031-07-24 · Status: ✅ DONE**`: label and value inside one bold run. */
const LABEL_IN_BOLD = /(?:^|[|·•][ \t]*)([\p{L}][\p{L}\d. ]{1,40})[:：][ \t]*([^|·•*]+)/gu;
/** `*Last updated: 2026-05-06*`, as footers are written. */
const ITALIC_LINE = /^([*_])([^*_]+)\1[ \t]*$/;
/** What joins several labels on one line. */
const JOINT = /(?<![ \t])[ \t]*[|·•,][ \t]*$/;
/** Longer lines are prose. */
const LONGEST_LINE = 2_000;

/** What labelled values are read with. */
export interface MetadataContext {
  /** All lines of the document, for the range of the whole line; without them it is that of the text. */
  readonly lines?: readonly TextLine[];
  readonly words?: Words | undefined;
}

/** All labelled values in paragraphs, list items and quotes directly below a heading. */
export function readMetadata(
  text: string,
  blocks: readonly Block[],
  context: MetadataContext,
): readonly MetadataLine[] {
  return blocks.flatMap((block): readonly MetadataLine[] => {
    switch (block.type) {
      case 'paragraph':
        return block.lines.flatMap((line) => readLine(text, line, context));
      case 'quote':
        return readMetadata(text, block.children, context);
      case 'item':
        return readItem(text, block.children, context);
      default:
        return [];
    }
  });
}

function readItem(text: string, children: readonly Block[], context: MetadataContext) {
  const first = children[0];
  if (first?.type !== 'paragraph') return [];
  return first.lines.slice(0, 1).flatMap((line) => readLine(text, line, context));
}

/** The labelled values of one line: several where a joint such as ` | ` stands between them. */
export function readLine(
  text: string,
  line: TextLine,
  context: MetadataContext = {},
): readonly MetadataLine[] {
  if (line.end - line.start > LONGEST_LINE) return [];
  const content = text.slice(line.start, line.end);
  const italic = ITALIC_LINE.exec(content)?.[2];
  if (italic) {
    const start = line.start + 1;
    return readLine(text, { ...line, start, end: start + italic.length }, context);
  }
  const lineRange = context.lines?.[line.row] ?? line;
  const matches = labelsOf(content);
  return matches.map(({ label, valueStart }, index) => {
    const next = matches[index + 1];
    const valueEnd = next ? cutJoint(content, valueStart, next.start) : content.length;
    const range = rangeOfValue(text, line.start + valueStart, line.start + valueEnd);
    const role = roleOfLabel(stripLeadingEmoji(label));
    return {
      label,
      role,
      value: fieldFor({ text, range, label, role, words: context.words }),
      lineRange: { start: lineRange.start, end: lineRange.end },
      line: line.row + 1,
    };
  });
}

interface FoundLabel {
  readonly label: string;
  readonly start: number;
  readonly valueStart: number;
}

function labelsOf(content: string): readonly FoundLabel[] {
  const bold = [...content.matchAll(BOLD_LABEL)].map((match) => ({
    label: (match[2] ?? '').trim(),
    start: match.index,
    valueStart: match.index + match[0].length,
  }));
  const first = bold[0];
  if (first)
    return first.start === 0 || !/\S/.test(content.slice(0, first.start))
      ? joined(content, bold)
      : [];
  if (/^(?:\*\*|__)/.test(content)) return labelsInBold(content);
  const plain = PLAIN_LABEL.exec(content);
  const label = plain?.[1]?.trim();
  if (!plain || !label || roleOfLabel(label) === 'other') return [];
  return [{ label, start: 0, valueStart: plain[0].length }];
}

function labelsInBold(content: string): readonly FoundLabel[] {
  const inner = /^(\*\*|__)(.+?)\1/.exec(content)?.[2];
  if (!inner) return [];
  return [...inner.matchAll(LABEL_IN_BOLD)].flatMap(([whole, label = '', value = ''], index) => {
    const start = inner.indexOf(whole) + 2;
    const valueStart = start + whole.length - value.length;
    const known = roleOfLabel(label) !== 'other' && value.trim() !== '';
    return known ? [{ label: label.trim(), start: index === 0 ? 0 : start, valueStart }] : [];
  });
}

/** Labels in the middle of a sentence are emphasis; they count only behind a joint. */
function joined(content: string, labels: readonly FoundLabel[]): readonly FoundLabel[] {
  return labels.filter((label, index) => index === 0 || JOINT.test(content.slice(0, label.start)));
}

function cutJoint(content: string, from: number, to: number): number {
  return from + content.slice(from, to).replace(JOINT, '').length;
}

/**
 * Without surrounding blanks, hard breaks and the lone backslash that is one. A value that is missing has the
 * blanks behind its label for a range, so that what is written there can keep a hard break.
 */
function rangeOfValue(text: string, start: number, end: number): Range {
  let to = end;
  while (to > start && /[ \t\u00A0]/.test(text.charAt(to - 1))) to--;
  if (to > start && text[to - 1] === '\\') to--;
  if (to > start) return { start, end: to };
  let from = start;
  while (/[ \t\u00A0]/.test(text.charAt(from - 1))) from--;
  return { start: from, end: text[to] === '\\' ? to : end };
}

function fieldFor({
  text,
  range,
  label,
  role,
  words,
}: {
  text: string;
  range: Range;
  label: string;
  role: MetadataRole;
  words: Words | undefined;
}): Field {
  const place = { text, range, family: label.toLowerCase(), words };
  switch (role) {
    case 'status':
    case 'overall-status':
      // A label with nothing behind it, not even a blank, has no place for a status yet.
      return range.start === range.end ? textField(place) : statusField(place);
    case 'start':
    case 'target':
    case 'actual':
    case 'last-updated':
    case 'next-review':
    case 'end':
      return dateOrTextField(place);
    case 'progress':
      // `**Completion:** 2026-01-18` shares its label with `**Completion:** 33% (1/3 tracks)`.
      return progressField(place) ?? dateOrTextField(place);
    default:
      return textField(place);
  }
}
