import {
  type DeliverableKey,
  describeUnresolved,
  type Problem,
  resolveName,
  type SprintDocument,
} from '../src/index.ts';

/** What the names of a command line mean; a track stands for all its deliverables. */
export interface ResolvedNames {
  readonly keys: readonly DeliverableKey[];
  readonly problems: readonly Problem[];
}

export function resolveNames(document: SprintDocument, names: readonly string[]): ResolvedNames {
  const keys = new Set<DeliverableKey>();
  const problems: Problem[] = [];
  for (const name of names) {
    const resolution = resolveName(document, name);
    if (resolution.kind !== 'found') {
      problems.push(problem(`${resolution.kind}-name`, describeUnresolved(name, resolution)));
    } else if (resolution.keys.length === 0) {
      problems.push(problem('empty-track', `"${name}" is a track without deliverables.`));
    } else {
      for (const key of resolution.keys) keys.add(key);
    }
  }
  return { keys: [...keys], problems };
}

/** A name has no place in the document. */
function problem(rule: string, message: string): Problem {
  return { rule, severity: 'error', line: 1, column: 1, message };
}
