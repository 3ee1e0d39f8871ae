import type { IssueCommand, IssueStep } from '../../model/command.ts';
import type { Status } from '../../model/status.ts';

type Labelled = 'in-progress' | 'blocked' | 'in-review' | 'deferred' | 'cancelled';

/** The label of each status in the config; `null`: a status that issues do not show. */
export type StatusLabels = Readonly<Record<Labelled, string | null>>;

export interface CommandedIssue {
  readonly state: 'open' | 'completed' | 'not_planned';
  readonly labels: readonly string[];
}

export type IssueCommandPlan =
  | { readonly kind: 'steps'; readonly steps: readonly IssueStep[] }
  /** The config has no label that would say so. */
  | { readonly kind: 'no-label'; readonly status: Status };

/** The writes that a command needs on an issue as it stands; none where it says so already. */
export function planIssueCommand(
  command: IssueCommand,
  issue: CommandedIssue,
  labels: StatusLabels,
): IssueCommandPlan {
  switch (command.kind) {
    case 'done':
      return steps(setState(issue, 'completed'));
    case 'reopen':
      return steps([
        ...dropLabels(issue, [labels.deferred, labels.cancelled]),
        ...setState(issue, 'open'),
      ]);
    case 'start':
      return withLabel(issue, { status: 'in-progress', labels, state: 'open' });
    case 'block':
      return withLabel(issue, { status: 'blocked', labels, state: 'open' });
    case 'unblock':
      return steps(dropLabels(issue, [labels.blocked]));
    case 'defer':
      return withLabel(issue, { status: 'deferred', labels, state: 'not_planned' });
    case 'assign':
      return steps([{ kind: 'assign', login: command.login }]);
    default:
      return command satisfies never;
  }
}

function withLabel(
  issue: CommandedIssue,
  wish: {
    readonly status: Labelled;
    readonly labels: StatusLabels;
    readonly state: CommandedIssue['state'];
  },
): IssueCommandPlan {
  const label = wish.labels[wish.status];
  if (label === null) return { kind: 'no-label', status: wish.status };
  const others = Object.values(wish.labels).filter((one) => one !== label);
  const add: IssueStep[] = has(issue, label) ? [] : [{ kind: 'add-label', label }];
  return steps([...add, ...dropLabels(issue, others), ...setState(issue, wish.state)]);
}

function setState(issue: CommandedIssue, state: CommandedIssue['state']): readonly IssueStep[] {
  return issue.state === state ? [] : [{ kind: 'state', state }];
}

function dropLabels(
  issue: CommandedIssue,
  labels: readonly (string | null)[],
): readonly IssueStep[] {
  return labels.flatMap((label): IssueStep[] =>
    label !== null && has(issue, label) ? [{ kind: 'remove-label', label }] : [],
  );
}

/** GitHub does not tell letter case apart in labels. */
function has({ labels }: CommandedIssue, label: string): boolean {
  return labels.some((one) => one.toLowerCase() === label.toLowerCase());
}

function steps(list: readonly IssueStep[]): IssueCommandPlan {
  return { kind: 'steps', steps: list };
}
