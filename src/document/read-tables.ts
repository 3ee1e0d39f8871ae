import type { Metric, SummaryRow } from '../model/sprint-document.ts';
import type { TableBlock, TableRow } from './blocks/block.ts';
import { type FieldPlace, progressField, statusField, textField } from './fields/make-field.ts';
import type { FindGroup } from './index-groups.ts';
import { plainText } from './inline.ts';
import { roleOfLabel } from './metadata-labels.ts';
import type { Words } from './wording/find-phrase.ts';

/** What a column of a table holds, by its header. */
type Column = 'status' | 'current' | 'target' | 'progress' | 'other';

const CURRENT =
  /^(?:current|actual|now|value|today|baseline|ist|actuel|actual|atual|attuale|mevcut|текущ\S*|aktualn\S*|当前|現在|현재)(?: value)?$/i;
const TARGET =
  /^(?:target|goal|planned|soll|ziel|cible|objectif|objetivo|meta|obiettivo|hedef|цель|cel|目标|目標|목표)(?: value)?$/i;
const PROGRESS =
  /^(?:progress|completion|complete|done|% ?(?:done|complete)?|percent|tasks?|deliverables|items|fortschritt|progression|avancement|progreso|avance|progresso|avanzamento|ilerleme|прогресс|postęp|进度|進捗|진행률)$/i;

/** A table of metrics has a current and a target column. */
export function readMetrics(
  text: string,
  table: TableBlock,
  words?: Words,
): readonly Metric[] | null {
  const columns = columnsOf(text, table);
  const has = (kind: Column) => columns.some((column) => column.kind === kind);
  if (!has('current') || !has('target')) return null;
  return table.rows.map((row) => {
    const name = row.cells[0];
    const [current] = cellsUnder(text, row, { columns, kind: 'current' });
    const [target] = cellsUnder(text, row, { columns, kind: 'target' });
    const [status] = cellsUnder(text, row, { columns, kind: 'status' });
    return {
      category: name ? plainText(text, name) : '',
      current: current ? textField(current) : null,
      target: target ? textField(target) : null,
      status: status ? statusField({ ...status, words }) : null,
      line: row.row + 1,
    };
  });
}

/** A progress table has rows that name tracks; rows that name none (totals) are left out. */
export function readSummaryRows(
  { text, words }: { readonly text: string; readonly words: Words },
  table: TableBlock,
  findGroup: FindGroup,
): readonly SummaryRow[] {
  const columns = columnsOf(text, table);
  return table.rows.flatMap((row) => {
    const name = row.cells[0];
    const group = name ? findGroup(plainText(text, name)) : null;
    if (!group) return [];
    const [status] = cellsUnder(text, row, { columns, kind: 'status' });
    const progress = cellsUnder(text, row, { columns, kind: 'progress' })
      .map(progressField)
      .filter((field) => field !== null);
    const field = status ? statusField({ ...status, words }) : null;
    return [{ group: group.key, status: field, progress, line: row.row + 1 }];
  });
}

interface ColumnInfo {
  readonly kind: Column;
  /** Cells of one column are written alike. */
  readonly family: string;
}

function columnsOf(text: string, table: TableBlock): readonly ColumnInfo[] {
  return table.header.cells.map((cell) => {
    const header = plainText(text, cell);
    return {
      kind: kindOfHeader(header),
      family: `table ${table.firstRow}/${header.toLowerCase()}`,
    };
  });
}

function kindOfHeader(header: string): Column {
  if (roleOfLabel(header) === 'status') return 'status';
  if (CURRENT.test(header)) return 'current';
  if (TARGET.test(header)) return 'target';
  return PROGRESS.test(header) ? 'progress' : 'other';
}

/** The cells of a row under the columns of one kind, the first column's (the name) left out. */
function cellsUnder(
  text: string,
  row: TableRow,
  { columns, kind }: { readonly columns: readonly ColumnInfo[]; readonly kind: Column },
): readonly FieldPlace[] {
  return row.cells.flatMap((range, index) => {
    const column = columns[index];
    return index > 0 && column?.kind === kind ? [{ text, range, family: column.family }] : [];
  });
}
