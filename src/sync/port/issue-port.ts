import type { NewIssue, TrackedIssue, Tracker } from '../../github/tracker.ts';
import type { IssueState } from '../../model/observation.ts';
import {
  type IssueNumber,
  type TagKind,
  type TagName,
  tagOfField,
  type Word,
} from '../../model/sync-field.ts';
import { type OwnBlock, replaceBlock, writeNewBody } from '../../plan/issue-body/write-body.ts';
import type { Answer, Created, IssuePatch, SyncPort, WantedIssues } from '../issues/sync-port.ts';
import { describeIssueState } from './describe-issue-state.ts';
import type { DocumentPort, PortContext } from './document-port.ts';
import { judgeEnlisted } from './judge-enlisted.ts';
import { judgeIssue } from './judge-issue.ts';
import { createLabelKeeper } from './label-keeper.ts';
import { readChoices } from './note-port.ts';
import { tagsOfIssue } from './tag-mapping.ts';
import { createTagPort } from './tag-port.ts';

type IssuePort = Pick<
  SyncPort,
  'listIssues' | 'readIssue' | 'createIssue' | 'patchIssue' | 'addLabels' | 'removeLabel' | 'setTag'
>;

/** More single reads than these cost more than pages of a hundred. */
const MOST_SINGLE = 30;

/** Issues, read in one listing and written one at a time. */
export function createIssuePort(context: PortContext, document: DocumentPort): IssuePort {
  const { tracker, identities, config, path, others } = context;
  const { labels, 'issues-with': filter } = config;
  /** As read last, since a body is written whole. */
  const last = new Map<IssueNumber, TrackedIssue>();
  const keeper = createLabelKeeper(tracker, labels);
  const spelling = (tag: TagName) => document.tracks().get(tag) ?? tagOfField(tag)?.name ?? tag;

  const describe = async (issue: TrackedIssue): Promise<IssueState> => {
    last.set(issue.number, issue);
    keeper.saw(issue);
    const ours = await identities.isOurs(issue.author);
    const known = Object.keys(context.ledger().items[issue.number]?.base ?? {});
    const tags = tagsOfIssue(issue, { config, tracks: document.tracks(), known });
    return { ...describeIssueState(issue, { labels, ours, others }), tags };
  };

  const readIssues = async (wanted: WantedIssues): Promise<readonly TrackedIssue[]> => {
    const { look, numbers } = wanted;
    const changed = look.kind === 'since' ? await tracker.listIssuesSince(look.since) : [];
    const needed = look.kind === 'all' ? numbers : look.also;
    const left = needed.filter((one) => !changed?.some(({ number }) => number === one));
    if (look.kind !== 'all' && changed !== null && left.length <= MOST_SINGLE) {
      return await withSingle(changed, left);
    }
    return await withSingle(await tracker.listIssues(filter), numbers);
  };

  /** What changes while pages are read can stand on two of them. */
  const withSingle = async (listed: readonly TrackedIssue[], needed: readonly IssueNumber[]) => {
    const found = new Map(listed.map((issue) => [issue.number, issue]));
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
        if (!isConcerned(state, wanted)) {
          const enlisted = await judgeEnlisted({ context, document }, issue, state);
          if (enlisted !== null) states.push({ ...state, enlisted });
          continue;
        }
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

    createIssue: async ({ key, title, labels: words, tags, block }) => {
      const own = filter.label === null ? [] : [filter.label];
      const ofKind = (kind: TagKind) => tags.filter((tag) => tagOfField(tag)?.kind === kind);
      const names = [...own, ...namesOf(words), ...ofKind('track').map(spelling)];
      await keeper.ensure(names);
      const [milestone] = ofKind('milestone').map((tag) => Number(tagOfField(tag)?.name));
      const wish: NewIssue = {
        title,
        body: writeNewBody({ key, document: path, tasks: block }),
        labels: names,
        assignees: ofKind('assignee').flatMap((tag) => tagOfField(tag)?.name ?? []),
        milestone: milestone ?? filter.milestone,
      };
      return await createWithout(tracker, wish, tags);
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

    addLabels: async (number, words) => {
      await keeper.ensure(namesOf(words));
      return await tracker.addLabels(number, namesOf(words));
    },

    ...createTagPort(context, { keeper, spelling }),

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

/** One login that cannot be assigned, or a milestone that is gone, must not keep an issue from being there. */
async function createWithout(
  tracker: Tracker,
  wish: NewIssue,
  tags: readonly TagName[],
): Promise<Answer<Created>> {
  const kinds = [
    [],
    ['assignee'],
    ['assignee', 'milestone'],
  ] as const satisfies readonly (readonly TagKind[])[];
  let answer: Answer<Created> = { kind: 'unknown' };
  let tried = -1;
  for (const left of kinds) {
    const isLeft = (kind: TagKind) => left.some((one) => one === kind);
    const refused = tags.filter((tag) => isLeft(tagOfField(tag)?.kind ?? 'track'));
    if (refused.length === tried) continue;
    tried = refused.length;
    const written = await tracker.createIssue({
      ...wish,
      ...(isLeft('assignee') && { assignees: [] }),
      ...(isLeft('milestone') && { milestone: null }),
    });
    answer = written.kind === 'done' ? { kind: 'done', issue: written.number, refused } : written;
    if (answer.kind !== 'refused') break;
  }
  return answer;
}
