import type { DateField, StatusField, TextField } from '../model/field.ts';
import type { MetadataLine, Sprint } from '../model/sprint-document.ts';
import type { TextLine } from './blocks/block.ts';
import { findStatusRow } from './field-table.ts';
import { statusField, textField } from './fields/make-field.ts';
import { plainText } from './inline.ts';
import { roleOfLabel } from './metadata-labels.ts';
import { flattenSections, type Section } from './outline.ts';
import { readLine, readMetadata } from './read-metadata.ts';
import { stripLeadingEmoji } from './section-role.ts';
import { slugify } from './slug.ts';
import type { Words } from './wording/find-phrase.ts';

/** A file's title rather than a sprint's: `Current Sprint`, `Sprint Backlog`, `SPRINT.md`. */
const GENERIC =
  /^(?:(?:current|active)[ \t]+sprint(?:[ \t]+(?:tracker|status|tracking|board|plan))?|sprint(?:[ \t]+(?:backlog|plan|status|tracker|board|tracking|document))?|current_sprint|[\w-]+\.md|(?:aktueller|текущий|güncel|bieżący) (?:sprint|спринт)|sprint (?:actuel|actual|atual|attuale)|(?:当前|本期)?(?:冲刺|迭代)|(?:現在の)?スプリント|(?:현재 )?스프린트)$/iu;
const GENERIC_PREFIX =
  /^(?:(?:current|active|aktueller|текущий|güncel|bieżący)?[ \t]*(?:sprint|спринт)(?:[ \t]+(?:tracker|status|plan|backlog|actuel|actual|atual|attuale))?|(?:当前|本期)(?:冲刺|迭代)|現在のスプリント|현재 스프린트)[ \t]*[-–—:：|]+[ \t]*(?=\S)/iu;
