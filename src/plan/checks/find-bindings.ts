import type { CheckBinding, CheckTarget } from '../../model/check.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Problem } from '../../model/problem.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { describeUnresolved } from '../describe-unresolved.ts';
import { foldName } from '../fold-name.ts';
import { resolveName } from '../resolve-name.ts';

/** One binding of the config. */
export interface WrittenBinding {
  readonly name: string;
  readonly completes?: string | undefined;
  readonly task?: string | undefined;
  readonly criterion?: string | undefined;
}

/** `- [ ] Runs on a phone <!-- check: phone -->` at the end of a line, or of a row's last cell. */
const INLINE = /<!--[ \t]*check:[ \t]*([^\n]{1,255}?)[ \t]*-->[ \t]*\|?$/;

/** Everything in a document that a check decides: as the config says, and as its own lines do. */
export function findBindings(
  document: SprintDocument,
  written: readonly WrittenBinding[],
): { readonly bindings: readonly CheckBinding[]; readonly problems: readonly Problem[] } {
  const found = written.map((one) => resolve(document, one));
  return {
    bindings: [...found.flatMap(({ bindings }) => bindings), ...readLines(document)],
    problems: found.flatMap(({ problem }) => (problem === null ? [] : [problem])),
  };
}

/** Offsets of the boxes that a check decides: nothing else ticks them by itself. */
export function findBoundBoxes(
  document: SprintDocument,
  written: readonly WrittenBinding[],
): ReadonlySet<number> {
  const targets = findBindings(document, written).bindings.map(({ target }) => target);
  return new Set(targets.flatMap((target) => (target.kind === 'box' ? [target.start] : [])));
}

/** Where boxes alone say the state, it is not done before the check of the last one has passed. */
export function waitsForCheck(
  { state, tasks }: Pick<Deliverable, 'state' | 'tasks'>,
  bound: ReadonlySet<number>,
): boolean {
  return (
    state?.kind === 'from-tasks' &&
    tasks.some(({ box }) => !box.value && bound.has(box.range.start))
  );
}

interface Found {
  readonly bindings: readonly CheckBinding[];
  readonly problem: Problem | null;
}

function resolve(document: SprintDocument, written: WrittenBinding): Found {
  const { name: pattern, completes, task, criterion } = written;
  const bind = (targets: readonly CheckTarget[]): Found => ({
    bindings: targets.map((target) => ({ pattern, target })),
    problem: null,
  });
  if (completes !== undefined) {
    const resolution = resolveName(document, completes);
    if (resolution.kind === 'found') {
      return bind(resolution.keys.map((key) => ({ kind: 'deliverable', key })));
    }
    return refuse(pattern, describeUnresolved(completes, resolution));
  }
  const [what, title, boxes] =
    task === undefined
      ? (['criterion', criterion ?? '', document.criteria] as const)
      : (['task', task, document.deliverables.flatMap(({ tasks }) => tasks)] as const);
  const named = boxes.filter((one) => foldName(one.title) === foldName(title));
  const [only, ...others] = named;
  if (only !== undefined && others.length === 0) {
    return bind([{ kind: 'box', start: only.box.range.start }]);
  }
  const count = only === undefined ? 'no' : `${named.length}`;
  return refuse(
    pattern,
    `The document has ${count} ${what} with the title "${oneLine(title)}". Write the title of exactly one, or mark its line with \`<!-- check: … -->\`.`,
  );
}

function refuse(pattern: string, reason: string): Found {
  const message = `The check "${oneLine(pattern)}" of the config is bound to nothing. ${reason}`;
  return {
    bindings: [],
    problem: { rule: 'unknown-check-target', severity: 'warning', line: 1, column: 1, message },
  };
}

function readLines({ text, deliverables, criteria }: SprintDocument): readonly CheckBinding[] {
  if (!text.includes('check:')) return [];
  const lines = text.split('\n');
  const read = (line: number, target: CheckTarget): CheckBinding[] => {
    const pattern = INLINE.exec((lines[line - 1] ?? '').trimEnd().slice(-400))?.[1];
    return pattern === undefined ? [] : [{ pattern, target }];
  };
  return [
    ...deliverables.flatMap(({ key, line, tasks }) => [
      ...read(line, { kind: 'deliverable', key }),
      ...tasks.flatMap((task) => read(task.line, { kind: 'box', start: task.box.range.start })),
    ]),
    ...criteria.flatMap(({ line, box }) => read(line, { kind: 'box', start: box.range.start })),
  ];
}
