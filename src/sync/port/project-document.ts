import { slugify } from '../../document/slug.ts';
import type { DocumentItem, DocumentSide, WordPlace } from '../../model/observation.ts';
import type { Deliverable, SprintDocument, Task } from '../../model/sprint-document.ts';
import type { TaskKey, Word } from '../../model/sync-field.ts';
import {
  findBoundBoxes,
  type WrittenBinding,
  waitsForCheck,
} from '../../plan/checks/find-bindings.ts';
import { projectTags } from './project-tags.ts';
import type { TagConfig } from './tag-mapping.ts';

/** How a document says things, as far as its config decides. */
export interface Projection {
  /** Whether a line without a place for a state may be given one. */
  readonly addsStates: boolean;
  /** Statuses that issues can show; below headings that are states each needs one. */
  readonly words: readonly Word[];
  /** Whether a link may be taken for an issue of this repository. */
  readonly isOwnLink: (link: WrittenLink) => boolean;
  readonly tags: TagConfig;
  /** Checks of the config; those of the document's own lines are known without it. */
  readonly checks: readonly WrittenBinding[];
}

/** A deliverable's link as it is written. */
export interface WrittenLink {
  readonly issue: number;
  /** `null` for a bare number. */
  readonly url: string | null;
}

/**
 * A document's deliverables as far as their lines can say anything: a box knows two states, and what
 * cannot be written is neither an edit nor a conflict.
 */
export function projectDocument(
  document: SprintDocument,
  projection: Projection,
): Pick<DocumentSide, 'sprint' | 'items'> {
  const own = document.deliverables.filter((item) => {
    const link = findLink(item, document.text);
    return link === null || projection.isOwnLink(link);
  });
  const bound = findBoundBoxes(document, projection.checks);
  const items = own.map((item): DocumentItem => {
    const { key, issue, title, line } = item;
    return {
      key,
      issue,
      title: title.value,
      line,
      done: item.state === null && !projection.addsStates ? null : item.status === 'done',
      word: placeOfWord(item, document, projection),
      tags: projectTags(item, document, projection.tags),
      tasks: nameTasks(item).map(({ key: task, task: { title: name, box } }) => {
        const isBound = bound.has(box.range.start) && ({ isBound: true } as const);
        return { key: task, title: name, done: box.value, ...isBound };
      }),
      ...(waitsForCheck(item, bound) && { waitsForCheck: true }),
    };
  });
  return { sprint: document.sprint.id, items };
}

/** Deliverables whose link leads to another repository: their issues are not ours to write. */
export function findForeign(
  document: SprintDocument,
  { isOwnLink }: Pick<Projection, 'isOwnLink'>,
): readonly Deliverable[] {
  return document.deliverables.filter((item) => {
    const link = findLink(item, document.text);
    return link !== null && !isOwnLink(link);
  });
}

function findLink({ issue, block }: Deliverable, text: string): WrittenLink | null {
  if (issue === null) return null;
  const [url = null] =
    new RegExp(`https?://[^\\s()<>]{1,300}/issues/${issue}(?!\\d)`).exec(
      text.slice(block.start, block.end),
    ) ?? [];
  return { issue, url };
}

/** The tasks of a deliverable by their keys: the slug of the title, `~2` for a second of the kind. */
export function nameTasks({
  tasks,
}: Deliverable): readonly { readonly key: TaskKey; readonly task: Task }[] {
  const seen = new Map<string, number>();
  return tasks.map((task) => {
    const slug = slugify(task.title) || 'task';
    const count = (seen.get(slug) ?? 0) + 1;
    seen.set(slug, count);
    return { key: count === 1 ? slug : `${slug}~${count}`, task };
  });
}

function placeOfWord(
  { state, status }: Deliverable,
  { stateHeadings }: SprintDocument,
  { words }: Projection,
): WordPlace {
  const isWritable =
    state?.kind === 'status' ||
    (state?.kind === 'from-group' &&
      words.every((word) => stateHeadings.some((heading) => heading.status === word)));
  if (!isWritable || status === 'done') return { kind: 'absent' };
  return { kind: 'says', word: status === 'not-started' ? null : status };
}
