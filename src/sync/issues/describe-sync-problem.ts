import { oneLine } from '../../model/one-line.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { type FieldValue, type Instant, tagOfField } from '../../model/sync-field.ts';
import type { Brake, SyncProblem } from '../../model/sync-plan.ts';

/** A problem of the merge in words, at its line where it has one. */
export function describeSyncProblem(problem: SyncProblem, document: SprintDocument): Problem {
  const { line, message } = { line: lineOf(problem, document), message: describe(problem) };
  const severity = problem.kind === 'refused' ? 'error' : 'warning';
  return { rule: `issues-${problem.kind}`, severity, line, column: 1, message };
}

function lineOf(problem: SyncProblem, { deliverables }: SprintDocument): number {
  if ('line' in problem) return problem.line;
  if (problem.kind === 'adoptable') return problem.namesake ?? 1;
  if ('lines' in problem) return problem.lines[0] ?? 1;
  const issue = 'issue' in problem ? problem.issue : problem.kept;
  return deliverables.find((one) => issue !== null && one.issue === issue)?.line ?? 1;
}

function describe(problem: SyncProblem): string {
  switch (problem.kind) {
    case 'duplicate-link':
      return `Lines ${list(problem.lines)} all link issue #${problem.issue}, so none of them is synced. Remove the link from all but one.`;
    case 'linked-elsewhere':
      return `Line ${problem.otherLine} of ${problem.document} links issue #${problem.issue} too, so neither line is synced. Remove the link from one of them.`;
    case 'duplicate-key':
      return `Lines ${list(problem.lines)} have the same name, so none of them is synced. Give them different titles.`;
    case 'issue-missing':
      return `Issue #${problem.issue} cannot be found: it was deleted, moved or is a pull request. Correct or remove the link; without one the line gets a new issue.`;
    case 'twins':
      return `Issues ${list(problem.others, '#')} stand for the same line as #${problem.kept}, which is used. Close them.`;
    case 'adoptable':
      return problem.namesake === null
        ? `Issue #${problem.issue} "${oneLine(problem.title, 80)}" is in the sprint, and no line has it.`
        : `Issue #${problem.issue} is called like this line, which has no issue. Write \`(#${problem.issue})\` behind the line's title if it is the same work, else rename one of them.`;
    case 'detached':
      return `The line of issue #${problem.issue} is gone, but the issue was edited or closed by people, so it was left as it is.`;
    case 'orphan':
      return `Issue #${problem.issue} was created for a line that is not there. Close it, or link it to a line.`;
    case 'not-entitled':
      return `Issue #${problem.issue} was changed (${problem.field}) by someone without the permission that \`trust\` asks for, so it was not taken over.`;
    case 'too-many-writes':
      return `Issue #${problem.issue} and its line were written ${problem.count} times within an hour, and something changes them each time: another bot or workflow, probably. They are left alone until ${utc(problem.until)}. Look into the history of the issue and of the line for who that is, and switch it or the field off (\`direction\`).`;
    case 'conflict':
      return `Issue #${problem.issue} and the document disagree about ${problem.field}: ${show(problem.document)} here, ${show(problem.github)} there. Choose in the comment on the issue, or make both alike.`;
    case 'other-track': {
      const label = oneLine(tagOfField(problem.tag)?.name ?? problem.tag, 60);
      return `Issue #${problem.issue} got the label "${label}", but its line stands in another track. A label moves no line: move the line there, or give the issue its own label back.`;
    }
    case 'tag-refused':
      return describeRefusedTag(problem);
    case 'refused':
      return problem.message;
  }
}

function describeRefusedTag({ issue, tag }: Extract<SyncProblem, { kind: 'tag-refused' }>): string {
  const { kind, name } = tagOfField(tag) ?? { kind: 'track', name: tag };
  switch (kind) {
    case 'assignee':
      return `GitHub did not assign ${name} to issue #${issue}: only people with access to the repository can be. Correct \`people\`, or name another owner.`;
    case 'track':
      return `GitHub did not take the label "${oneLine(name, 60)}" for issue #${issue}. Correct \`track-labels\`.`;
    case 'milestone':
      return `GitHub did not take milestone ${name} for issue #${issue}: it was deleted. Create another, or turn \`milestone\` off.`;
  }
}

/** What to do about a brake. */
export function describeBrake({ kind, count, limit }: Brake): string {
  const what = {
    vanished: `${count} deliverables that have issues are gone from the document`,
    closings: `${count} issues would be closed because their lines are gone`,
    reopenings: `${count} issues would be reopened`,
  }[kind];
  return `${what}, and more than ${limit} at once may be a mistake: nothing was written. If it was one, restore the document; if it is meant, run once by hand with the input \`allow-mass-change: true\` (command line: \`--allow-mass-change\`).`;
}

function utc(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function list(numbers: readonly number[], sign = ''): string {
  return numbers.map((number) => `${sign}${number}`).join(', ');
}

function show(value: FieldValue): string {
  return typeof value === 'string'
    ? `"${oneLine(value, 80)}"`
    : value === null
      ? 'nothing'
      : `${value}`;
}
