/**
 * The public surface of the core: everything that the shells may use. A test pins the list, so that
 * it grows on purpose only.
 */
export { CONFIG_PATH, type Config, DEFAULT_CONFIG, DEFAULT_DOCUMENTS } from './config/config.ts';
export { configFor } from './config/config-for.ts';
export { parseConfig } from './config/parse-config.ts';
export { type ConfigOverrides, parseOverrides } from './config/parse-overrides.ts';
export { applyEdits } from './document/apply-edits.ts';
export { decodeDocument, MAX_DOCUMENT_BYTES } from './document/decode-document.ts';
export {
  type Explanation,
  explainDocument,
  type SkipReason,
} from './document/explain-document.ts';
export type { Finding } from './document/lint/lint-text.ts';
export { parseDocument } from './document/parse-document.ts';
export { planEdits } from './document/plan-edits.ts';
export { planLink } from './document/plan-link.ts';
export { type ConversingRepository, connectGitHub } from './github/connect-github.ts';
export { fixDocument, lintDocument } from './lint-document.ts';
export { type CalendarDate, compareDates, parseIsoDate } from './model/calendar-date.ts';
export type { Change } from './model/change.ts';
export type { Command, CommandOutcome } from './model/command.ts';
export { UserError } from './model/errors.ts';
export type { Completion } from './model/evidence.ts';
export type { DocumentForecast, Forecast, ItemForecast } from './model/forecast.ts';
export type { Ground, Grounds } from './model/grounds.ts';
export type { IssueConflict, IssuesReport, IssueWrite } from './model/issues-report.ts';
export type { ReportFile } from './model/measured.ts';
export { findSlip } from './model/nearest-names.ts';
export { oneLine } from './model/one-line.ts';
export type { DocumentPlan } from './model/plan.ts';
export type { Problem, Severity } from './model/problem.ts';
export type {
  Criterion,
  Deliverable,
  DeliverableKey,
  Group,
  Metric,
  SprintDocument,
} from './model/sprint-document.ts';
export type { Tally } from './model/sprint-progress.ts';
export type { Status } from './model/status.ts';
export type { DocumentReport, Outcome, ReportedProblem, SyncReport } from './model/sync-report.ts';
export { describeUnresolved } from './plan/describe-unresolved.ts';
export { findLocalGrounds } from './plan/grounds/find-local-grounds.ts';
export { measureProgress } from './plan/measure-progress.ts';
export { nameGroup } from './plan/name-index.ts';
export { planCompletions } from './plan/plan-completions.ts';
export { resolveName } from './plan/resolve-name.ts';
export { type ConfigProposal, proposeConfig } from './propose-config.ts';
export {
  describeIssueChange,
  describeIssueWrite,
  describeSides,
  describeState,
} from './render/describe-issue-write.ts';
export { describePlan, describeStatus } from './render/describe-plan.ts';
export { describeEdit } from './render/forecast/describe-edit.ts';
export { renderForecast } from './render/forecast/render-forecast.ts';
export { renderDiff } from './render/render-diff.ts';
export { renderJobSummary } from './render/render-job-summary.ts';
export { type CommandPlace, obeyCommand } from './sync/commands/obey-command.ts';
export { parseCommands } from './sync/commands/parse-command.ts';
export {
  answerMergeGroup,
  CHECK_NAME,
  type CheckOutcome,
  publishCheck,
} from './sync/forecast/publish-check.ts';
export type { CommentOutcome } from './sync/forecast/publish-comment.ts';
export {
  type ImpactReport,
  type ImpactRequest,
  reportImpact,
} from './sync/forecast/report-impact.ts';
export { findGrounds } from './sync/grounds/find-grounds.ts';
export { findSprintDocument } from './sync/observe/find-sprint-document.ts';
export { hasConfig } from './sync/observe/has-config.ts';
export type { ConfigFile } from './sync/observe/load-config.ts';
export type { Trigger } from './sync/observe/observe-evidence.ts';
export type { Surroundings } from './sync/update/sync-document.ts';
export { sync } from './sync.ts';
