import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lineWith, type Step, step } from './step.ts';

const read = (name: string) =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures/history', name), 'utf8');

/** The document of the kick-off, before any issue is there. */
export const KICK_OFF = read('sprint-4.md');

/** Daily work at both sides. */
export const FIRST_SPRINT: readonly Step[] = [
  step('Kick-off: the maintainer has written the document', async () => {}),
  step('The contributor ticks a task of the tile cache in the document', ({ replace }) =>
    replace('contributor', '- [ ] Evicts', '- [x] Evicts'),
  ),
  step('The reviewer ticks the task of the download queue in its issue', ({ box }) =>
    box('reviewer', { issue: 'Download queue', task: 'Resumes' }),
  ),
  step('The contributor begins with the beta build and says so by a label', ({ label }) =>
    label('contributor', 'Beta build', ['status: in-progress']),
  ),
  step('A merged pull request closes the issue of the download queue', async ({ merge, issue }) => {
    const number = await issue('Download queue');
    await merge('contributor', {
      title: 'Download tiles in the background',
      body: `Closes #${number}`,
    });
  }),
  step('The maintainer renames a deliverable in the document', ({ replace }) =>
    replace('maintainer', '**Disk quota**', '**Disk quota per region**'),
  ),
  step('The reviewer renames an issue', async ({ repository, issue }) =>
    repository.editIssue(await issue('Offline badge'), {
      title: 'Badge for "offline" & <stale> maps',
      by: 'reviewer',
    }),
  ),
  step('The store listing waits for the lawyers: blocked by a label', ({ label }) =>
    label('reviewer', 'Store listing', ['status: blocked']),
  ),
  step('The maintainer moves a deliverable to another track', ({ edit }) =>
    edit('maintainer', (text) => {
      const line = lineWith(text, '**Region picker**');
      return text.replace(`${line}\n`, '').replace(/(- \[ \] \*\*Disk quota.*\n)/, `$1${line}\n`);
    }),
  ),
  step('The contributor puts the deliverables of a track into another order', ({ edit }) =>
    edit('contributor', (text) => {
      const line = lineWith(text, '**Region picker**');
      return text
        .replace(`${line}\n`, '')
        .replace('- [ ] **Tile cache**', `${line}\n- [ ] **Tile cache**`);
    }),
  ),
  step('The reviewer adds a deliverable with two tasks', ({ edit }) =>
    edit('reviewer', (text) => {
      const line = lineWith(text, 'Badge for');
      return text.replace(
        line,
        `${line}\n- [ ] **Storage screen**\n  - [ ] Shows the space that is left\n  - [ ] Deletes a region`,
      );
    }),
  ),
  step('A pull request says in its body what it completes', async ({ merge }) => {
    await merge('contributor', { title: 'Cache tiles', body: 'Completes: Tile cache' });
  }),
  step('That is reverted, since the cache lost tiles', async ({ repository }) => {
    const [pull] = await repository.pullRequests();
    const number = await repository.openPullRequest({
      title: 'Revert "Cache tiles"',
      body: `Reverts ${repository.fullName}#${pull?.number}`,
      by: 'reviewer',
      head: `revert-${pull?.number}`,
      files: { 'src/part-2.ts': null },
    });
    await repository.mergePullRequest(number);
  }),
  step('It is done again, and well', async ({ merge, issue }) => {
    const number = await issue('Tile cache');
    await merge('contributor', { title: 'Cache tiles, second try', body: `Fixes #${number}` });
  }),
  step('The lawyers are content: the label goes', ({ label }) =>
    label('reviewer', 'Store listing', []),
  ),
  step('The contributor writes the status of the crash reports into the table', ({ edit }) =>
    edit('contributor', (text) => {
      const line = lineWith(text, '| C3 |');
      return text.replace(line, line.replace(/🔲 Not Started/, '🔍 In Review'));
    }),
  ),
  step('The reviewer closes the issue of the beta build', ({ close }) =>
    close('reviewer', 'Beta build'),
  ),
  step('It was too early: the reviewer opens it again', ({ reopen }) =>
    reopen('reviewer', 'Beta build'),
  ),
  step('The maintainer deletes a line', ({ edit }) =>
    edit('maintainer', (text) => text.replace(/- \[ \] \*\*Disk quota.*\n/, '')),
  ),
  step('The maintainer writes it again, with its link', ({ edit }) =>
    edit('maintainer', (text) => {
      const line = lineWith(text, '**Region picker**');
      return text.replace(
        line,
        `${line}\n- [ ] **Disk quota per region** ([#3](https://github.com/octo-org/octo-repo/issues/3))`,
      );
    }),
  ),
  step(
    'The maintainer renames it in the document while the reviewer renames its issue',
    async ({ replace, repository, issue }) => {
      const number = await issue('Disk quota per region');
      await replace('maintainer', '**Disk quota per region**', '**Quota for each region**');
      await repository.editIssue(number, { title: 'Space for each region', by: 'reviewer' });
    },
    { open: ['#3: title'] },
  ),
  step('The maintainer chooses the title of the issue by its box', ({ choose }) =>
    choose(3, 'Take GitHub’s'),
  ),
  step('The maintainer renames a track', ({ edit }) =>
    edit('maintainer', (text) =>
      text
        .replace('## 🎯 Track B: Screens', '## 🎯 Track B: Screens and Dialogs')
        .replace('| B - Screens |', '| B - Screens and Dialogs |'),
    ),
  ),
  step('The contributor adds a task and takes another away', ({ replace }) =>
    replace('contributor', '  - [ ] Deletes a region', '  - [ ] Sorts regions by size'),
  ),
  step(
    'The reviewer writes a text into the issue around the tasks',
    async ({ repository, issue }) => {
      const number = await issue('Storage screen');
      const { body } = await repository.issue(number);
      await repository.editIssue(number, {
        body: `As drawn in the last meeting.\n\n${body}\n\nNot on tablets.`,
        by: 'reviewer',
      });
    },
  ),
  step(
    'The contributor ticks a task there and in the document another',
    async ({ box, replace }) => {
      await box('contributor', { issue: 'Storage screen', task: 'Shows' });
      await replace('contributor', '  - [ ] Sorts', '  - [x] Sorts');
    },
  ),
  step('The store listing is put off: closed as not planned', ({ close }) =>
    close('maintainer', 'Store listing', 'not_planned'),
  ),
  step('The badge turns out to be a duplicate', ({ close }) =>
    close('reviewer', 'Badge for "offline" & <stale> maps', 'duplicate'),
  ),
  step('It was none: the reviewer opens it again', ({ reopen }) =>
    reopen('reviewer', 'Badge for "offline" & <stale> maps'),
  ),
  step('One pull request completes two deliverables', async ({ merge, issue }) => {
    const [screen, picker] = [await issue('Storage screen'), await issue('Region picker')];
    await merge('reviewer', { title: 'Screens', body: `Closes #${screen}, closes #${picker}` });
  }),
  step('The contributor finishes the beta build in the document', ({ edit }) =>
    edit('contributor', (text) => {
      const line = lineWith(text, '| C1 |');
      return text.replace(line, line.replace(/🔲 Not Started/, '✅ Complete'));
    }),
  ),
];
