import type { DocumentEdit } from '../../model/forecast.ts';
import type { Criterion, Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { compareValues } from './compare-values.ts';
import { groupName } from './find-flips.ts';

/** What one version of a document says that another did not, as a reader would tell it. */
export function compareDocuments(
  before: SprintDocument,
  after: SprintDocument,
): readonly DocumentEdit[] {
  if (before.text === after.text) return [];
  const pairs = pairItems(before, after);
  const kept = new Set(pairs.map(({ was }) => was.key));
  const known = new Set(pairs.map(({ is }) => is.key));
  return [
    ...(before.sprint.name === after.sprint.name
      ? []
      : [{ kind: 'sprint-renamed' as const, from: before.sprint.name, to: after.sprint.name }]),
    ...compareGroups(before, after),
    ...after.deliverables
      .filter(({ key }) => !known.has(key))
      .map((item) => presence('added', after, item)),
    ...before.deliverables
      .filter(({ key }) => !kept.has(key))
      .map((item) => presence('removed', before, item)),
    ...pairs.flatMap(({ was, is }) => [
      ...compareItems({ was, is, before, after }),
      ...compareBoxes('task', was.tasks, is.tasks, () => is.title.value),
    ]),
    ...compareBoxes(
      'criterion',
      before.criteria,
      after.criteria,
      ({ group }) => groupName(after, group) ?? groupName(before, group),
    ),
    ...compareValues(before, after),
  ];
}

interface Pair {
  readonly was: Deliverable;
  readonly is: Deliverable;
}

/**
 * The same item in both: by its key, by its issue or its own id, by its place in the text between two
 * that are the same, or by its title in another track.
 */
function pairItems(before: SprintDocument, after: SprintDocument): readonly Pair[] {
  const left = new Map(before.deliverables.map((item) => [item.key, item]));
  const right = new Map(after.deliverables.map((item) => [item.key, item]));
  const pairs: Pair[] = [];
  const pairBy = (nameOf: (item: Deliverable) => string | number | null) => {
    for (const is of [...right.values()]) {
      const name = nameOf(is);
      const candidates = [...left.values()].filter((item) => nameOf(item) === name);
      const [was, ...others] = candidates;
      if (name === null || was === undefined || others.length > 0) continue;
      pairs.push({ was, is });
      left.delete(was.key);
      right.delete(is.key);
    }
  };
  pairBy(({ key }) => key);
  pairBy(({ issue }) => issue);
  pairBy(({ id }) => id);
  pairBy(({ title }) => title.value);
  const order = new Map(after.deliverables.map(({ key }, index) => [key, index]));
  return pairs.toSorted((a, b) => (order.get(a.is.key) ?? 0) - (order.get(b.is.key) ?? 0));
}

function presence(
  kind: 'added' | 'removed',
  document: SprintDocument,
  { title, group }: Deliverable,
): DocumentEdit {
  return { kind, title: title.value, group: groupName(document, group) };
}

function compareItems({
  was,
  is,
  before,
  after,
}: Pair & { readonly before: SprintDocument; readonly after: SprintDocument }): DocumentEdit[] {
  const title = is.title.value;
  const [from, to] = [groupName(before, was.group), groupName(after, is.group)];
  const isRenamed = was.title.value !== title;
  return [
    ...(isRenamed ? [{ kind: 'renamed' as const, from: was.title.value, to: title }] : []),
    ...(was.group === is.group || from === to ? [] : [{ kind: 'moved' as const, title, from, to }]),
    ...(was.status === is.status
      ? []
      : [{ kind: 'status' as const, title, from: was.status, to: is.status }]),
  ];
}

type Box = Pick<Criterion, 'title' | 'box'>;

function compareBoxes<One extends Box>(
  what: 'task' | 'criterion',
  before: readonly One[],
  after: readonly One[],
  place: (box: One) => string | null,
): DocumentEdit[] {
  const left = [...before];
  const edits = after.flatMap((is): DocumentEdit[] => {
    const at = left.findIndex(({ title }) => title === is.title);
    const [was] = at < 0 ? [] : left.splice(at, 1);
    const named = { what, title: is.title, of: place(is) };
    if (was === undefined) return [{ kind: 'box-added', ...named }];
    if (was.box.value === is.box.value) return [];
    return [{ kind: is.box.value ? 'ticked' : 'unticked', ...named }];
  });
  const removed = left.map((was) => {
    return { kind: 'box-removed' as const, what, title: was.title, of: place(was) };
  });
  return [...edits, ...removed];
}

function compareGroups(before: SprintDocument, after: SprintDocument): DocumentEdit[] {
  const keysOf = ({ groups }: SprintDocument) => new Set(groups.map(({ key }) => key));
  const [had, has] = [keysOf(before), keysOf(after)];
  return [
    ...after.groups
      .filter(({ key }) => !had.has(key))
      .map(({ key, title }) => {
        return { kind: 'group-added' as const, title: groupName(after, key) ?? title };
      }),
    ...before.groups
      .filter(({ key }) => !has.has(key))
      .map(({ key, title }) => {
        return { kind: 'group-removed' as const, title: groupName(before, key) ?? title };
      }),
  ];
}
