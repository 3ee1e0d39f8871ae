import type { Deliverable, SprintDocument } from '../../src/model/sprint-document.ts';
import type { Status } from '../../src/model/status.ts';

/** What a person reads in a document: the measure for what the parser reads. */
export interface AnswerKey {
  readonly sprint: string;
  readonly sprint_alt?: readonly string[];
  /** The status of the sprint, or `null` where no line says one. */
  readonly status: string | null;
  readonly status_alt?: readonly (string | null)[];
  /** How the document is written and what is easy to get wrong in it. */
  readonly notes?: string;
  readonly items: readonly KeyItem[];
}

export interface KeyItem {
  readonly line: number;
  readonly title: string;
  readonly group: string;
  /** `todo` where the document says nothing. */
  readonly state: string;
  readonly state_alt?: readonly string[];
  readonly children: number;
  readonly children_done: number;
  readonly id?: string;
}

/** The words of the keys for our statuses. */
const KEY_WORDS: Readonly<Record<Status, string>> = {
  'not-started': 'todo',
  'in-progress': 'doing',
  blocked: 'blocked',
  'in-review': 'review',
  done: 'done',
  deferred: 'deferred',
  cancelled: 'cancelled',
};

/** How a document stands to its key, item by item; lines name the items. */
export interface Judgement {
  /** Items of the key that were found on their line. */
  readonly found: number;
  /** Items of the key that were not found. */
  readonly missed: readonly string[];
  /** Items that no person would read. */
  readonly invented: readonly string[];
  readonly rightStates: number;
  /** All other differences, states included, as sentences. */
  readonly differences: readonly string[];
}

/** Compares what was read with a key. */
export function judge(document: SprintDocument, key: AnswerKey): Judgement {
  const byLine = new Map(document.deliverables.map((item) => [item.line, item]));
  const keyLines = new Set(key.items.map(({ line }) => line));
  const pairs = key.items.flatMap((item) => {
    const read = byLine.get(item.line);
    return read ? [{ item, read }] : [];
  });
  return {
    found: pairs.length,
    missed: key.items
      .filter(({ line }) => !byLine.has(line))
      .map(({ line, title }) => `${line}: ${title}`),
    invented: document.deliverables
      .filter(({ line }) => !keyLines.has(line))
      .map(({ line, title }) => `${line}: ${title.value}`),
    rightStates: pairs.filter(({ item, read }) => isRightState(item, read)).length,
    differences: [
      ...compareSprint(document, key),
      ...pairs.flatMap(({ item, read }) => compareItem(document, item, read)),
    ],
  };
}

/** The share of what is right in what was found and in what there is: 1 where nothing is wrong. */
export function measureF1({
  right,
  found,
  expected,
}: {
  readonly right: number;
  readonly found: number;
  readonly expected: number;
}): number {
  return found + expected === 0 ? 1 : (2 * right) / (found + expected);
}

function compareSprint({ sprint }: SprintDocument, key: AnswerKey): readonly string[] {
  const status = sprint.status?.value ?? null;
  const word = status === 'not-started' || status === null ? status : sprintWord(status);
  const read = word === 'not-started' ? 'not_started' : word;
  const allowed = [key.status, ...(key.status_alt ?? [])];
  return [
    ...(key.sprint_alt?.includes(sprint.name) ? [] : differ('sprint', sprint.name, key.sprint)),
    ...(allowed.includes(read) ? [] : differ('sprint status', read, key.status)),
  ];
}

function sprintWord(status: Status): string {
  return status === 'in-progress' ? 'in_progress' : KEY_WORDS[status];
}

function compareItem(
  document: SprintDocument,
  item: KeyItem,
  read: Deliverable,
): readonly string[] {
  const group = document.groups.find(({ key }) => key === read.group)?.title ?? '';
  const done = read.tasks.filter(({ box }) => box.value).length;
  const title = item.id && !read.title.value.startsWith(item.id) ? withoutId(item) : item.title;
  return [
    ...differ('title', read.title.value, title),
    ...differ('group', plain(group), plain(item.group)),
    ...(isRightState(item, read) ? [] : differ('state', stateWord(read), item.state)),
    ...differ('children', `${done}/${read.tasks.length}`, `${item.children_done}/${item.children}`),
    ...(item.id === undefined ? [] : differ('id', read.id, item.id)),
  ].map((difference) => `line ${item.line}: ${difference}`);
}

function isRightState(item: KeyItem, read: Deliverable): boolean {
  return [item.state, ...(item.state_alt ?? [])].includes(stateWord(read));
}

function stateWord({ status }: Deliverable): string {
  return status === null ? 'todo' : KEY_WORDS[status];
}

/** Keys give a title with its id where the two stand in one cell or line. */
function withoutId({ title, id }: KeyItem): string {
  return id && title.startsWith(id) ? title.slice(id.length).replace(/^[\s:–—-]+/, '') : title;
}

function plain(heading: string): string {
  return heading.replace(/\s+/g, ' ').trim();
}

function differ(what: string, read: string | null, expected: string | null): readonly string[] {
  return read === expected ? [] : [`${what} is "${read}", expected "${expected}"`];
}
