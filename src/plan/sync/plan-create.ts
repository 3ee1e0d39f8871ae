import type { DocumentItem } from '../../model/observation.ts';
import { taskField } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import type { Create } from '../../model/sync-plan.ts';
import { isDropped, labelFor } from './label-value.ts';

/**
 * The issue for a line that has none. It is created open, and without a status that would close it:
 * that follows as a change of its own, once the issue is known to be there.
 */
export function planCreate(
  line: DocumentItem,
  { labels }: SyncOptions,
): { readonly create: Create; readonly again: boolean } {
  const said = line.word.kind === 'says' ? line.word.word : null;
  const word = line.done === true || isDropped(said) ? null : said;
  const label = labelFor(word, labels);
  const create: Create = {
    key: line.key,
    title: line.title,
    labels: word !== null && label !== null ? [word] : [],
    block: line.tasks,
    line: line.line,
    base: {
      title: line.title,
      done: false,
      word,
      label,
      ...Object.fromEntries(line.tasks.map(({ key, done }) => [taskField(key), done])),
    },
  };
  const begun = word === null && line.tasks.some(({ done }) => done);
  return { create, again: line.done === true || said !== word || begun };
}
