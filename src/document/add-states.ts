import type { Change } from '../model/change.ts';
import type { Deliverable, DeliverableKey } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import type { TextEdit } from '../model/text.ts';
import type { Block, TableBlock } from './blocks/block.ts';
import { scanBlocks } from './blocks/scan-blocks.ts';
import type { EditContext } from './plan-edits.ts';
import { dressEmoji } from './wording/dress.ts';
import { DEFAULT_EMOJI } from './wording/emoji.ts';
import { defaultWord } from './wording/find-phrase.ts';

/** Gives states to items whose lists or tables have no place for one. */
export function addStates(changes: readonly Change[], context: EditContext): readonly TextEdit[] {
  const added = changes.filter((change) => change.kind === 'add-state');
  if (added.length === 0) return [];
  const states = new Map(added.map(({ deliverable, to }) => [deliverable, to]));
  const marks = new Set(added.map(({ mark }) => mark));
  return [
    ...(marks.has('emoji') ? addEmoji(states, context) : []),
    ...(marks.has('box') ? addBoxes(states, context) : []),
    ...(marks.has('column') ? addColumns(states, context) : []),
  ];
}

type States = ReadonlyMap<DeliverableKey, Status>;

function addEmoji(states: States, { document, dress }: EditContext): readonly TextEdit[] {
  return document.deliverables.flatMap((item) => {
    const status = states.get(item.key);
    return status
      ? [
          insertAt(
            contentStart(item, document.text),
            `${dressEmoji(DEFAULT_EMOJI[status], dress)} `,
          ),
        ]
      : [];
  });
}

/** One box in a list makes it a list of boxes: the others of its group get an open one. */
function addBoxes(states: States, { document, dress }: EditContext): readonly TextEdit[] {
  const groups = new Set(
    document.deliverables.filter(({ key }) => states.has(key)).map(({ group }) => group),
  );
  return document.deliverables
    .filter(({ carrier, group }) => carrier === 'plain' && groups.has(group))
    .map((item) => {
      const mark = states.get(item.key) === 'done' ? dress.tick : ' ';
      return insertAt(contentStart(item, document.text), `[${mark}] `);
    });
}

/** A last column `Status` for the whole table. */
function addColumns(states: States, { document, dress }: EditContext): readonly TextEdit[] {
  const { text } = document;
  const byLine = new Map(document.deliverables.map((item) => [item.line, item]));
  const tables = findTables(scanBlocks(text).blocks).filter(({ rows }) =>
    rows.some(({ row }) => states.has(byLine.get(row + 1)?.key ?? '')),
  );
  return tables.flatMap((table) => {
    const cells = [
      { end: table.header.end, cell: 'Status' },
      { end: endOfLine(text, table.header.end), cell: '---' },
      ...table.rows.map(({ row, end }) => {
        const item = byLine.get(row + 1);
        const status = item && (states.get(item.key) ?? 'not-started');
        const word = status ? capitalise(defaultWord(status, 'en')) : '';
        return {
          end,
          cell:
            status && dress.usesEmoji
              ? `${dressEmoji(DEFAULT_EMOJI[status], dress)} ${word}`
              : word,
        };
      }),
    ];
    return cells.map(({ end, cell }) => closeCell(text, end, cell));
  });
}

/** A cell behind the last one of a line, whether the line ends with a pipe or not. */
function closeCell(text: string, lineEnd: number, cell: string): TextEdit {
  const line = text.slice(text.lastIndexOf('\n', lineEnd - 1) + 1, lineEnd).trimEnd();
  const offset =
    lineEnd - (text.slice(0, lineEnd).length - text.slice(0, lineEnd).trimEnd().length);
  return insertAt(offset, line.endsWith('|') ? ` ${cell} |` : ` | ${cell}`);
}

/** The end of the line below the one that ends at an offset. */
function endOfLine(text: string, offset: number): number {
  const next = /(?:\r\n|\n|\r)[^\r\n]*/y;
  next.lastIndex = offset;
  return offset + (next.exec(text)?.[0].length ?? 0);
}

function findTables(blocks: readonly Block[]): readonly TableBlock[] {
  return blocks.flatMap((block) => {
    if (block.type === 'table') return [block];
    return 'children' in block ? findTables(block.children) : [];
  });
}

/** Behind the bullet or number. */
function contentStart({ block }: Deliverable, text: string): number {
  const marker =
    /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text.slice(block.start, block.end))?.[0] ?? '';
  return block.start + marker.length;
}

function insertAt(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}

function capitalise(word: string): string {
  return word.replace(/(?<=^|\s)\S/g, (letter) => letter.toUpperCase());
}
