import { type Context, readAll, repositoryOf } from '../context.ts';
import { compare } from '../git/compare.ts';
import { findRef } from '../git/git-data.ts';
import { importCommit } from '../git/import-commit.ts';
import { findText, type JsonObject, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import {
  type ApiAnswer,
  type ApiRequest,
  isSuccess,
  jsonOf,
  notFound,
  refusal,
} from '../message.ts';
import type { Parameters } from '../router.ts';
import { presentFull } from './present-pull.ts';
import { pullOf } from './pull-state.ts';

/** The emulator invents branches that do not exist and opens a pull request twice. */
export async function openPull(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  if (request.caller.kind === 'installation' && !repository.actionsMayOpenPulls) {
    return refusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  }
  const refused = await refuse(context, request, repository);
  if (refused !== undefined) return refused;
  const opened = await context.forward(request);
  if (!isSuccess(opened)) return opened;
  const pull = await pullOf(context, repository.fullName, jsonOf(opened));
  return { ...opened, body: await presentFull(context, repository.fullName, pull) };
}

async function refuse(
  context: Context,
  { body }: ApiRequest,
  repository: RepositoryMemory,
): Promise<ApiAnswer | undefined> {
  const head = findText(body, 'head');
  const base = findText(body, 'base');
  if (findText(body, 'title') === undefined)
    return invalid({ code: 'missing_field', field: 'title' });
  if (head === undefined) return invalid({ code: 'missing_field', field: 'head' });
  if (base === undefined) return invalid({ code: 'missing_field', field: 'base' });

  const source = headOf(context, repository, head);
  const { fullName } = repository;
  const baseSha = await findRef(context, fullName, `heads/${base}`);
  const headSha = source && (await findRef(context, source.repository, `heads/${source.branch}`));
  if (baseSha === undefined) return invalid({ code: 'invalid', field: 'base' });
  if (source === undefined || headSha === undefined) {
    return invalid({ code: 'invalid', field: 'head' });
  }

  if (await isOpenAlready(context, fullName, { label: source.label, base })) {
    const message = `A pull request already exists for ${source.label}.`;
    return invalid({ code: 'custom', message });
  }
  if (source.repository !== fullName) {
    await importCommit(context, { from: source.repository, to: fullName }, headSha);
  }
  const { commits } = await compare(context, fullName, { base: baseSha, head: headSha });
  if (commits.length > 0) return undefined;
  return invalid({ code: 'custom', message: `No commits between ${base} and ${head}` });
}

function headOf(context: Context, repository: RepositoryMemory, head: string) {
  const owner = repository.fullName.split('/')[0] ?? '';
  const colon = head.indexOf(':');
  const account = colon < 0 ? owner : head.slice(0, colon);
  const branch = head.slice(colon + 1);
  const source =
    account === owner
      ? repository
      : context.memory
          .all()
          .find(
            (fork) =>
              fork.forkOf === repository.fullName && fork.fullName.startsWith(`${account}/`),
          );
  return source && { repository: source.fullName, branch, label: `${account}:${branch}` };
}

interface Wish {
  readonly label: string;
  readonly base: string;
}

async function isOpenAlready(context: Context, repository: string, { label, base }: Wish) {
  const query = `state=open&base=${encodeURIComponent(base)}`;
  const open = await readAll(context, `/repos/${repository}/pulls?${query}`);
  return open.some((pull) => textAt(pull, 'head', 'label') === label);
}

function invalid(error: JsonObject): ApiAnswer {
  return refusal(422, 'Validation Failed', [{ resource: 'PullRequest', ...error }]);
}