const NUMBERED = /\b(?:sprint|week|iteration|phase)[ \t#-]*([A-Z]?\d+(?:[.-]W?\d+)*)\b/i;
/** Labels whose value names the sprint where the title does not. */
const NAME_LABEL = /^(?:(?:current|active)[ \t]+)?sprint(?:[ \t]+(?:name|number|title|#))?$/i;

interface Context {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly words: Words;
  /** The sprint that is read where the file holds several. */
  readonly chosen: Section | null;
}

/** Reads name, status, dates and goal of the sprint; `null` where nothing names one. */
export function readSprint(root: Section, context: Context): Sprint | null {
  const { text, lines, words, chosen } = context;
  const first = root.children.find(({ level }) => level === 1) ?? root.children[0];
  const title = chosen ?? first;
  const top = chosen ? [chosen] : [root, ...(first && first.level === 1 ? [first] : [])];
  const metadata = top.flatMap(({ blocks }) => readMetadata(text, blocks, { lines, words }));
  const name = findName(title, { metadata, root, text });
  if (!name) return null;
  const number = NUMBERED.exec(name.text)?.[1] ?? null;
  return {
    id: number ? `sprint-${slugify(number)}` : slugify(name.text) || 'sprint',
    name: name.text,
    number,
    title: titleOf(name.text, number),
    line: name.line,
    status:
      findStatus(metadata) ??
      findStatusRow(
        text,
        top.flatMap(({ blocks }) => blocks),
        words,
      ) ??
      findStatusElsewhere(root, context),
    startDate: findStart(metadata),
    goal: findGoal(root, text),
    metadata,
  };
}

function findName(
  title: Section | undefined,
  {
    metadata,
    root,
    text,
  }: {
    readonly metadata: readonly MetadataLine[];
    readonly root: Section;
    readonly text: string;
  },
): { readonly text: string; readonly line: number } | null {
  const heading = title ? cleanName(title.title) : '';
  const line = (title?.heading?.firstRow ?? 0) + 1;
  if (heading && !GENERIC.test(heading)) return { text: heading, line };
  const labelled = metadata.find(({ label }) => NAME_LABEL.test(label));
  if (labelled) return { text: visible(labelled.value.raw), line: labelled.line };
  const told = findNameInText(root, text);
  if (told) return told;
  const below = flattenSections(root).find(
    (section) =>
      section !== title &&
      section.heading &&
      (NUMBERED.test(section.title) ||
        /^sprint[ \t]*[:：–—-]/i.test(stripLeadingEmoji(section.title))),
  );
  if (below && below.role !== 'previous-sprint')
    return { text: cleanName(below.title), line: (below.heading?.firstRow ?? 0) + 1 };
  return heading ? { text: heading, line } : null;
}

/** `Sprint 00B` below the heading `Sprint`, or `**Sprint 2: Search** — …`, in the first lines of a section. */
function findNameInText(root: Section, text: string) {
  for (const { blocks, role } of flattenSections(root).slice(0, FIRST_SECTIONS)) {
    const block = blocks[0];
    const line = block?.type === 'paragraph' && role !== 'previous-sprint' ? block.lines[0] : null;
    const name = line && NAME_IN_TEXT.exec(text.slice(line.start, line.end));
    if (name) return { text: (name[1] ?? name[2] ?? '').trim(), line: line.row + 1 };
  }
  return null;
}

/** Further down, a sprint's name is a mention. */
const FIRST_SECTIONS = 5;
const NAME_IN_TEXT =
  /^(?:\*\*(sprint[ \t#-]*\d[^*]{0,80}?)[:：]?\*\*|(sprint[ \t#-]*\d[\w.-]{0,10}(?:[ \t]*[:–—-][^.]{1,80})?)[ \t]*$)/i;

function cleanName(title: string): string {
  const bare = stripLeadingEmoji(title).trim();
  const shorter = bare.replace(GENERIC_PREFIX, '');
  return (NUMBERED.test(bare) && !NUMBERED.test(shorter) ? bare : shorter).trim();
}

function visible(raw: string): string {
  return plainText(raw, { start: 0, end: raw.length });
}

/** What is left of the name without `Sprint 2.12` and the joint or brackets around the rest. */
function titleOf(name: string, number: string | null): string | null {
  if (!number) return null;
  const rest = name
    .replace(NUMBERED, '')
    .replace(/^[\s:–—|-]+/, '')
    .trim();
  return rest.replace(/^\((.*)\)$/, '$1') || null;
}

function findStatus(metadata: readonly MetadataLine[]): StatusField | null {
  for (const { role, value } of metadata)
    if ((role === 'status' || role === 'overall-status') && value.kind === 'status') return value;
  return null;
}

/** `## Status: In Progress` as a heading, or a line that names the sprint with its status (`Sprint 0 Status: DONE`). */
function findStatusElsewhere(
  root: Section,
  { text, lines, words, chosen }: Context,
): StatusField | null {
  const sections = flattenSections(chosen ?? root).filter(({ role }) => role !== 'previous-sprint');
  const told = sections.flatMap((section) => statusUnderHeading({ text, words }, section));
  if (told[0]) return told[0];
  const headings = sections.flatMap(({ heading }) =>
    heading ? readLine(text, { ...heading.content, row: heading.firstRow }, { lines, words }) : [],
  );
  const below = sections.flatMap(({ blocks }) => readMetadata(text, blocks, { lines, words }));
  for (const { role, label, value } of [...headings, ...below])
    if (
      value.kind === 'status' &&
      (role === 'overall-status' || headings.some((line) => line.value === value))
    )
      if (value.value !== null && label !== '') return value;
  return null;
}

/** The heading `Sprint Status` with nothing but a status below it. */
function statusUnderHeading(
  { text, words }: { readonly text: string; readonly words: Words },
  { title, level, blocks }: Section,
): StatusField[] {
  const block = blocks[0];
  const role = level > 0 ? roleOfLabel(stripLeadingEmoji(title)) : 'other';
  if (role !== 'status' && role !== 'overall-status') return [];
  const line = block?.type === 'paragraph' && block.lines.length === 1 ? block.lines[0] : null;
  if (!line) return [];
  const range = {
    start: line.start,
    end: line.start + text.slice(line.start, line.end).trimEnd().length,
  };
  const field = statusField({ text, range, family: 'status heading', words });
  return field.value === null ? [] : [field];
}

function findStart(metadata: readonly MetadataLine[]): DateField | null {
  for (const { role, value } of metadata)
    if (role === 'start' && value.kind === 'date') return value;
  return null;
}

function findGoal(root: Section, text: string): TextField | null {
  const section = flattenSections(root).find(({ role }) => role === 'goal');
  const paragraph = section?.blocks.find((block) => block.type === 'paragraph');
  const first = paragraph?.lines[0];
  const last = paragraph?.lines.at(-1);
  if (!first || !last) return null;
  return textField({ text, range: { start: first.start, end: last.end }, family: 'goal' });
}
