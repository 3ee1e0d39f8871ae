import type { DocumentItem, SprintMilestone } from '../../model/observation.ts';
import { type TagName, tagOfField, taskField, type Word } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import type { Create } from '../../model/sync-plan.ts';
import { isDropped, labelFor } from './label-value.ts';
import { tagsOf } from './merge-tags.ts';

/**
 * The issue for a line that has none. It is created open, and without a status that would close it:
 * that follows as a change of its own, once the issue is known to be there.
 */
export function planCreate(
  line: DocumentItem,
  {
    milestone,
    isFirst,
    options,
  }: {
    readonly milestone: SprintMilestone | undefined;
    /** No pass was before this one. */
    readonly isFirst: boolean;
    readonly options: SyncOptions;
  },
): { readonly create: Create; readonly again: boolean } {
  const said = line.word.kind === 'says' ? line.word.word : null;
  const word = line.done === true || isDropped(said) ? null : said;
  const label = labelFor(word, options.labels);
  const tags = tagsOf({ line, milestone, options }).filter((tag) => flows(tag, options));
  const create: Create = {
    key: line.key,
    title: line.title,
    labels: word !== null && label !== null ? [word] : [],
    tags,
    block: line.tasks,
    line: line.line,
    ...(isFirst ? findSaid(line, word) : findUncounted(line, word)),
    base: {
      title: line.title,
      done: false,
      word,
      label,
      ...Object.fromEntries(tags.map((tag) => [tag, true])),
      ...Object.fromEntries(line.tasks.map(({ key, done }) => [taskField(key), done])),
    },
  };
  const begun = word === null && line.tasks.some(({ done }) => done);
  return { create, again: line.done === true || said !== word || begun };
}

/** The counts above a line that was there before us are left as they are, whatever they count it as. */
function findSaid({ done, word }: DocumentItem, shown: Word | null): Pick<Create, 'unreflected'> {
  const said = word.kind === 'says' ? word.word : null;
  const unreflected = { ...(done && { done }), ...(said !== shown && { word: said }) };
  return Object.keys(unreflected).length > 0 ? { unreflected } : {};
}

function findUncounted(
  { done, word }: DocumentItem,
  shown: Word | null,
): Pick<Create, 'uncounted'> {
  const said = word.kind === 'says' ? word.word : null;
  const uncounted = { ...(done && { done: false }), ...(said !== shown && { word: shown }) };
  return Object.keys(uncounted).length > 0 ? { uncounted } : {};
}

function flows(tag: TagName, { tags }: SyncOptions): boolean {
  const kind = tagOfField(tag)?.kind;
  return kind !== undefined && tags[kind] !== 'github';
}
