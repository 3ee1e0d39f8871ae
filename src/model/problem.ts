import type { Position } from './text.ts';

export type Severity = 'error' | 'warning' | 'info';

/** A located defect of a document, a config or a directive. Problems are data and never thrown. */
export interface Problem extends Position {
  /** Kebab-case name of the rule that found it; documented, stable. */
  readonly rule: string;
  readonly severity: Severity;
  /** What, expected, received and what to do, as full sentences without the place. */
  readonly message: string;
}
