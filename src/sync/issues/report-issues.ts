import type { Config } from '../../config/config.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { UserError } from '../../model/errors.ts';
import { oneLine } from '../../model/one-line.ts';
import type { DocumentPlan } from '../../model/plan.ts';
import type { Problem } from '../../model/problem.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import type { SyncProblem } from '../../model/sync-plan.ts';
import type { DocumentReport, Outcome, SyncReport } from '../../model/sync-report.ts';
import { measureProgress } from '../../plan/measure-progress.ts';
import { listIssueWrites, type UnplacedWrite } from '../../plan/sync/list-issue-writes.ts';
import { quoteCode } from '../../render/foreign-text.ts';
import type { EvidenceFound } from '../observe/observe-merged.ts';
import type { GitHubPort } from '../port/github-port.ts';
import { findUnknownOwners } from '../port/project-tags.ts';
import { describeBrake, describeSyncProblem } from './describe-sync-problem.ts';
import { reportWrites } from './report-writes.ts';
import type { Planned, SyncOutcome } from './sync-pass.ts';

type Found = Pick<SyncReport, 'pullRequests' | 'documents' | 'issues' | 'problems' | 'notes'>;

/** What a run did to a document, and what it found, for people. */
export function reportIssues(
  outcome: SyncOutcome | Planned,
  {
    port,
    path,
    config,
    written,
  }: {
    readonly port: GitHubPort;
    readonly path: string;
    readonly config: Config;
    /** Writes to issues that were carried out. */
    readonly written: readonly UnplacedWrite[];
  },
): Found {
  const { fenced, words } = config;
  if (outcome.kind === 'newer') {
    throw new UserError(
      `The ledger of ${path} was written by a later version of sprint-sync (format ${outcome.version}), so nothing was written. Use that version.`,
    );
  }
  const notes = describeNotes(outcome, path);
  const read = port.lastRead();
  if (read === null) {
    const issues = reportWrites(outcome, { path, documents: [], writes: [] });
    return { pullRequests: [], documents: [], issues: [issues], problems: [], notes };
  }
  const draft = outcome.kind === 'planned' ? port.draft(outcome.plan) : null;
  const proposed = port.waiting();
  const waiting = proposed ? [proposed] : [];
  const commits = draft ? [draft] : [...port.written(), ...waiting];
  const before = commits[0]?.before ?? read.document;
  const text = commits.at(-1)?.after ?? before.text;
  const after = text === before.text ? before : parseDocument(text, { path, fenced, words });
  const plan = joinPlans(commits.map((commit) => commit.plan));
  const document: DocumentReport = {
    path,
    sprint: before.sprint.name,
    before: before.text,
    after: text,
    plan,
    titles: Object.fromEntries(before.deliverables.map(({ key, title }) => [key, title.value])),
    outcome: outcomeOf(outcome, port),
    problems: [
      ...before.problems.filter((problem) => !isToldTwice(problem, outcome)),
      ...plan.problems,
      ...problemsOf(outcome).map((problem) =>
        withLine(describeSyncProblem(problem, before), problem, port),
      ),
      ...port.foreign().map(describeForeign),
      ...describeUnknownOwners(before, config),
    ],
    progress: { before: measureProgress(before), after: measureProgress(after) },
  };
  // A plan's places are those that people see now; what is new there has one only afterwards.
  const documents = outcome.kind === 'planned' ? [before, after] : [after];
  const writes = outcome.kind === 'planned' ? listPlanned(outcome, config['labels']) : written;
  const issues = reportWrites(outcome, { path, documents, writes });
  const pullRequests = port.merged().map(toPullRequest);
  return { pullRequests, documents: [document], issues: [issues], problems: [], notes };
}

function toPullRequest({ number, ref, title, completes, advances }: EvidenceFound) {
  return { number, url: ref.url, title, completes, advances, proposal: null };
}

