import type { ConversingRepository } from '../../github/connect-github.ts';
import { rememberReads } from '../../github/remember-reads.ts';
import type { Written } from '../../github/tracker.ts';
import type { Command, CommandOutcome, IssueCommand, IssueStep } from '../../model/command.ts';
import { planIssueCommand } from '../../plan/commands/plan-issue-command.ts';
import { describeStatus } from '../../render/describe-plan.ts';
import { renderHelp } from '../../render/replies/render-help.ts';
import { renderPlanReply } from '../../render/replies/render-plan-reply.ts';
import { renderStatusReply } from '../../render/replies/render-status-reply.ts';
import { sync } from '../../sync.ts';
import { type LoadedConfig, loadConfig } from '../observe/load-config.ts';
import { readAhead } from '../observe/read-ahead.ts';
import type { Surroundings } from '../update/sync-document.ts';
import { linkIssue } from './link-issue.ts';
import { refuse, say } from './outcomes.ts';
import { proposeConfig } from './propose-config.ts';

/** Where a command stands. */
export interface CommandPlace {
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly isPullRequest: boolean;
}

type Config = Extract<LoadedConfig, { kind: 'config' }>;

/** `null`: this repository has not agreed to anything but `init`, so nothing is said either. */
export async function obeyCommand(
  github: ConversingRepository,
  { command, place }: { readonly command: Command; readonly place: CommandPlace },
  surroundings: Surroundings,
): Promise<CommandOutcome | null> {
  const start = await readAhead(github);
  const repository = rememberReads(start.repository);
  const loaded = await loadConfig(repository, { overrides: {} });
  if (loaded.kind === 'problems') {
    const [first] = loaded.problems;
    return refuse(`The config has a mistake, so nothing is done: ${first?.message ?? ''}`);
  }
  if (command.kind === 'init') return await proposeConfig(repository, loaded);
  if (!loaded.isWritten) return null;
  switch (command.kind) {
    case 'mistake':
      return refuse(command.message);
    case 'help':
      return say(renderHelp());
    case 'sync':
      return { changed: true, refused: false, reply: null };
    case 'status':
    case 'plan': {
      const request = { trigger: { kind: 'look' }, overrides: {}, dryRun: true } as const;
      const report = await sync(github, request, surroundings);
      return say(command.kind === 'status' ? renderStatusReply(report) : renderPlanReply(report));
    }
    case 'link':
      return place.isPullRequest
        ? say(completesLine(command.name))
        : await linkIssue(repository, { loaded, issue: place.issue, name: command.name });
    default:
      return await obeyOnIssue(github, { command, place, loaded });
  }
}

async function obeyOnIssue(
  { tracker, conversation }: ConversingRepository,
  {
    command,
    place,
    loaded,
  }: { readonly command: IssueCommand; readonly place: CommandPlace; readonly loaded: Config },
): Promise<CommandOutcome> {
  if (place.isPullRequest) {
    return refuse(
      `\`/sprint ${command.kind}\` is for the issue of a deliverable, and this is a pull request.`,
    );
  }
  const { config } = loaded;
  if (config.issues === 'off') {
    return refuse(
      'The config keeps no issues in step (`issues: off`), so the document would not follow.',
    );
  }
  const issue = await tracker.findIssue(place.issue);
  if (issue === null) return refuse('This issue cannot be found any more.');
  const plan = planIssueCommand(command, issue, config.labels);
  if (plan.kind === 'no-label') {
    return refuse(
      `The config gives no label to "${describeStatus(plan.status)}", so an issue cannot show it.`,
    );
  }
  for (const step of plan.steps) {
    if (step.kind === 'assign' && !(await conversation.mayAssign(step.login))) {
      return refuse(`\`${step.login}\` cannot be assigned in this repository.`);
    }
    const written = await carryOut({ tracker, conversation }, place.issue, step);
    if (written.kind === 'refused') return refuse(written.message);
    if (written.kind === 'unknown') throw new Error('GitHub did not say whether it was written.');
  }
  return { changed: true, refused: false, reply: null };
}

function carryOut(
  { tracker, conversation }: Pick<ConversingRepository, 'tracker' | 'conversation'>,
  issue: number,
  step: IssueStep,
): Promise<Written> {
  switch (step.kind) {
    case 'state':
      return tracker.changeIssue(issue, { state: step.state });
    case 'add-label':
      return tracker.addLabels(issue, [step.label]);
    case 'remove-label':
      return tracker.removeLabel(issue, step.label);
    case 'assign':
      return conversation.assign(issue, step.login);
    default:
      return step satisfies never;
  }
}

function completesLine(name: string): string {
  const shown = name.replaceAll('`', "'");
  return `Write this line into the description of this pull request, and merging it completes the deliverable:\n\n\`\`\`\nCompletes: ${shown}\n\`\`\`\n`;
}
