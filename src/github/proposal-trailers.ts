import { createHash } from 'node:crypto';
import { formatIsoDate, parseIsoDate } from '../model/calendar-date.ts';
import type { Completion } from '../model/evidence.ts';

/**
 * What we write at the end of a proposing commit's message: a digest of the document as we wrote it,
 * by which our commits are told from people's, and the evidence in it that has not landed yet, so
 * that the next run can rebuild the branch from the document's branch with all of it.
 */
export interface ProposalTrailers {
  /** SHA-256 of the document. */
  readonly digest: string;
  readonly completions: readonly Completion[];
}

const DIGEST = /^Sprint-Document: ([0-9a-f]{64})$/m;
const COMPLETION =
  /^Sprint-(?<effect>Completes|Advances): (?<on>\S+) (?<from>by hand|#\d+) (?<key>.+)$/gm;

export function renderTrailers(text: string, completions: readonly Completion[]): string {
  return [
    `Sprint-Document: ${digestOf(text)}`,
    ...completions.map(({ effect, on, pullRequest, deliverable }) => {
      const name = effect === 'completes' ? 'Sprint-Completes' : 'Sprint-Advances';
      const from = pullRequest === null ? 'by hand' : `#${pullRequest.number}`;
      return `${name}: ${formatIsoDate(on)} ${from} ${deliverable}`;
    }),
  ].join('\n');
}

/** `null` for a message that is not ours. `url` is the repository's, to which the numbers belong. */
export function parseTrailers(message: string, url: string): ProposalTrailers | null {
  const digest = DIGEST.exec(message)?.[1];
  if (digest === undefined) return null;
  return { digest, completions: [...message.matchAll(COMPLETION)].flatMap(toCompletion(url)) };
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function toCompletion(url: string) {
  return ({ groups }: RegExpExecArray): Completion[] => {
    const { effect, on = '', from = '', key = '' } = groups ?? {};
    const date = parseIsoDate(on);
    if (date === null) return [];
    const number = from.startsWith('#') ? Number(from.slice(1)) : null;
    return [
      {
        deliverable: key,
        on: date,
        pullRequest: number === null ? null : { number, url: `${url}/pull/${number}` },
        startedOn: null,
        effect: effect === 'Completes' ? 'completes' : 'advances',
      },
    ];
  };
}
