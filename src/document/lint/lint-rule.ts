import type { CalendarDate } from '../../model/calendar-date.ts';
import type { Unit } from '../../model/field.ts';
import type { Severity } from '../../model/problem.ts';
import type { GroupKey, SprintDocument } from '../../model/sprint-document.ts';
import type { Tally } from '../../model/sprint-progress.ts';
import type { StatusWords } from '../../model/status.ts';
import type { TextEdit } from '../../model/text.ts';
import type { Block, TextLine } from '../blocks/block.ts';
import type { Section } from '../outline.ts';

/** One kind of defect. A rule is pure: what it must know beyond the text comes in as {@link LintFacts}. */
export interface LintRule {
  /** Kebab-case, documented and stable. */
  readonly name: string;
  /** What the rule finds, in one sentence; `docs/lint-rules.md` shows an example of each. */
  readonly docs: string;
  readonly severity: Severity;
  readonly check: (input: LintInput) => readonly Defect[];
}

/** One place where a rule is broken. */
export interface Defect {
  /** Where it begins, as an offset into the text. */
  readonly offset: number;
  /** What, expected, received and what to do, as full sentences without the place. */
  readonly message: string;
  /** The edits that put it right; absent where only a person can tell what is meant. */
  readonly edits?: readonly TextEdit[];
}

/** A document as the rules see it. */
export interface LintInput {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly blocks: readonly Block[];
  /** The document's headings with what stands below them. */
  readonly root: Section;
  /** `null` where no sprint can be read from the text. */
  readonly document: SprintDocument | null;
  readonly facts: LintFacts;
}

/** What the text itself does not say. */
export interface LintFacts {
  /** Whether the config counts boxes in code fences as work. */
  readonly fenced: boolean;
  readonly words: StatusWords;
  readonly today: CalendarDate;
  /** Whether the target of a relative link exists; `null` where that cannot be known. */
  readonly exists: (path: string) => boolean | null;
  /** Counts the work of a group, or of the whole sprint; `all` counts deferred and cancelled work too. */
  readonly tally: (
    document: SprintDocument,
    what: { readonly unit: Unit; readonly group: GroupKey | null; readonly all: boolean },
  ) => Tally;
}
