import { type Context, repositoryOf } from '../context.ts';
import {
  find,
  findText,
  isList,
  isObject,
  type Json,
  type JsonObject,
  numberAt,
  objectAt,
  textAt,
} from '../json.ts';
import type { BodyVersion, RepositoryMemory } from '../memory.ts';
import { type ApiRequest, isSuccess, jsonOf } from '../message.ts';
import { page } from '../pages.ts';
import type { Parameters } from '../router.ts';

interface Edit {
  readonly before: Json;
  readonly after: Json;
  readonly by: string;
}

/** GitHub keeps the titles that an issue and its milestones had, and every version of its body. */
export function rememberEdit(repository: RepositoryMemory, { before, after, by }: Edit): void {
  const issue = numberAt(after, 'number');
  const at = textAt(after, 'updated_at');
  const [from, to] = [textAt(before, 'title'), textAt(after, 'title')];
  const actor = { ...objectAt(before, 'user'), login: by };
  if (from !== to) repository.renames.push({ issue, from, to, at, actor });
  const [left, got] = [
    findText(before, 'milestone', 'title'),
    findText(after, 'milestone', 'title'),
  ];
  if (left !== got) {
    const known = repository.milestones.get(issue) ?? [];
    repository.milestones.set(issue, [...known, ...[left, got].filter((one) => one !== undefined)]);
  }
  const [was, text] = [findText(before, 'body') ?? '', findText(after, 'body') ?? ''];
  if (was === text) return;
  const first: BodyVersion = {
    at: textAt(before, 'created_at'),
    by: textAt(before, 'user', 'login'),
    text: was,
  };
  const versions = repository.bodies.get(issue) ?? [first];
  repository.bodies.set(issue, [...versions, { at, by, text }]);
}

/** Renames are events too; what an event does not speak of is absent; being opened is none. */
export async function listEvents(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const query = new URLSearchParams({ per_page: '100' });
  const found = await context.forward({ ...request, query });
  if (repository === undefined || !isSuccess(found)) return found;
  const listed = jsonOf(found);
  const number = Number(parameters['number']);
  const titles = [...(repository.milestones.get(number) ?? [])];
  const events = [
    ...(isList(listed) ? listed : [])
      .filter((event) => find(event, 'event') !== 'opened')
      .map((event) => withMilestone(event, titles))
      .map(presentEvent),
    ...repository.renames
      .filter(({ issue }) => issue === number)
      .map((rename, index) => presentRename(context, repository, { ...rename, index })),
  ].sort((a, b) => textAt(a, 'created_at').localeCompare(textAt(b, 'created_at')));
  return page(context, request, events);
}

/** The emulator leaves the title out. */
function withMilestone(event: Json, titles: string[]): Json {
  const isOne = ['milestoned', 'demilestoned'].includes(textAt(event, 'event'));
  return isOne ? { ...objectAt(event), milestone: { title: titles.shift() ?? '' } } : event;
}

const OPTIONAL = ['label', 'assignee', 'milestone', 'rename'];

function presentEvent(event: Json): JsonObject {
  const { issue: _issue, ...fields } = objectAt(event);
  const kept = Object.entries(fields).filter(
    ([name, value]) => !OPTIONAL.includes(name) || isObject(value),
  );
  return { ...Object.fromEntries(kept), performed_via_github_app: null };
}

function presentRename(
  { addresses }: Context,
  { fullName }: RepositoryMemory,
  {
    from,
    to,
    at,
    actor,
    index,
    issue,
  }: RepositoryMemory['renames'][number] & { readonly index: number },
): JsonObject {
  const id = 1_000_000 + issue * 1_000 + index;
  return {
    id,
    node_id: `RE_${id}`,
    url: `${addresses.apiUrl}/repos/${fullName}/issues/events/${id}`,
    actor,
    event: 'renamed',
    commit_id: null,
    commit_url: null,
    created_at: at,
    performed_via_github_app: null,
    rename: { from, to },
  };
}
