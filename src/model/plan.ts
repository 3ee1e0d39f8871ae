import type { Change } from './change.ts';
import type { Problem } from './problem.ts';
import type { Criterion, DeliverableKey, Metric } from './sprint-document.ts';

/** What is to be done to one document. An empty list of changes means that nothing is written. */
export interface DocumentPlan {
  /** In a fixed order: deliverables, tasks, objectives, tracks, progress, entries. */
  readonly changes: readonly Change[];
  /** Deliverables that this plan completes. */
  readonly completed: readonly DeliverableKey[];
  /** Deliverables that this plan starts. */
  readonly started: readonly DeliverableKey[];
  /** Open criteria of the touched tracks and of the sprint: they need evidence of their own. */
  readonly openCriteria: readonly Criterion[];
  /** Metrics that are short of their target. */
  readonly openMetrics: readonly Metric[];
  readonly problems: readonly Problem[];
}
