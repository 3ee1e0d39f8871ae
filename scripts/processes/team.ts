import type { EmulatedGitHub } from '../../tests/support/github/emulated-github.ts';
import type { EmulatedRepository } from '../../tests/support/github/repository/emulated-repository.ts';

const DOCUMENT = 'CURRENT_SPRINT.md';
const TITLES = ['Index builder', 'Query parser', 'Ranking', 'Snippets'] as const;

/** A repository, and what people last said in its issues. */
export interface Team {
  readonly repository: EmulatedRepository;
  /** One person's edit: the state or the title of some issue. */
  readonly edit: (random: () => number) => Promise<void>;
  /** What the document should say and does not; empty when it is in step. */
  readonly findMissing: () => Promise<readonly string[]>;
}

/** A repository whose document and issues are in step. */
export async function createTeam(github: EmulatedGitHub, name: string): Promise<Team> {
  const lines = TITLES.map((title, at) => `- [ ] **${title}** (#${at + 1})`);
  const repository = await github.createRepository({
    name,
    files: {
      '.github/sprint-sync.yml': 'issues: link\n',
      [DOCUMENT]: `# Sprint 7: Search\n\n## Track A\n\n${lines.join('\n')}\n`,
    },
    issues: TITLES.map((title) => ({ title })),
  });
  const said = TITLES.map((title) => ({ title: String(title), isDone: false }));
  let edits = 0;
  return {
    repository,
    edit: async (random) => {
      const at = Math.floor(random() * TITLES.length);
      const known = said[at];
      if (known === undefined) return;
      edits += 1;
      const isRename = random() < 0.2;
      const next = isRename
        ? { ...known, title: `${TITLES[at]} ${edits}` }
        : { ...known, isDone: !known.isDone };
      said[at] = next;
      await repository.editIssue(
        at + 1,
        isRename
          ? { title: next.title }
          : next.isDone
            ? { state: 'closed', reason: 'completed' }
            : { state: 'open' },
      );
    },
    findMissing: async () => {
      const text = (await repository.readFile(DOCUMENT)) ?? '';
      const wanted = said.map(({ title, isDone }) => `- [${isDone ? 'x' : ' '}] **${title}** (`);
      return wanted.filter((line) => !text.includes(line));
    },
  };
}
