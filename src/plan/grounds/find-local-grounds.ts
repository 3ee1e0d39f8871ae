import { formatIsoDate } from '../../model/calendar-date.ts';
import type { Ground, Grounds } from '../../model/grounds.ts';
import { positionAt } from '../../model/position-at.ts';
import type { Deliverable, LogSection, SprintDocument } from '../../model/sprint-document.ts';
import { groupName } from '../forecast/find-flips.ts';
import { linesOf, namesItem, withoutBullet } from '../lines-about.ts';

/** Nobody reads more of one deliverable. */
const MOST_ENTRIES = 20;
/** Characters of `2026-03-05`. */
const DAY = 10;

/** What a document itself says of an item: how it stands, and the entries that name it. */
export function findLocalGrounds(
  document: SprintDocument,
  item: Deliverable,
  path: string,
): Grounds {
  const { key, title, group, line, status, issue, tasks } = item;
  const own = document.groups.find((one) => one.key === group);
  const logs = [own?.updates ?? null, document.changeLog].filter((log) => log !== null);
  const entries = logs.flatMap((log) => findEntries(document.text, log, item));
  return {
    document: path,
    key,
    title: title.value,
    group: groupName(document, group),
    line,
    status,
    issue,
    tasks: { done: tasks.filter(({ box }) => box.value).length, total: tasks.length },
    grounds: inOrder(entries.slice(0, MOST_ENTRIES)),
  };
}

function findEntries(text: string, { entries }: LogSection, item: Deliverable): readonly Ground[] {
  const isAbout = namesItem(item);
  return entries.flatMap(({ range, date }) =>
    linesOf(text, range)
      .filter((line) => isAbout(line.text))
      .map((line): Ground => {
        const at = formatIsoDate(date.value);
        const place = positionAt(text, line.start).line;
        return { kind: 'entry', at, line: place, text: withoutBullet(line.text) };
      }),
  );
}

/** Oldest first; what has a day alone closes it. */
export function inOrder(grounds: readonly Ground[]): readonly Ground[] {
  const key = ({ at }: Ground) => (at?.length === DAY ? `${at}~` : (at ?? '~'));
  return grounds.toSorted((a, b) => (key(a) === key(b) ? 0 : key(a) < key(b) ? -1 : 1));
}

const NUMBER = /(?:#|\/pull\/)([1-9]\d{0,9})(?!\d)/g;

/** Numbers in foreign text that may be pull requests. */
export function findNumbers(texts: readonly string[]): readonly number[] {
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(NUMBER)].map((one) => Number(one[1])))),
  ];
}
