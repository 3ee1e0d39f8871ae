import { createClient } from '../../support/github/http-client.ts';
import { find, isList } from '../../support/github/json.ts';
import { TEAM_DOCUMENT } from '../../sync/team-document.ts';
import type { Place, PlaceSeed } from './place.ts';

/** What a person does, and what is to follow from it within seconds. */
export interface Row {
  readonly name: string;
  readonly act: (place: Place) => Promise<unknown>;
  readonly shows: (place: Place) => Promise<boolean>;
}

export interface Story extends PlaceSeed {
  readonly rows: readonly Row[];
}

export const TABLE = `# Sprint 8: Words

## Track A: All

**Status:** 🔲 Not Started

| Task | Owner | Status |
|------|-------|--------|
| **One** | TBD | 🔲 Not Started |
| **Two** | TBD | 🔲 Not Started |

## Blockers

None
`;

/** The row that follows from a comment on the first issue. */
function command(text: string, shows: RegExp | string): Row {
  return {
    name: text,
    act: ({ comment }) => comment(1, text),
    shows: async ({ says, replies }) =>
      typeof shows === 'string'
        ? (await replies(1)).some((one) => one.includes(shows))
        : await says(shows),
  };
}

const WORDS = { config: 'issues: create\n', text: TABLE, begins: /issues\/2/ };
const OWNERS = 'people:\n  Ann: contributor\n  Ben: maintainer\n';

