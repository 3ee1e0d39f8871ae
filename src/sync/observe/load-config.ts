import { CONFIG_PATH, type Config, DEFAULT_CONFIG } from '../../config/config.ts';
import { parseConfig } from '../../config/parse-config.ts';
import type { ConfigOverrides } from '../../config/parse-overrides.ts';
import { readFile } from '../../github/read-file.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { ReportedProblem } from '../../model/sync-report.ts';

export type LoadedConfig =
  | {
      readonly kind: 'config';
      readonly config: Config;
      /** Whether the repository has a config file, or a person gave one. */
      readonly isWritten: boolean;
      readonly defaultBranch: string;
      /** Of the default branch. */
      readonly head: Commit;
    }
  | { readonly kind: 'problems'; readonly problems: readonly ReportedProblem[] };

/** A config that a person gives in place of the repository's own. */
export interface ConfigFile {
  /** As problems name it. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads the config, from the default branch only: no pull request can change how it is judged. */
export async function loadConfig(
  repository: GitHubRepository,
  {
    overrides,
    configFile,
  }: { readonly overrides: ConfigOverrides; readonly configFile?: ConfigFile },
): Promise<LoadedConfig> {
  const { defaultBranch } = await repository.readFacts();
  const head = await repository.findHead(defaultBranch);
  if (head === null) {
    throw new UserError(
      `${repository.fullName} has no commit on its default branch ${defaultBranch}. Push a sprint document to it first.`,
    );
  }
  const place = { kind: 'config' as const, defaultBranch, head };
  const { path, ...file } = configFile
    ? { kind: 'file' as const, ...configFile }
    : { path: CONFIG_PATH, ...(await readFile(repository, { commit: head, path: CONFIG_PATH })) };
  switch (file.kind) {
    case 'absent':
      return { ...place, config: override(DEFAULT_CONFIG, overrides), isWritten: false };
    case 'refused':
      return refuse(path, [{ line: 1, column: 1, message: `${path} ${file.reason}.` }]);
    case 'file': {
      const parsed = parseConfig(file.bytes);
      if (parsed.kind === 'problems') return refuse(path, parsed.problems);
      return { ...place, config: override(parsed.config, overrides), isWritten: true };
    }
    default:
      return file satisfies never;
  }
}

/** What is asked for by hand wins, also over what the config says for one document. */
function override(config: Config, overrides: ConfigOverrides): Config {
  const { tasks } = overrides;
  const apart = config.apart.map(({ pattern, settings }) => {
    return { pattern, settings: tasks === undefined ? settings : { ...settings, tasks } };
  });
  return { ...config, ...overrides, apart };
}

type Found = Partial<ReportedProblem> & Pick<ReportedProblem, 'line' | 'column' | 'message'>;

function refuse(path: string, found: readonly Found[]): LoadedConfig {
  const problems = found.map(
    (one): ReportedProblem => ({
      rule: 'config-syntax',
      severity: 'error',
      path,
      ...one,
    }),
  );
  return { kind: 'problems', problems };
}
