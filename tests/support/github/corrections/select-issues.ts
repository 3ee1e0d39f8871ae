import { find, findText, isList, type Json, type JsonObject, numberAt, textAt } from '../json.ts';

/** GitHub's filters and orders of a list of issues, on plain data. */
export function selectIssues(
  issues: readonly JsonObject[],
  query: URLSearchParams,
): readonly JsonObject[] {
  const filters = [
    byState(query.get('state') ?? 'open'),
    byLabels(query.get('labels') ?? ''),
    bySince(query.get('since')),
    byLogin(query.get('creator'), (issue) => [find(issue, 'user')]),
    byLogin(query.get('assignee'), (issue) => listOf(issue, 'assignees')),
    byMilestone(query.get('milestone')),
  ];
  const order = orderOf(query.get('sort') ?? 'created');
  const sign = query.get('direction') === 'asc' ? 1 : -1;
  return issues
    .filter((issue) => filters.every((keeps) => keeps(issue)))
    .sort((left, right) => sign * order(left, right));
}

type Filter = (issue: JsonObject) => boolean;
const all: Filter = () => true;

function byState(state: string): Filter {
  return state === 'all' ? all : (issue) => findText(issue, 'state') === state;
}

/** Every label must be there; letter case does not count. */
function byLabels(names: string): Filter {
  const wanted = names
    .split(',')
    .map(normal)
    .filter((name) => name !== '');
  return (issue) => {
    const present = listOf(issue, 'labels').map((label) => normal(textAt(label, 'name')));
    return wanted.every((name) => present.includes(name));
  };
}

const normal = (name: string) => name.trim().toLowerCase();

function bySince(since: string | null): Filter {
  if (since === null) return all;
  return (issue) => Date.parse(textAt(issue, 'updated_at')) >= Date.parse(since);
}

function byLogin(
  wanted: string | null,
  people: (issue: JsonObject) => readonly (Json | undefined)[],
): Filter {
  if (wanted === null || wanted === '') return all;
  return (issue) => {
    const logins = people(issue).map((person) => findText(person, 'login'));
    if (wanted === 'none') return logins.length === 0;
    return wanted === '*' ? logins.length > 0 : logins.includes(wanted);
  };
}

function byMilestone(wanted: string | null): Filter {
  if (wanted === null || wanted === '') return all;
  return (issue) => {
    const number = find(issue, 'milestone', 'number');
    if (wanted === 'none') return number === undefined;
    return wanted === '*' ? number !== undefined : number === Number(wanted);
  };
}

function listOf(issue: JsonObject, name: string): readonly Json[] {
  const found = find(issue, name);
  return isList(found) ? found : [];
}

function orderOf(sort: string): (left: JsonObject, right: JsonObject) => number {
  const byNumber = (left: JsonObject, right: JsonObject) =>
    numberAt(left, 'number') - numberAt(right, 'number');
  const byText = (name: string) => (left: JsonObject, right: JsonObject) =>
    textAt(left, name).localeCompare(textAt(right, name)) || byNumber(left, right);
  if (sort === 'updated') return byText('updated_at');
  if (sort !== 'comments') return byText('created_at');
  return (left, right) =>
    numberAt(left, 'comments') - numberAt(right, 'comments') || byNumber(left, right);
}
