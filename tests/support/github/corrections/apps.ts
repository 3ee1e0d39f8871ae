import { type Context, call, repositoryOf } from '../context.ts';
import { findText, isList, type Json, objectAt } from '../json.ts';
import { type ApiAnswer, type ApiRequest, answer, isSuccess, jsonOf, refusal } from '../message.ts';
import type { Parameters } from '../router.ts';
import { botId } from '../webhooks/watch-writes.ts';

/** The account of an App, which is no user of the emulator's. */
export async function getUser(
  context: Context,
  request: ApiRequest,
  { username = '' }: Parameters,
) {
  if (!username.endsWith('[bot]')) return await context.forward(request);
  const { apiUrl, serverUrl } = context.addresses;
  const self = `${apiUrl}/users/${encodeURIComponent(username)}`;
  const links = [
    'followers',
    'following',
    'gists',
    'starred',
    'subscriptions',
    'organizations',
    'repos',
    'events',
    'received_events',
  ];
  return answer(200, {
    login: username,
    id: botId(username),
    node_id: `BOT_${botId(username)}`,
    avatar_url: `${serverUrl}/avatars/${botId(username)}`,
    gravatar_id: '',
    url: self,
    html_url: `${serverUrl}/apps/${username.replace('[bot]', '')}`,
    ...Object.fromEntries(links.map((name) => [`${name}_url`, `${self}/${name}`])),
    type: 'Bot',
    site_admin: false,
    name: null,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: context.clock.now(),
    updated_at: context.clock.now(),
  });
}

/** What an installation's token may see. */
export async function listInstalled(context: Context, request: ApiRequest): Promise<ApiAnswer> {
  if (request.caller.kind !== 'installation')
    return refusal(403, 'You must authenticate with an installation access token.');
  const repositories: Json[] = [];
  for (const { fullName } of context.memory.all()) {
    const found = await call(context, {
      method: 'GET',
      path: `/repos/${fullName}`,
      caller: request.caller,
    });
    if (isSuccess(found)) repositories.push(jsonOf(found));
  }
  const [size, page] = [
    Number(request.query.get('per_page') ?? 30),
    Number(request.query.get('page') ?? 1),
  ];
  const shown = repositories.slice((page - 1) * size, page * size);
  return answer(200, { total_count: repositories.length, repositories: shown });
}

/** Reactions to comments, which the emulator lacks. One of a kind and account. */
export async function addReaction(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const path = request.path.replace(/\/reactions$/, '');
  const comment = await call(context, { method: 'GET', path, caller: request.caller });
  if (repository === undefined || !isSuccess(comment)) return comment;
  const content = findText(request.body, 'content') ?? '';
  const id = Number(parameters['number']);
  const all = repository.reactions.get(id) ?? [];
  const { login } = request.caller;
  const known = all.some((one) => one.by === login && one.content === content);
  if (!known) repository.reactions.set(id, [...all, { by: login, content }]);
  const user = jsonOf(await getUser(context, request, { username: login }));
  return answer(known ? 200 : 201, {
    id: id * 10 + all.length,
    node_id: `REA_${id}`,
    user: isList(user) ? null : user,
    content,
    created_at: context.clock.now(),
  });
}

export function listReactions(
  context: Context,
  _request: ApiRequest,
  parameters: Parameters,
): ApiAnswer {
  const reactions =
    repositoryOf(context, parameters)?.reactions.get(Number(parameters['number'])) ?? [];
  return answer(
    200,
    reactions.map(({ by, content }, index) => ({
      id: index + 1,
      node_id: `REA_${index}`,
      user: null,
      content,
      created_at: context.clock.now(),
      by,
    })),
  );
}

/** The emulator does not tell whose App it is. */
export async function getApp(context: Context, request: ApiRequest): Promise<ApiAnswer> {
  const found = await context.forward(request);
  if (!isSuccess(found)) return found;
  const owner = await readUser(context, request);
  return { ...found, body: { ...objectAt(jsonOf(found)), owner } };
}

async function readUser(context: Context, request: ApiRequest): Promise<Json> {
  const user = await call(context, {
    method: 'GET',
    path: '/users/maintainer',
    caller: request.caller,
  });
  return isSuccess(user) ? jsonOf(user) : null;
}
