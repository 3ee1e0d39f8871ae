import type { TagValues } from '../../model/ledger.ts';
import type { SprintMilestone } from '../../model/observation.ts';
import { type TagKind, type TagName, tagName, tagOfField } from '../../model/sync-field.ts';
import type { SyncProblem } from '../../model/sync-plan.ts';
import { type FieldOutcome, NO_OUTCOME } from './field-outcome.ts';
import type { ItemContext } from './item-context.ts';

export interface TagsOutcome extends FieldOutcome {
  /** Those of the refused tags that the document still asks for. */
  readonly refused: readonly TagName[];
}

/**
 * Assignees, track label and milestone, tag by tag: what a side added or removed against the base goes to
 * the other. A base that is unknown counts as absent, so of two unlike sets the union is made and nobody's
 * tag is taken away. An issue has one milestone: ours goes where there is none or an older one of ours, and
 * what a person chose instead stays.
 */
export function mergeTags(context: ItemContext): TagsOutcome {
  const { item, line, issue, options } = context;
  const ours = new Set(tagsOf(context));
  const theirs = new Set(issue.tags ?? []);
  const known = Object.keys(item.base).filter(isTag);
  const isSaid = (kind: TagKind) => kindsOf(context).includes(kind);
  const concerned = [...new Set([...ours, ...theirs, ...known])].filter((tag) => {
    const kind = tagOfField(tag)?.kind;
    return kind !== undefined && isSaid(kind);
  });
  const agreed: Partial<Record<TagName, boolean>> = {};
  const toIssue: Partial<Record<TagName, boolean>> = {};
  const toDocument: Partial<Record<TagName, boolean>> = {};
  for (const tag of concerned.sort()) {
    const kind = tagOfField(tag)?.kind ?? 'track';
    const base = item.base[tag] === true;
    const [here, there] = [ours.has(tag), theirs.has(tag)];
    const direction = options.tags[kind];
    if (here === there) {
      if (base !== here) agreed[tag] = here;
    } else if (here !== base) {
      if (direction !== 'github') toIssue[tag] = here;
    } else if (kind === 'assignee' && line.tags?.takesOwners && direction !== 'document') {
      toDocument[tag] = there;
    }
  }
  const asked = [...ours].filter((tag) => item.refused?.includes(tag) && !theirs.has(tag));
  const sent = keepMilestone(without(toIssue, asked), { theirs, asked });
  return {
    ...NO_OUTCOME,
    agreed,
    issueSide: isEmpty(sent) ? {} : { tags: sent },
    documentSide: isEmpty(toDocument) ? {} : { tags: toDocument },
    problems: [
      ...asked.map((tag): SyncProblem => {
        return { kind: 'tag-refused', issue: issue.number, tag, line: line.line };
      }),
      ...findOtherTracks(context, { ours, theirs, sent }),
    ],
    refused: asked,
  };
}

/** A label in place of that of the line's track: it stays, and a person has to say what is meant. */
function findOtherTracks(
  { item, line, issue }: ItemContext,
  {
    ours,
    theirs,
    sent,
  }: {
    readonly ours: ReadonlySet<TagName>;
    readonly theirs: ReadonlySet<TagName>;
    readonly sent: TagValues;
  },
): readonly SyncProblem[] {
  const isTrack = (tag: TagName) => tagOfField(tag)?.kind === 'track';
  const own = [...ours].filter(isTrack);
  const isSwapped = own.some((tag) => item.base[tag] === true && !theirs.has(tag));
  if (!isSwapped) return [];
  return [...theirs]
    .filter((tag) => isTrack(tag) && !ours.has(tag) && sent[tag] === undefined)
    .map((tag) => ({ kind: 'other-track', issue: issue.number, tag, line: line.line }));
}

/** What a line says its issue should have, the sprint's milestone included. */
export function tagsOf({ line, milestone, options }: TagSource): readonly TagName[] {
  const number = milestone?.number ?? null;
  return [
    ...(line.tags?.has ?? []),
    ...(number === null ? [] : [tagName('milestone', number)]),
  ].filter((tag) =>
    kindsOf({ line, milestone, options }).includes(tagOfField(tag)?.kind ?? 'track'),
  );
}

type TagSource = Pick<ItemContext, 'line' | 'options'> & {
  readonly milestone?: SprintMilestone | undefined;
};

/** Of which kinds anything is said: a milestone that is still to be created is no lack of one. */
function kindsOf({ line, milestone, options }: TagSource): readonly TagKind[] {
  const said: readonly TagKind[] = [
    ...(line.tags?.kinds ?? []),
    ...(milestone === undefined || milestone.number === null ? [] : ['milestone' as const]),
  ];
  return said.filter((kind) => (options.tags[kind] ?? 'off') !== 'off');
}

/**
 * Setting a milestone replaces the one that is there, so it is only set where that goes too. One that was
 * refused replaces nothing, and what is there stays.
 */
function keepMilestone(
  values: TagValues,
  { theirs, asked }: { readonly theirs: ReadonlySet<TagName>; readonly asked: readonly TagName[] },
): TagValues {
  const isMilestone = (tag: string) => tagOfField(tag)?.kind === 'milestone';
  const isChosen = [...theirs].some((tag) => isMilestone(tag) && values[tag] !== false);
  if (!isChosen && !asked.some(isMilestone)) return values;
  return without(values, Object.keys(values).filter(isTag).filter(isMilestone));
}

function without(values: TagValues, left: readonly TagName[]): TagValues {
  return Object.fromEntries(
    Object.entries(values).filter(([tag]) => !left.some((one) => one === tag)),
  );
}

function isTag(name: string): name is TagName {
  return tagOfField(name) !== null;
}

function isEmpty(values: TagValues): boolean {
  return Object.keys(values).length === 0;
}
