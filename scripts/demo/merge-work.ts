import { readFile } from 'node:fs/promises';
import type { EmulatedGitHub } from '../../tests/support/github/emulated-github.ts';
import type { EmulatedRepository } from '../../tests/support/github/repository/emulated-repository.ts';
import { type ActionResult, runAction } from '../../tests/support/github/runner/run-action.ts';
import { pushEvent } from '../../tests/support/github/runner/runner-event.ts';

export const DOCUMENT = 'CURRENT_SPRINT.md';
const EXAMPLE = new URL('../../examples/CURRENT_SPRINT.md', import.meta.url);

/** The document before and after the merge, and what the action said. */
export interface DemoRun {
  readonly repository: EmulatedRepository;
  readonly before: string;
  readonly after: string;
  readonly result: ActionResult;
}

/** Merges a pull request that closes two issues of the document, and runs the bundled action on the push. */
export async function mergeWork(
  github: EmulatedGitHub,
  say: (step: string) => void,
): Promise<DemoRun> {
  const before = await readFile(EXAMPLE, 'utf8');
  const repository = await github.createRepository({
    owner: 'octo-org',
    name: 'trail-maps',
    files: { 'README.md': '# Trail maps\n', [DOCUMENT]: before },
    issues: [{ title: 'Tile cache' }, { title: 'Download queue' }],
  });
  say(`1. ${repository.fullName} holds ${DOCUMENT}; its deliverables are linked to #1 and #2.`);

  const number = await repository.openPullRequest({
    title: 'Keep the tiles of a region on the device',
    head: 'tile-store',
    body: 'Tiles stay on the device, and regions download in the background.\n\nCloses #1\nCloses #2\n',
    files: { 'src/tile-store.ts': 'export const tiles = new Map();\n' },
  });
  const sha = await repository.mergePullRequest(number);
  say(`2. Pull request #${number} "Closes #1, closes #2" is merged as ${sha.slice(0, 7)}.`);

  const result = await runAction({ repository, event: await pushEvent(repository) });
  say(`3. The action ran on that push and ended with exit code ${result.exitCode}.`);
  return { repository, before, after: (await repository.readFile(DOCUMENT)) ?? '', result };
}
