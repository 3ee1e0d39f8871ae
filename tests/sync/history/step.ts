import type { EmulatedRepository } from '../../support/github/repository/emulated-repository.ts';
import { CONFIG, DOCUMENT, type Team } from '../harness.ts';

/** One thing that a person does, told as the fixture tells it. */
export interface Step {
  readonly what: string;
  readonly act: (desk: Desk) => Promise<void>;
  /** When it is done, where that is not a few hours after the step before. */
  readonly at?: string;
  /** Differences that wait for a person after this step, as `findDifferences` tells them. */
  readonly open?: readonly string[];
}

/** What the three people of the history do at either side. */
export interface Desk {
  readonly repository: EmulatedRepository;
  readonly read: () => Promise<string>;
  readonly edit: (by: string, change: (text: string) => string) => Promise<void>;
  /** Replaces one passage, which has to be there. */
  readonly replace: (by: string, from: string, to: string) => Promise<void>;
  readonly configure: (text: string) => Promise<void>;
  readonly issue: (title: string) => Promise<number>;
  /** Ticks or unticks a box in the body of an issue. */
  readonly box: (
    by: string,
    place: { readonly issue: string; readonly task: string },
  ) => Promise<void>;
  readonly label: (by: string, issue: string, labels: readonly string[]) => Promise<void>;
  readonly close: (
    by: string,
    issue: string,
    reason?: 'completed' | 'not_planned' | 'duplicate',
  ) => Promise<void>;
  readonly reopen: (by: string, issue: string) => Promise<void>;
  /** Ticks the box of a comment on an issue that begins so. */
  readonly choose: (issue: number, box: string) => Promise<void>;
  /** Merges what takes the newest pull request back. */
  readonly revert: (by: string, title: string) => Promise<void>;
  /** Moves the document, with an edit of the same commit. */
  readonly move: (by: string, to: string, change?: (text: string) => string) => Promise<void>;
  /** Opens a pull request and has it merged; its number. */
  readonly merge: (
    by: string,
    pull: { readonly title: string; readonly body: string },
  ) => Promise<number>;
}

export function step(what: string, act: Step['act'], more: Pick<Step, 'at' | 'open'> = {}): Step {
  return { what, act, ...more };
}

/** Where the document may be moved to. */
export const MOVED = 'docs/SPRINT.md';

export async function findDocument(repository: EmulatedRepository): Promise<string> {
  return (await repository.readFile(MOVED)) === undefined ? DOCUMENT : MOVED;
}

export function sitDown(team: Team): Desk {
  const { repository } = team;
  const read = async () => {
    const text = await repository.readFile(await findDocument(repository));
    if (text === undefined) throw new Error(`${DOCUMENT} is gone`);
    return text;
  };
  const edit: Desk['edit'] = async (by, change) => {
    const before = await read();
    const after = change(before);
    if (after === before) throw new Error('The edit changed nothing');
    await repository.push({ files: { [await findDocument(repository)]: after }, by });
  };
  const issue = async (title: string) => {
    const found = (await repository.issues()).filter((one) => one.title === title).at(0);
    if (found === undefined) throw new Error(`No issue is called ${title}`);
    return found.number;
  };
  let pulls = 0;
  const merge: Desk['merge'] = async (by, { title, body }) => {
    pulls += 1;
    const number = await repository.openPullRequest({
      title,
      body,
      by,
      head: `work-${pulls}`,
      files: { [`src/part-${pulls}.ts`]: `export const part = ${pulls};\n` },
    });
    await repository.mergePullRequest(number);
    return number;
  };
  return {
    repository,
    read,
    edit,
    issue,
    replace: (by, from, to) =>
      edit(by, (text) => {
        if (text.split(from).length !== 2) throw new Error(`Not there exactly once: ${from}`);
        return text.replace(from, () => to);
      }),
    configure: async (text) => void (await repository.push({ files: { [CONFIG]: text } })),
    box: async (by, place) => {
      const number = await issue(place.issue);
      const { body } = await repository.issue(number);
      const line = body.split('\n').find((one) => one.includes(`] ${place.task}`));
      if (line === undefined) throw new Error(`#${number} has no box ${place.task}`);
      const ticked = line.includes('[ ]') ? line.replace('[ ]', '[x]') : line.replace('[x]', '[ ]');
      await repository.editIssue(number, { body: body.replace(line, ticked), by });
    },
    label: async (by, title, labels) => repository.editIssue(await issue(title), { labels, by }),
    close: async (by, title, reason = 'completed') =>
      repository.editIssue(await issue(title), { state: 'closed', reason, by }),
    reopen: async (by, title) => repository.editIssue(await issue(title), { state: 'open', by }),
    choose: team.tick,
    revert: async (by, title) => {
      const [newest] = await repository.pullRequests();
      await merge(by, { title, body: `Reverts ${repository.fullName}#${newest?.number}` });
    },
    move: async (by, to, change = (text) => text) => {
      const text = change(await read());
      const from = await findDocument(repository);
      await repository.push({ files: { [from]: null, [to]: text }, by });
    },
    merge,
  };
}

/** The line of a text that holds a part. */
export function lineWith(text: string, part: string): string {
  const line = text.split('\n').find((one) => one.includes(part));
  if (line === undefined) throw new Error(`No line has ${part}`);
  return line;
}
