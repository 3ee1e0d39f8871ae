import { CONFIG_PATH } from '../../config/config.ts';
import { readFile } from '../../github/read-file.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import { readAhead } from './read-ahead.ts';

/** Whether the default branch holds a config file: only then a repository has agreed to be written to. */
export async function hasConfig(github: GitHubRepository): Promise<boolean> {
  const { repository } = await readAhead(github);
  const { defaultBranch } = await repository.readFacts();
  const commit = await repository.findHead(defaultBranch);
  if (commit === null) return false;
  const file = await readFile(repository, { commit, path: CONFIG_PATH });
  return file.kind !== 'absent';
}
