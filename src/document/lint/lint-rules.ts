import { deadAnchor } from './dead-anchor.ts';
import { deadLink } from './dead-link.ts';
import { doubleEncoded } from './double-encoded.ts';
import { duplicateTitle } from './duplicate-title.ts';
import type { LintRule } from './lint-rule.ts';
import { parentTicked } from './parent-ticked.ts';
import { pastDate } from './past-date.ts';
import { staleNumber } from './stale-number.ts';
import { statusContradicts } from './status-contradicts.ts';
import { statusTail } from './status-tail.ts';
import { statusesDisagree } from './statuses-disagree.ts';
import { swallowed } from './swallowed.ts';
import { tableTotal } from './table-total.ts';
import { twoActiveSprints } from './two-active-sprints.ts';
import { unknownStatus } from './unknown-status.ts';

/** All rules. A defect that hinders reading itself is reported by the reading and needs no rule here. */
export const LINT_RULES: readonly LintRule[] = [
  swallowed,
  doubleEncoded,
  staleNumber,
  tableTotal,
  parentTicked,
  statusContradicts,
  statusesDisagree,
  unknownStatus,
  statusTail,
  twoActiveSprints,
  duplicateTitle,
  pastDate,
  deadAnchor,
  deadLink,
];
