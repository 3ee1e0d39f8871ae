import type { NewLabel, TrackedIssue, Tracker } from '../../github/tracker.ts';
import type { Word } from '../../model/sync-field.ts';
import type { LabelNames } from './describe-issue-state.ts';
import { fold } from './tag-mapping.ts';

/** Makes sure that labels are there with a colour and a description before issues get them. */
export interface LabelKeeper {
  /** What an issue carries need not be looked for. */
  readonly saw: (issue: Pick<TrackedIssue, 'labels'>) => void;
  readonly ensure: (names: readonly string[]) => Promise<void>;
}

/** As boards show them: work is blue, what waits is warm, what is left out is grey. */
const LOOKS: Readonly<Record<Word, readonly [color: string, description: string]>> = {
  'not-started': ['ededed', 'Not started, as the sprint document says'],
  'in-progress': ['1d76db', 'In progress, as the sprint document says'],
  blocked: ['d93f0b', 'Blocked, as the sprint document says'],
  'in-review': ['fbca04', 'In review, as the sprint document says'],
  deferred: ['bfbfbf', 'Deferred, as the sprint document says'],
  cancelled: ['cccccc', 'Cancelled, as the sprint document says'],
};
const TRACK_COLOR = 'c5def5';

/** Asks for the repository's labels at most once, and only where one is to be given that nobody saw yet. */
export function createLabelKeeper(tracker: Tracker, statuses: LabelNames): LabelKeeper {
  const known = new Set<string>();
  let listed: Promise<readonly string[]> | undefined;
  return {
    saw: ({ labels }) => {
      for (const name of labels) known.add(fold(name));
    },
    ensure: async (names) => {
      if (names.every((name) => known.has(fold(name)))) return;
      listed ??= tracker.listLabels();
      for (const name of await listed) known.add(fold(name));
      for (const name of names) {
        if (known.has(fold(name))) continue;
        known.add(fold(name));
        // Refused, it was there already; else issues get it without a colour.
        await tracker.createLabel(looksOf(name, statuses));
      }
    },
  };
}

function looksOf(name: string, statuses: LabelNames): NewLabel {
  const words = Object.entries(LOOKS).map(
    ([word, looks]) => [statuses[word] ?? null, looks] as const,
  );
  const found = words.find(([label]) => label !== null && fold(label) === fold(name));
  const [color, description] = found?.[1] ?? [TRACK_COLOR, 'Part of this track of the sprint'];
  return { name, color, description };
}
