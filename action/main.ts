import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  connectGitHub,
  reportImpact,
  type Surroundings,
  type SyncReport,
  sync,
} from '../src/index.ts';
import { publishImpact } from './publish-impact.ts';
import { publishReport } from './publish-report.ts';
import { readInputs } from './read-inputs.ts';
import { readReports } from './read-reports.ts';
import { readDispatchInputs, readTrigger } from './read-trigger.ts';
import { reportMerges } from './report-merges.ts';
import * as runner from './runner.ts';

const surroundings: Surroundings = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds) => sleep(milliseconds),
  random: () => randomInt(2 ** 32) / 2 ** 32,
};

/** One run of the action, from its inputs to its exit code. */
export async function main(): Promise<void> {
  try {
    const event = await runner.readEvent();
    const inputs = readInputs(runner.getInput, readDispatchInputs(event));
    const decision = readTrigger(event, inputs);
    const place = await runner.readPlace();
    if (decision.kind === 'ignore') {
      await publishReport(nothingToDo(place.repository, decision.reason));
      return;
    }
    const repository = connectGitHub({ ...place, token: inputs.token, warn: runner.say });
    const { overrides, allowMassChange } = inputs;
    const dryRun = inputs.mode === 'plan';
    if (decision.kind === 'impact') {
      const { pullRequest } = decision;
      await publishImpact(await reportImpact(repository, { pullRequest, overrides, dryRun }));
      return;
    }
    const { trigger } = decision;
    const reports = await readReports(inputs.reports, runner.findWorkspace());
    const request = { trigger, overrides, dryRun, allowMassChange, reports };
    const report = await sync(repository, request, surroundings);
    await publishReport(report);
    await reportMerges(repository, { trigger, report, overrides, dryRun });
  } catch (error) {
    runner.fail(error);
  }
}

function nothingToDo(repository: string, reason: string): SyncReport {
  const nothing = { pullRequests: [], documents: [], issues: [], problems: [] };
  return { repository, dryRun: false, ...nothing, notes: [reason] };
}
