import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DOCUMENT } from '../harness.ts';
import { lineWith, MOVED, type Step, step } from './step.ts';

const NEXT = readFileSync(
  resolve(import.meta.dirname, '../../fixtures/history/sprint-5.md'),
  'utf8',
);

/** The same file, written anew for the next sprint. */
export const SECOND_SPRINT: readonly Step[] = [
  step(
    'Sprint end: the maintainer rewrites the file; three lines are carried over with their links',
    ({ edit }) => edit('maintainer', () => NEXT),
    { at: '2026-03-16T09:00:00Z' },
  ),
  step('The reviewer closes an issue of the last sprint that was left open', ({ close }) =>
    close('reviewer', 'Beta build'),
  ),
  step('The contributor ticks a task of the trip page in its issue', ({ box }) =>
    box('contributor', { issue: 'Trip page', task: 'Shows the route' }),
  ),
  step('The maintainer corrects the title of the sprint', ({ replace }) =>
    replace('maintainer', 'Sprint 5 (Shared Trips)', 'Sprint 5 (Trips Together)'),
  ),
  step('A merged pull request closes an issue that was carried over', async ({ merge }) => {
    await merge('contributor', { title: 'Badge', body: 'Closes #5' });
  }),
  step('The contributor splits a deliverable: one half keeps the link', ({ edit }) =>
    edit('contributor', (text) => {
      const line = lineWith(text, '**Invitations**');
      return text.replace(
        line,
        `${line.replace('Invitations', 'Invitations by mail')}\n- [ ] **Invitations by link**`,
      );
    }),
  ),
  step('The reviewer merges two deliverables into one', ({ edit }) =>
    edit('reviewer', (text) => {
      const line = lineWith(text, '**Invitations by link**');
      return text
        .replace(`${line}\n`, '')
        .replace('**Invitations by mail**', '**Invitations by mail and link**');
    }),
  ),
  step('The maintainer turns the boxes of a track into a table', ({ edit }) =>
    edit('maintainer', (text) => {
      const [badge, crash, beta] = ['Badge', 'Crash', 'Beta'].map((name) => {
        const line = lineWith(text, `**${name}`);
        const done = line.startsWith('- [x]');
        const [, title = '', link = ''] = /\*\*(.*)\*\* (\(.*\))/.exec(line) ?? [];
        return { line, row: `| ${title} ${link} | ${done ? '✅ Complete' : '🔲 Not Started'} |` };
      });
      const table = ['| Deliverable | Status |', '|---|---|', badge?.row, crash?.row, beta?.row];
      return text.replace([badge?.line, crash?.line, beta?.line].join('\n'), table.join('\n'));
    }),
  ),
  step('The contributor says in the table what is in review', ({ edit }) =>
    edit('contributor', (text) => {
      const line = lineWith(text, '| Crash reports');
      return text.replace(line, line.replace('🔲 Not Started', '🔍 In Review'));
    }),
  ),
  step('A line is copied by mistake, with its link', ({ edit }) =>
    edit('reviewer', (text) => {
      const line = lineWith(text, '**Space for each region**');
      return text.replace(line, `${line}\n${line}`);
    }),
  ),
  step('The copy is taken for a deliverable of its own: its link goes', ({ edit }) =>
    edit('reviewer', (text) => {
      const line = lineWith(text, '**Space for each region**');
      return text.replace(`${line}\n${line}`, `${line}\n- [ ] **Space for all regions**`);
    }),
  ),
  step(
    'Somebody deletes an issue for good',
    async ({ repository, issue }) => repository.deleteIssue(await issue('Space for all regions')),
    { open: ['"Space for all regions" has no issue'] },
  ),
  step('The link to it goes, so its line gets a new one', ({ edit }) =>
    edit('maintainer', (text) => text.replace(/(\*\*Space for all regions\*\*) \(.*\)/, '$1')),
  ),
  step('A track goes, and its lines stand in the other one', ({ edit }) =>
    edit('maintainer', (text) => {
      const rows = ['Badge', 'Crash', 'Beta'].map((name) => lineWith(text, `| ${name}`));
      const line = lineWith(text, '**Space for all regions**');
      const items = rows.map((row) => {
        const [, title = '', state = ''] = row.split('|').map((cell) => cell.trim());
        return `- [${state.includes('Complete') ? 'x' : ' '}] **${title.replace(' (', '** (')}`;
      });
      return text
        .replace(/## 🎯 Track B: Left Over[\s\S]*?(?=## 🚧)/, '')
        .replace(/\| B - Left Over .*\n/, '')
        .replace(line, [line, ...items].join('\n'));
    }),
  ),
  step('The branch is forced back by one commit', async ({ repository }) => {
    const [, before] = await repository.commits();
    await repository.moveRef('heads/main', before?.sha ?? '');
  }),
  step('The maintainer empties a whole track by mistake', ({ edit }) =>
    edit('maintainer', (text) =>
      text.replace(/(?<=### Deliverables\n)(?:(?: {2})?- \[.\] .*\n)+/, ''),
    ),
  ),
  step('And brings it back', async ({ repository }) => {
    const [, before] = await repository.commits();
    await repository.moveRef('heads/main', before?.sha ?? '');
  }),
  step('The config asks to take labelled issues in, and to tell issues whose line goes', (desk) =>
    desk.configure(
      'issues: create\nadopt: append\non-delete: comment\nissues-with: {label: sprint}\n',
    ),
  ),
  step('The reviewer files an issue for the sprint', async ({ repository }) => {
    await repository.createIssue({ title: 'Trip archive', labels: ['sprint'], by: 'reviewer' });
  }),
  step('A pull request completes it by its name', async ({ merge }) => {
    await merge('contributor', { title: 'Archive trips', body: 'Completes: Trip archive' });
  }),
  step('That is reverted', ({ revert }) => revert('reviewer', 'Revert "Archive trips"')),
  step('The revert is reverted', ({ revert }) => revert('contributor', 'Reapply "Archive trips"')),
  step('The maintainer takes out a line', ({ edit }) =>
    edit('maintainer', (text) => text.replace(/- \[ \] \*\*Space for all regions.*\n/, '')),
  ),
  step(
    'And writes it again at another place, with its link',
    async ({ edit, issue, repository }) => {
      const number = await issue('Space for all regions');
      const link = `([#${number}](https://github.com/${repository.fullName}/issues/${number}))`;
      await edit('maintainer', (text) => {
        const line = lineWith(text, '**Trip page**');
        return text.replace(line, `- [ ] **Space for all regions** ${link}\n${line}`);
      });
    },
  ),
  step('The maintainer moves the document into a folder', ({ move }) => move('maintainer', MOVED)),
  step(
    'The issue of the crash reports is transferred, while the contributor completes its line',
    async ({ repository, edit, issue }) => {
      repository.deleteIssue(await issue('Crash reports'));
      await edit('contributor', (text) => {
        const line = lineWith(text, '| Crash reports');
        return text.replace(line, line.replace('🔍 In Review', '✅ Complete'));
      });
    },
    { open: ['"Crash reports" has no issue'] },
  ),
  step('The maintainer takes its line out', ({ edit }) =>
    edit('maintainer', (text) => text.replace(/\| Crash reports.*\n/, '')),
  ),
  step('The document moves back, and the contributor renames a line of it', ({ move }) =>
    move('maintainer', DOCUMENT, (text) =>
      text.replace('**Invitations by mail and link**', '**Invitations**'),
    ),
  ),
  step('One pull request completes all that is left of it', async ({ merge, issue }) => {
    const numbers = await Promise.all(
      ['Trip page', 'Invitations', 'Space for each region', 'Space for all regions'].map(issue),
    );
    await merge('contributor', {
      title: 'The rest',
      body: numbers.map((number) => `Closes #${number}`).join(', '),
    });
  }),
];
