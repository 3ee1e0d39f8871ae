import type { TrackedIssue, Written } from '../../github/tracker.ts';
import type { IssueState } from '../../model/observation.ts';
import type { IssueNumber, Word } from '../../model/sync-field.ts';
import { type OwnBlock, replaceBlock, writeNewBody } from '../../plan/issue-body/write-body.ts';
import type { Answer, IssuePatch, SyncPort, WantedIssues } from '../issues/sync-port.ts';
import { describeIssueState } from './describe-issue-state.ts';
import type { DocumentPort, PortContext } from './document-port.ts';
import { judgeIssue } from './judge-issue.ts';
import { readChoices } from './note-port.ts';

type IssuePort = Pick<
  SyncPort,
  'listIssues' | 'readIssue' | 'createIssue' | 'patchIssue' | 'addLabels' | 'removeLabel'
>;

/** Issues, read in one listing and written one at a time. */
export function createIssuePort(context: PortContext, document: DocumentPort): IssuePort {
  const { tracker, identities, config, path, others } = context;
  const { labels, 'issues-with': filter } = config;
  /** As read last, since a body is written whole. */
  const last = new Map<IssueNumber, TrackedIssue>();

  const describe = async (issue: TrackedIssue): Promise<IssueState> => {
    last.set(issue.number, issue);
    const ours = await identities.isOurs(issue.author);
    return describeIssueState(issue, { labels, ours, others });
  };

  /** What changes while pages are read can stand on two of them. */
  const readIssues = async ({ look, numbers }: WantedIssues): Promise<readonly TrackedIssue[]> => {
    const changed = look.kind === 'since' ? await tracker.listIssuesSince(look.since) : null;
    const isAll = changed === null && look.kind !== 'only';
    const listed = isAll ? await tracker.listIssues(filter) : (changed ?? []);
    const found = new Map(listed.map((issue) => [issue.number, issue]));
    const needed = isAll || look.kind === 'all' ? numbers : look.also;
    const missing = needed.filter((number) => !found.has(number));
    for (const issue of await Promise.all(missing.map((number) => tracker.findIssue(number)))) {
      if (issue !== null) found.set(issue.number, issue);
    }
    return [...found.values()].sort((a, b) => a.number - b.number);
  };

  const namesOf = (words: readonly Word[]) =>
    words.flatMap((word) => labels[word as keyof typeof labels] ?? []);

  return {
    listIssues: async (wanted) => {
      const states: IssueState[] = [];
      for (const issue of await readIssues(wanted)) {
        const state = await describe(issue);
        if (!isConcerned(state, wanted)) continue;
        const choices = await readChoices(context, wanted, issue.number);
        const judged = await judgeIssue({ context, document }, { issue, state });
        states.push({ ...judged, choices });
      }
      return states;
    },

    readIssue: async (number) => {
      const issue = await tracker.findIssue(number);
      return issue && (await describe(issue));
    },

    createIssue: async ({ key, title, labels: words, block }) => {
      const own = filter.label === null ? [] : [filter.label];
      const written = await tracker.createIssue({
        title,
        body: writeNewBody({ key, document: path, tasks: block }),
        labels: [...own, ...namesOf(words)],
        milestone: filter.milestone,
      });
      return written.kind === 'done' ? { kind: 'done', issue: written.number } : written;
    },

    patchIssue: async (number, patch) => {
      const before = last.get(number);
      const key = context.ledger().items[number]?.key ?? null;
      const change = toChange(patch, before, key === null ? null : { key, document: path });
      // GitHub takes another reason only together with another state.
      const isOtherReason =
        patch.state !== undefined &&
        patch.state !== 'open' &&
        before !== undefined &&
        before.state !== 'open' &&
        before.state !== patch.state;
      if (isOtherReason) {
        const opened = await tracker.changeIssue(number, { state: 'open' });
        if (opened.kind !== 'done') return opened;
      }
      return await tracker.changeIssue(number, change);
    },

    addLabels: (number, words) => answer(tracker.addLabels(number, namesOf(words))),

    removeLabel: async (number, word) => {
      const [name] = namesOf([word]);
      if (name === undefined) return { kind: 'done' };
      return await tracker.removeLabel(number, name);
    },
  };
}

/** Of a listing only what a line, the ledger or a marker of ours names. */
function isConcerned({ number, marker }: IssueState, { numbers }: WantedIssues): boolean {
  return marker !== null || numbers.includes(number);
}

function toChange(
  { title, state, body }: IssuePatch,
  before: TrackedIssue | undefined,
  owner: Pick<OwnBlock, 'key' | 'document'> | null,
) {
  return {
    ...(title === undefined ? {} : { title }),
    ...(state === undefined ? {} : { state }),
    ...(body === undefined || owner === null
      ? {}
      : {
          body: replaceBlock(before?.body ?? '', {
            ...owner,
            tasks: body.block,
            prose: body.prose,
          }),
        }),
  };
}

async function answer(written: Promise<Written>): Promise<Answer> {
  return await written;
}
