import { type Context, repositoryOf } from '../context.ts';
import { find, isList, isObject, type Json, numberAt } from '../json.ts';
import {
  type ApiAnswer,
  type ApiRequest,
  isSuccess,
  jsonOf,
  notFound,
  refusal,
} from '../message.ts';
import { page } from '../pages.ts';
import type { Parameters } from '../router.ts';

/** https://docs.github.com/en/rest/checks/runs: "a maximum of 50 annotations per API request". */
const MOST_AT_ONCE = 50;

export async function createRun(context: Context, request: ApiRequest, parameters: Parameters) {
  return await write(context, request, parameters);
}

/** Annotations of an update are added to those that are there; the emulator replaces them. */
export async function changeRun(context: Context, request: ApiRequest, parameters: Parameters) {
  return await write(context, request, parameters);
}

async function write(
  context: Context,
  request: ApiRequest,
  parameters: Parameters,
): Promise<ApiAnswer> {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const added = annotationsOf(request.body);
  if (added.length > MOST_AT_ONCE) {
    const message = `Invalid request.\n\nNo more than ${MOST_AT_ONCE} items are allowed; ${added.length} were supplied.`;
    return refusal(422, message);
  }
  const written = await context.forward(request);
  if (!isSuccess(written)) return written;
  const run = jsonOf(written);
  const id = numberAt(run, 'id');
  const all = [...(repository.annotations.get(id) ?? []), ...added];
  repository.annotations.set(id, all);
  return { ...written, body: withCount(run, all.length) };
}

export async function listAnnotations(
  context: Context,
  request: ApiRequest,
  parameters: Parameters,
) {
  const repository = repositoryOf(context, parameters);
  const allowed = await context.forward(request);
  if (repository === undefined || !isSuccess(allowed)) return allowed;
  const all = repository.annotations.get(Number(parameters['number'])) ?? [];
  const shown = all.map((annotation) => ({
    start_column: null,
    end_column: null,
    raw_details: null,
    title: null,
    blob_href: '',
    ...(isObject(annotation) ? annotation : {}),
  }));
  return page(context, request, shown);
}

function annotationsOf(body: Json | undefined): readonly Json[] {
  const listed = find(body ?? null, 'output', 'annotations');
  return isList(listed) ? listed : [];
}

function withCount(run: Json, count: number): Json {
  const output = find(run, 'output');
  if (!isObject(run) || !isObject(output)) return run;
  return { ...run, output: { ...output, annotations_count: count } };
}