/** Both ways and commands, each story in a repository of its own. */
export const STORIES: readonly Story[] = [
  {
    name: 'boxes',
    config: 'issues: create\n',
    text: TEAM_DOCUMENT,
    begins: /issues\/4/,
    rows: [
      {
        name: 'an issue is closed',
        act: ({ repository }) => repository.editIssue(1, { state: 'closed', reason: 'completed' }),
        shows: async ({ says }) =>
          (await says(/\[x\] \*\*Index builder\*\*/)) && (await says(/1\/2 deliverables/)),
      },
      {
        name: 'it is reopened',
        act: ({ repository }) => repository.editIssue(1, { state: 'open' }),
        shows: ({ says }) => says(/\[ \] \*\*Index builder\*\*[\s\S]*0\/2 deliverables/),
      },
      {
        name: 'an issue is renamed',
        act: ({ repository }) => repository.editIssue(3, { title: 'Query reader' }),
        shows: ({ says }) => says(/\*\*Query reader\*\*/),
      },
      {
        name: 'a task is ticked in an issue’s body',
        act: async ({ repository }) => {
          const { body } = await repository.issue(2);
          await repository.editIssue(2, { body: body.replace('- [ ] Only', '- [x] Only') });
        },
        shows: ({ says }) => says(/\[x\] Only changed files are read/),
      },
      {
        name: 'a push ticks a line: its issue is closed',
        act: ({ push }) => push('[ ] **Ranking**', '[x] **Ranking**'),
        shows: async ({ repository }) => (await repository.issue(4)).state === 'closed',
      },
    ],
  },
  {
    ...WORDS,
    name: 'labels',
    rows: [
      {
        name: 'an issue gets a status label',
        act: ({ repository }) => repository.editIssue(1, { labels: ['status: blocked'] }),
        shows: ({ says }) => says(/\*\*One\*\*.*Blocked/),
      },
      command('Off we go.\n\n/sprint start', /\*\*One\*\*.*In Progress/),
      {
        name: 'a push changes a status: the label follows',
        act: ({ push }) => push(/[^|\n]*In Progress \|/, ' 🟡 In Review |'),
        shows: async ({ repository }) =>
          (await repository.issue(1)).labels.includes('status: in-review'),
      },
      command('/sprint done', /\*\*One\*\*.*(?:Done|Complete)/),
      command('/sprint reopen', /\*\*One\*\*.*Not Started/),
    ],
  },
  {
    ...WORDS,
    name: 'waiting',
    rows: [
      command(
        '/sprint block waiting for the certificate',
        /^- \*\*One\*\*.*: waiting for .*20\d\d/m,
      ),
      command('/sprint unblock', /\*\*One\*\*.*Not Started[\s\S]*Blockers\n\nNone/),
      command('/sprint defer until the summer', /^- \*\*One\*\*.*: until the summer/m),
    ],
  },
  {
    ...WORDS,
    name: 'answers',
    rows: [
      command('/sprint status', 'deliverables are done'),
      command('/sprint plan', 'Nothing is to be done'),
      command('/sprint help', '`/sprint block <reason>`'),
      {
        name: '/sprint sync',
        act: async ({ comment, repository }) => {
          const sent = await comment(1, '/sprint sync');
          asked.set(repository.fullName, sent);
        },
        shows: async ({ receipt, repository }) =>
          (await receipt(asked.get(repository.fullName) ?? 0)) === '+1',
      },
    ],
  },
  {
    name: 'owners',
    config: `issues: create\nmilestone: document\n${OWNERS}`,
    text: TABLE,
    begins: /issues\/2/,
    rows: [
      command('/sprint assign @contributor', /\*\*One\*\*.*\| Ann \|/),
      {
        name: 'an issue is assigned',
        act: ({ repository }) => repository.editIssue(2, { assignees: ['maintainer'] }),
        shows: ({ says }) => says(/\*\*Two\*\*.*\| Ben \|/),
      },
      {
        name: 'the sprint’s milestone is renamed, and a new line’s issue gets it',
        act: async ({ repository, github, push }) => {
          await renameMilestone({ repository, github });
          await push(/(\| \*\*Two\*\*.*\n)/, '$1| **Three** | TBD | 🔲 Not Started |\n');
        },
        shows: async ({ repository }) => (await readMilestones(repository)).join() === '1,1,1',
      },
    ],
  },
  {
    name: 'pulls',
    config: 'issues: create\n',
    text: TABLE,
    begins: /issues\/2/,
    rows: [
      {
        name: 'a pull request is opened: its forecast',
        act: ({ repository }) =>
          repository.openPullRequest({
            title: 'Work',
            head: 'work',
            body: 'Closes #1',
            files: { 'work.txt': 'done\n' },
          }),
        shows: async ({ replies }) => (await replies(3)).some((one) => one.includes('One')),
      },
      {
        name: 'it is merged: the document says so',
        act: ({ repository }) => repository.mergePullRequest(3),
        shows: ({ says }) => says(/\*\*One\*\*.*(?:Done|Complete)/),
      },
    ],
  },
  {
    name: 'links',
    config: 'issues: link\n',
    text: TABLE.replace('**Two**', '**Two** (#1)'),
    issues: [{ title: 'Two' }, { title: 'One' }],
    begins: /#1/,
    rows: [
      {
        name: '/sprint link One',
        act: ({ comment }) => comment(2, '/sprint link One'),
        shows: ({ says }) => says(/\*\*One\*\*.*issues\/2/),
      },
    ],
  },
  {
    ...WORDS,
    name: 'expired',
    rows: [
      {
        name: 'a token ends before its time, and an issue is closed',
        act: async ({ github, repository }) => {
          const path = `/repos/${repository.fullName}`;
          let renewed = false;
          github.onRequest((request) => {
            renewed ||= request.path.endsWith('/access_tokens');
            const isOurs = request.by === 'planner[bot]' && request.path.startsWith(path);
            return isOurs && !renewed ? UNAUTHORIZED : undefined;
          });
          await repository.editIssue(1, { state: 'closed', reason: 'completed' });
        },
        shows: ({ says }) => says(/\*\*One\*\*.*(?:Done|Complete)/),
      },
    ],
  },
];

const UNAUTHORIZED = { kind: 'answer', status: 401, body: { message: 'Bad credentials' } } as const;
/** The comment that a receipt is expected for. */
const asked = new Map<string, number>();

async function renameMilestone({ repository, github }: Pick<Place, 'repository' | 'github'>) {
  const client = createClient(github, github.createUserToken('maintainer'));
  const path = `/repos/${repository.fullName}/milestones/1`;
  await client('PATCH', path, { body: { title: 'Words, by another name' } });
}

async function readMilestones(repository: Place['repository']): Promise<readonly number[]> {
  const listed = await repository.read('/issues?state=all');
  return (isList(listed) ? listed : []).map((one) => {
    const milestone = find(one, 'milestone', 'number');
    return typeof milestone === 'number' ? milestone : 0;
  });
}