/** Names that stand for nobody on GitHub as far as the config tells, all in one. */
function describeUnknownOwners(document: SprintDocument, config: Config): readonly Problem[] {
  const { owners, people } = config;
  const isMapped = owners !== 'off' && Object.keys(people).length > 0;
  const names = isMapped ? findUnknownOwners(document, { people }) : [];
  if (names.length === 0) return [];
  const shown = names.map((name) => `"${oneLine(name, 40)}"`).join(', ');
  const message = `No login is known for ${oneLine(shown, 300)}, so nobody is assigned for them. Name the logins under \`people\`.`;
  return [{ rule: 'issues-unknown-owner', severity: 'info', line: 1, column: 1, message }];
}

function listPlanned({ plan, observation }: Planned, labels: Config['labels']) {
  return listIssueWrites(plan, { observation, labels });
}

/** The merge says more about a link that stands twice than the document's own check. */
function isToldTwice({ rule, line }: Problem, outcome: SyncOutcome | Planned): boolean {
  if (rule !== 'duplicate-issue') return false;
  return problemsOf(outcome).some(
    (problem) => problem.kind === 'duplicate-link' && problem.lines.includes(line),
  );
}

/** What a person would write for an issue that no line has. */
function withLine(described: Problem, problem: SyncProblem, port: GitHubPort): Problem {
  if (problem.kind !== 'adoptable' || problem.namesake !== null) return described;
  const line = port.proposeLine(problem);
  const advice =
    line === null
      ? `Write a line with the link ${quoteCode(`(#${problem.issue})`)}.`
      : `Add this line, or set ${quoteCode('adopt: append')}: ${quoteCode(oneLine(line, 600))}`;
  return { ...described, message: `${described.message} ${advice}` };
}

function describeForeign({ line, title, issue }: Deliverable): Problem {
  const message = `"${title.value}" links issue #${issue} of another repository, so it is not synced. Remove the link to let it have an issue here.`;
  return { rule: 'issues-elsewhere', severity: 'warning', line, column: 1, message };
}

function problemsOf(outcome: SyncOutcome | Planned): readonly SyncProblem[] {
  if (outcome.kind === 'planned') return outcome.plan.problems;
  // Behind a brake no line has been let go.
  const isBraked = outcome.kind === 'braked';
  return outcome.problems.filter(({ kind }) => !(isBraked && kind === 'detached'));
}

function outcomeOf(outcome: SyncOutcome | Planned, port: GitHubPort): Outcome {
  if (outcome.kind === 'planned') {
    const draft = port.draft(outcome.plan);
    return { kind: draft && draft.after !== draft.before.text ? 'planned' : 'unchanged' };
  }
  if (outcome.kind === 'braked') return { kind: 'blocked', advice: describeBrake(outcome.brake) };
  const waiting = port.waiting();
  if (waiting) return waiting.outcome;
  const commit = port.written().at(-1);
  return commit
    ? { kind: 'committed', sha: commit.sha, url: port.commitUrl(commit.sha) }
    : { kind: 'unchanged' };
}

function describeNotes(outcome: SyncOutcome | Planned, path: string): readonly string[] {
  switch (outcome.kind) {
    case 'busy': {
      const until = new Date(outcome.until).toISOString().slice(0, 19).replace('T', ' ');
      return [
        `Another run is at work on ${path}, or died there; it has until ${until} UTC. It does the work, or the next run after that.`,
      ];
    }
    case 'unfinished':
      return [
        `${path} changed too often, or time ran out. The next run goes on where this one stopped.`,
      ];
    case 'planned':
      return describePostponed(outcome.plan.postponed);
    case 'in-step':
      return describePostponed(outcome.postponed);
    default:
      return [];
  }
}

function describePostponed(count: number): readonly string[] {
  if (count === 0) return [];
  return [
    `${count} more ${count === 1 ? 'issue is' : 'issues are'} to be written, but \`max-writes\` ends this run. The next run goes on.`,
  ];
}

function joinPlans(plans: readonly DocumentPlan[]): DocumentPlan {
  return {
    changes: plans.flatMap(({ changes }) => changes),
    completed: plans.flatMap(({ completed }) => completed),
    started: plans.flatMap(({ started }) => started),
    openCriteria: [],
    openMetrics: [],
    problems: plans.flatMap(({ problems }) => problems),
  };
}
