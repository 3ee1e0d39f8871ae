/**
 * The public surface of the core: everything that the shells may use. A test pins the list, so that
 * it grows on purpose only.
 */
export { CONFIG_PATH, DEFAULT_DOCUMENTS } from './config/config.ts';
export { type ConfigOverrides, parseOverrides } from './config/parse-overrides.ts';
export { connectGitHub } from './github/connect-github.ts';
export type { GitHubRepository } from './github/repository.ts';
export { UserError } from './model/errors.ts';
export { oneLine } from './model/one-line.ts';
export type { DocumentReport, Outcome, ReportedProblem, SyncReport } from './model/sync-report.ts';
export type { Trigger } from './observe-evidence.ts';
export { describePlan } from './render/describe-plan.ts';
export { renderJobSummary } from './render/render-job-summary.ts';
export { type SyncRequest, sync } from './sync.ts';
export type { Surroundings } from './sync-document.ts';
