import type { IssueSide } from '../../model/ledger.ts';
import type { IssueState } from '../../model/observation.ts';
import type { IssueNumber } from '../../model/sync-field.ts';
import {
  describeComment,
  describeCreate,
  describeWithdrawal,
  listIssueChanges,
  type UnplacedWrite,
} from '../../plan/sync/list-issue-writes.ts';
import type { Answer, SyncPort } from './sync-port.ts';

/** A port that remembers the writes to issues that were answered with yes, for the report. */
export function recordWrites(
  port: SyncPort,
  labels: Readonly<Record<string, string | null>>,
): { readonly port: SyncPort; readonly written: () => readonly UnplacedWrite[] } {
  const known = new Map<IssueNumber, IssueState>();
  const written: UnplacedWrite[] = [];

  const note = (issue: IssueNumber, side: IssueSide): void => {
    const before = known.get(issue);
    if (before === undefined) return;
    const changes = listIssueChanges(before, side, labels);
    const last = written.at(-1);
    if (last?.kind === 'change' && last.issue === issue) {
      written[written.length - 1] = { ...last, changes: [...last.changes, ...changes] };
    } else written.push({ kind: 'change', deliverable: null, issue, title: before.title, changes });
  };
  const after = async <Done>(
    answer: Promise<Answer<Done>>,
    record: (done: Extract<Answer<Done>, { kind: 'done' }>) => void,
  ): Promise<Answer<Done>> => {
    const given = await answer;
    if (given.kind === 'done') record(given);
    return given;
  };

  const recording: SyncPort = {
    ...port,
    listIssues: async (wanted) => {
      const issues = await port.listIssues(wanted);
      for (const issue of issues) known.set(issue.number, issue);
      return issues;
    },
    readIssue: async (number) => {
      const issue = await port.readIssue(number);
      if (issue) known.set(number, issue);
      return issue;
    },
    createIssue: (create) =>
      after(port.createIssue(create), ({ issue }) => {
        written.push(describeCreate(create, { issue, labels }));
      }),
    patchIssue: (issue, patch) =>
      after(port.patchIssue(issue, patch), () => {
        const { title, state, body } = patch;
        const isProse = body !== undefined && body.prose !== known.get(issue)?.prose;
        note(issue, {
          ...(title !== undefined && { title }),
          ...(state !== undefined && { state }),
          ...(body !== undefined && { block: body.block }),
          ...(isProse && { prose: body.prose }),
        });
      }),
    addLabels: (issue, words) =>
      after(port.addLabels(issue, words), () => note(issue, { addLabels: words })),
    removeLabel: (issue, word) =>
      after(port.removeLabel(issue, word), () => note(issue, { removeLabels: [word] })),
    setTag: (issue, tag, on) =>
      after(port.setTag(issue, tag, on), () => note(issue, { tags: { [tag]: on } })),
    postNote: (issue, text) =>
      after(port.postNote(issue, text), () => void written.push(describeComment(issue, text))),
    withdrawNote: (issue, id) =>
      after(port.withdrawNote(issue, id), () => void written.push(describeWithdrawal(issue))),
  };
  return { port: recording, written: () => written };
}
