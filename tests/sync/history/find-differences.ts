import { DEFAULT_CONFIG } from '../../../src/config/config.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { DEFAULT_SYNC_OPTIONS } from '../../../src/model/sync-options.ts';
import { parseBody } from '../../../src/plan/issue-body/parse-body.ts';
import { labelFor } from '../../../src/plan/sync/label-value.ts';
import { projectDocument } from '../../../src/sync/port/project-document.ts';
import type { IssueView } from '../../support/github/repository/emulated-repository.ts';

/** Where a document and its issues say different things, one sentence each. */
export function findDifferences(text: string, issues: readonly IssueView[]): readonly string[] {
  const { items } = projectDocument(parseDocument(text), {
    addsStates: false,
    words: DEFAULT_SYNC_OPTIONS.labels,
    isOwnLink: () => true,
    tags: DEFAULT_CONFIG,
    checks: [],
  });
  return items.flatMap((item): readonly string[] => {
    const issue = issues.find(({ number }) => number === item.issue);
    if (issue === undefined) return [`"${item.title}" has no issue`];
    const where = `#${issue.number}`;
    const isDone = issue.state === 'closed' && issue.stateReason === 'completed';
    const boxes = new Map((parseBody(issue.body).block ?? []).map((box) => [box.key, box.done]));
    const word = item.word.kind === 'says' ? item.word.word : null;
    const image = labelFor(word, DEFAULT_SYNC_OPTIONS.labels);
    const shown = [
      ...issue.labels.map((label) => label.replace('status: ', '')),
      ...(issue.state === 'closed' && !isDone ? ['not-planned'] : []),
    ];
    return [
      ...(item.title === issue.title ? [] : [`${where}: title`]),
      ...(item.done === null || item.done === isDone ? [] : [`${where}: done`]),
      ...item.tasks
        .filter(({ key, done }) => boxes.has(key) && boxes.get(key) !== done)
        .map(({ key }) => `${where}: task ${key}`),
      ...(image === null || image === shown.toSorted().join('+') ? [] : [`${where}: ${word}`]),
    ];
  });
}
