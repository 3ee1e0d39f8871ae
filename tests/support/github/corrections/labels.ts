import { type Context, readAll, repositoryOf } from '../context.ts';
import { findText, isList, isObject, type Json, textAt } from '../json.ts';
import { type ApiRequest, refusal } from '../message.ts';
import type { Parameters } from '../router.ts';

/** GitHub does not tell letter case apart in names of labels; the emulator does. */
export async function withKnownLabels(
  context: Context,
  request: ApiRequest,
  parameters: Parameters,
): Promise<ApiRequest> {
  const { body } = request;
  const labels = isList(body) ? body : isObject(body) ? body['labels'] : undefined;
  if (!isList(labels)) return request;
  const known = await knownNames(context, parameters);
  const written = labels.map((label) => nameOf(label, known));
  return { ...request, body: isObject(body) ? { ...body, labels: written } : written };
}

/** `GET`, `PATCH` and `DELETE` of a label by its name, of the repository or of an issue. */
export async function labelByName(context: Context, request: ApiRequest, parameters: Parameters) {
  const known = await knownNames(context, parameters);
  const name = nameOf(parameters['name'] ?? '', known);
  const path = request.path.replace(/[^/]+$/, encodeURIComponent(name));
  return await context.forward({ ...request, path });
}

export async function createLabel(context: Context, request: ApiRequest, parameters: Parameters) {
  const name = findText(request.body, 'name') ?? '';
  const known = await knownNames(context, parameters);
  if (!known.has(name.trim().toLowerCase())) return await context.forward(request);
  const error = { resource: 'Label', code: 'already_exists', field: 'name' };
  return refusal(422, 'Validation Failed', [error]);
}

async function knownNames(context: Context, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return new Map<string, string>();
  const labels = await readAll(context, `/repos/${repository.fullName}/labels`);
  const names = labels.map((label) => textAt(label, 'name'));
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/** A label is given as its name or as an object with a name. */
function nameOf(label: Json, known: ReadonlyMap<string, string>): string {
  const name = typeof label === 'string' ? label : textAt(label, 'name');
  return known.get(name.trim().toLowerCase()) ?? name;
}
