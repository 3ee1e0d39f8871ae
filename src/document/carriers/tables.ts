import type { Status } from '../../model/status.ts';
import type { TableBlock, TableCell, TableRow } from '../blocks/block.ts';
import { statusField, textField } from '../fields/make-field.ts';
import { plainText } from '../inline.ts';
import { roleOfLabel } from '../metadata-labels.ts';
import { findId, readTitle } from '../read-title.ts';
import { emojiAt, statusOfEmoji } from '../wording/emoji.ts';
import type { Words } from '../wording/find-phrase.ts';
import { isPlaceholder, readStatusText } from '../wording/status-text.ts';
import type { CarrierInput, FoundDeliverable } from './carrier.ts';

const ID =
  /^(?:#|id|nr\.?|no\.?|№|key|ticket|issue|story id|task id|item id|ref|code|编号|番号|번호)$/i;
const TITLE =
  /^(?:(?:user )?(?:task|story|item|feature|title|name|work item|deliverable|action item|action|activity|ticket|issue|bug|work|todo|description|problem|summary|goal|objective)s?(?: name| title)?|was|pedido|ítem|solicitud|funcionalidad(?:e)?|historia(?: de usuario)?|história(?: de usuário)?|récit|fonctionnalité|storia|funzionalità|hikaye|özellik|история|функция|функциональность|historyjka|funkcja|用户故事|需求|功能|事项|内容|ストーリー|機能|스토리|기능|업무|aufgabe|titel|bezeichnung|beschreibung|tâche|titre|intitulé|description|tarea|título|descripción|tarefa|descrição|attività|titolo|descrizione|görev|başlık|iş|açıklama|задача|название|описание|zadanie|tytuł|opis|任务|任務|标题|名称|タスク|作業|タイトル|작업|제목|태스크|항목|할 일|내용)$/iu;
/** A cell that is an id and nothing else. */
const BARE_ID = /^(?=.*\d)[A-Z][A-Z\d]*(?:-[A-Z\d]+)*(?:\.\d+)*$/;
/** First columns of tables that list something else than work. */
const NOT_WORK =
  /^(?:sprints?|phases?|tracks?|weeks?|milestones?|components?|services?|decisions?|risks?|metrics?|criteri(?:a|on)|resources?|roles?|fields?|property|facts?|areas?|aspects?|constraints?|categor(?:y|ies)|date|day|version|environment|tools?|name of sprint|member|team|person|model|layer|file|endpoint|term|rolle|risiko|rôle|rol|papel|ruolo|роль|里程碑|角色|구분)$/iu;
/** Other columns that tell that a table lists work. */
const WORK_COLUMN =
  /^(?:owner|assignee|estimate|points|priority|effort|story points|sp|hours|est\.?|verantwortlich|responsable|responsável|负责人|담당|担当|ответственный|sorumlu|commit|pr)$/iu;

/** Tables with one row an item. The state column is found by its header, else by what stands in its cells. */
export function readTaskTable(
  { text, groupStatus, words }: Pick<CarrierInput, 'text' | 'groupStatus' | 'words'>,
  table: TableBlock,
): readonly FoundDeliverable[] {
  const headers = table.header.cells.map((cell) => plainText(text, cell).trim());
  const state = stateColumn({ text, words }, table, headers);
  const id = idColumn(text, table, headers);
  const title = titleColumn(text, table, { headers, state, id });
  if (title === null || !listsWork(headers, { state, id, title, groupStatus })) return [];
  const familyOf = (column: number | null) =>
    `table ${table.firstRow}/${column === null ? '' : (headers[column] ?? '').toLowerCase()}`;
  const family = familyOf(state);
  const owned = headers.findIndex((header) => roleOfLabel(header) === 'owner');
  const owner = owned < 0 || owned === title ? null : owned;
  const ownerFamily = familyOf(owner);
  return table.rows.flatMap((row) => {
    const item = readRow(text, row, {
      state,
      id,
      title,
      owner,
      family,
      ownerFamily,
      groupStatus,
      words,
    });
    return item ? [item] : [];
  });
}

interface Columns {
  readonly state: number | null;
  readonly id: number;
  readonly title: number;
}

function readRow(
  text: string,
  row: TableRow,
  {
    state,
    id,
    title,
    owner,
    family,
    ownerFamily,
    groupStatus,
    words,
  }: Columns & {
    readonly owner: number | null;
    readonly family: string;
    readonly ownerFamily: string;
    readonly groupStatus: Status | null;
    readonly words: Words;
  },
): FoundDeliverable | null {
  const titleCell = row.cells[title];
  if (!titleCell || isPlaceholder(text.slice(titleCell.start, titleCell.end))) return null;
  const read = readTitle(text, titleCell);
  if (/^\*{0,2}(?:total|sum|gesamt|summe|合计|합계)\b/i.test(read.title.value)) return null;
  const stateCell = state === null ? undefined : row.cells[state];
  const field = stateCell ? statusField({ text, range: stateCell, family, words }) : null;
  const idCell = row.cells[id];
  const ownerCell = owner === null ? undefined : row.cells[owner];
  return {
    ...read,
    id: (idCell && idOf(text, idCell)) ?? read.id,
    issue: read.issue ?? (idCell ? readTitle(text, idCell).issue : null),
    line: row.row + 1,
    block: { start: row.start, end: row.end },
    carrier: field ? 'table-status' : groupStatus ? 'group-status' : 'table-plain',
    status: field?.value ?? groupStatus,
    state: field ?? (groupStatus ? { kind: 'from-group', value: groupStatus } : null),
    echoes: [],
    owners: ownerCell ? [textField({ text, range: ownerCell, family: ownerFamily })] : [],
    tasks: [],
  };
}

/** A running number alone is a place in the list, not an id. */
function idOf(text: string, cell: TableCell): string | null {
  const plain = plainText(text, cell);
  if (plain === '' || /^[\d.#\s-]*$/.test(plain)) return findId(plain);
  return (
    findId(plain) ??
    (/^[\p{L}\d][\p{L}\d._-]{0,20}$/u.test(plain) && /\d/.test(plain) ? plain : null)
  );
}

function stateColumn(
  source: Pick<CarrierInput, 'text' | 'words'>,
  table: TableBlock,
  headers: readonly string[],
): number | null {
  const named = headers.findIndex((header) => roleOfLabel(header) === 'status');
  if (named >= 0) return named;
  const columns = headers
    .map((_, index) => index)
    .filter((index) => isMostlyStates(source, table, index));
  return columns.length === 1 ? (columns[0] ?? null) : null;
}

/** Most cells of the column begin with a known word, or hold nothing but a known mark. */
function isMostlyStates(
  { text, words }: Pick<CarrierInput, 'text' | 'words'>,
  table: TableBlock,
  index: number,
): boolean {
  const cells = table.rows
    .map((row) => row.cells[index])
    .filter((cell) => cell !== undefined)
    .map((cell) => text.slice(cell.start, cell.end))
    .filter((cell) => !isPlaceholder(cell));
  const states = cells.filter((cell) => {
    const { word, tail } = readStatusText(cell, words);
    if (word !== '') return tail.trim() === '' || /^[\s)*:,([–—-]/.test(tail);
    const mark = emojiAt(cell, 0);
    return mark !== null && mark.raw.length === cell.length && statusOfEmoji(mark.emoji) !== null;
  });
  return cells.length > 0 && states.length / cells.length >= 0.7;
}

function titleColumn(
  text: string,
  table: TableBlock,
  { headers, state, id }: { headers: readonly string[]; state: number | null; id: number },
): number | null {
  const named = headers.findIndex(
    (header, index) => TITLE.test(header) && index !== state && index !== id,
  );
  if (named >= 0) return named;
  // A column of ids that also name the item (`Ticket`, `Story`), else the first one with words in it.
  const first = headers.findIndex(
    (_, index) => index !== state && index !== id && hasWords(text, table, index),
  );
  return first >= 0 ? first : id >= 0 ? id : null;
}

/** The column that is headed as ids, else the one that holds nothing but ids. */
function idColumn(text: string, table: TableBlock, headers: readonly string[]): number {
  // `#` counts rows where another column holds the ids.
  const named = headers.findLastIndex((header) => ID.test(header));
  if (named >= 0) return named;
  return headers.findIndex((_, index) =>
    table.rows.every((row) => {
      const cell = row.cells[index];
      return cell !== undefined && BARE_ID.test(plainText(text, cell));
    }),
  );
}

function hasWords(text: string, table: TableBlock, index: number): boolean {
  return table.rows.some((row) => {
    const cell = row.cells[index];
    return cell !== undefined && /\p{L}{3}/u.test(text.slice(cell.start, cell.end));
  });
}

function listsWork(
  headers: readonly string[],
  { state, id, title, groupStatus }: Columns & { readonly groupStatus: Status | null },
): boolean {
  const first = headers[0] ?? '';
  if (NOT_WORK.test(first) || NOT_WORK.test(headers[title] ?? '')) return false;
  const named = TITLE.test(headers[title] ?? '');
  if (state !== null) return named || id >= 0;
  if (groupStatus !== null && named) return true;
  return named && (id >= 0 || headers.some((header) => WORK_COLUMN.test(header)));
}
