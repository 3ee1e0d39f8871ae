import { describe, expect, test } from 'vitest';
import { connectGitHub } from '../../src/github/connect-github.ts';
import { reportImpact } from '../../src/sync/forecast/report-impact.ts';
import { type Team, useTeams } from '../sync/harness.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';
import { readWorkflow } from './workflow.ts';

const { github, open } = useTeams();
const TICKED = '- [x] **Ranking**';

type Permissions = Readonly<Record<string, string>>;

/** A workflow, and a run of it that needs all that it is granted. */
interface Scene {
  readonly workflow: string;
  readonly config: string;
  readonly prepare?: (team: Team) => Promise<void>;
  readonly run: (team: Team, pull: Pull, token: string) => Promise<unknown>;
  readonly isDone: (team: Team) => Promise<boolean>;
}

interface Pull {
  readonly number: number;
  readonly merge: () => Promise<unknown>;
}

const afterMerge: Scene['run'] = async (team, { number, merge }, token) => {
  await merge();
  await team.run({ trigger: { kind: 'merge', pullRequest: number }, token });
};

const SCENES: readonly Scene[] = [
  {
    workflow: 'document-only',
    config: '',
    run: afterMerge,
    isDone: async ({ read }) => (await read()).includes(TICKED),
  },
  {
    workflow: 'monorepo',
    config: '',
    run: afterMerge,
    isDone: async ({ read }) => (await read()).includes(TICKED),
  },
  {
    workflow: 'protected-branch',
    config: '',
    prepare: async ({ repository }) => repository.protect('main'),
    run: afterMerge,
    isDone: async ({ repository }) => (await repository.pullRequests()).length === 2,
  },
  {
    workflow: 'document-and-issues',
    config: 'issues: create\n',
    run: async (team, _, token) => {
      await team.run({ token });
      await team.edit((text) => text.replace('- [ ] **Ranking**', TICKED));
      await team.run({ token });
    },
    isDone: async ({ repository }) =>
      (await repository.issues()).some(({ stateReason }) => stateReason === 'completed'),
  },
  {
    workflow: 'pull-requests',
    config: '',
    run: async ({ repository }, { number }, token) => {
      const { apiUrl, fetch } = github();
      const place = { apiUrl, fetch, repository: repository.fullName };
      const connected = connectGitHub({ ...place, token, throttle: false, second: 10 });
      await reportImpact(connected, { pullRequest: number, overrides: {}, dryRun: false });
    },
    isDone: async ({ comments }) => (await comments(2)).length === 1,
  },
];

/** One run with certain permissions: did it reach its end, and what was it refused? */
async function play(scene: Scene, permissions: Permissions) {
  const team = await open({ text: TEAM_DOCUMENT, config: scene.config, isPrivate: true });
  const { repository } = team;
  const issue = await repository.createIssue({ title: 'Ranking' });
  const work = {
    title: 'Rank',
    head: 'rank',
    body: `Completes: Ranking\nCloses #${issue}`,
    files: { x: 'y' },
  };
  const number = await repository.openPullRequest(work);
  await scene.prepare?.(team);
  const named = Object.entries(permissions).map(([name, level]) => [
    name.replaceAll('-', '_'),
    level,
  ]);
  const token = github().createActionsToken(repository.owner, Object.fromEntries(named));
  github().forgetRequests();
  const merge = () => repository.mergePullRequest(number);
  const failed = await scene.run(team, { number, merge }, token).then(
    () => null,
    (error: unknown) => String(error),
  );
  const refused = github()
    .requests.filter(({ status }) => status === 403)
    .map(({ method, path }) => `${method} ${path}`);
  return { isDone: await scene.isDone(team), failed, refused };
}

describe.each(SCENES)('the rights of the workflow $workflow', (scene) => {
  const { permissions } = readWorkflow(scene.workflow);

  test('are enough', async () => {
    expect(await play(scene, permissions)).toEqual({ isDone: true, failed: null, refused: [] });
  });

  test.each(Object.entries(permissions).filter(isProvable))(
    'are needed: %s: %s',
    async (name, level) => {
      const { [name]: _, ...others } = permissions;
      const lacksRead = level === 'read';
      // The emulated GitHub answers the reads of one query to everyone who knows the repository.
      if (lacksRead) github().setGraphql(false);
      const result = await play(scene, lacksRead ? others : { ...others, [name]: 'read' });
      github().setGraphql(true);
      expect(result.isDone).toBe(false);
      expect(result.refused).not.toEqual([]);
    },
  );
});

/** Issues linked in the sidebar are read by query alone, which the emulated GitHub refuses to nobody. */
function isProvable([name, level]: readonly [string, string]): boolean {
  return `${name}: ${level}` !== 'issues: read';
}
