import type { Ledger } from '../../model/ledger.ts';
import type { DocumentItem, IssueState, Observation } from '../../model/observation.ts';
import { tagOfField, type Word } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import type { Adoption, SyncProblem } from '../../model/sync-plan.ts';
import { labelFor, labelValue, wordFor } from './label-value.ts';
import type { Ties } from './tie-lines.ts';

/** So many new lines are a decision that a person should see before the next ones. */
const MOST_AT_ONCE = 30;

export interface Adoptions {
  readonly adopted: readonly Adoption[];
  readonly problems: readonly SyncProblem[];
  /** Lines of the name of such an issue: a second issue for them would be a twin. */
  readonly namesakes: ReadonlySet<DocumentItem>;
}

/**
 * Open issues of the sprint that no line has and that we never knew: what was once let go, or lost its
 * line, is not taken in again. One that is called like a line without an issue is only proposed.
 */
export function findAdoptions(
  { issues, document: { items, elsewhere = [] } }: Observation,
  ledger: Ledger,
  { ties, options: { adopt, labels } }: { readonly ties: Ties; readonly options: SyncOptions },
): Adoptions {
  const found = adopt === 'ignore' ? [] : issues.filter(isCandidate);
  const others = new Set(elsewhere.map(({ issue }) => issue));
  const isFresh = ({ number }: IssueState) =>
    !ledger.items[number] && !ties.claimed.has(number) && !others.has(number);
  const fresh = found.filter(isFresh);
  const adopted: Adoption[] = [];
  const problems: SyncProblem[] = [];
  const namesakes = new Set<DocumentItem>();
  for (const issue of fresh) {
    const { title, enlisted } = issue;
    const adoption = adoptionOf(issue, items, labels);
    const namesake = ties.untied.find((line) => fold(line.title) === fold(title)) ?? null;
    if (namesake) namesakes.add(namesake);
    const isTaken = adopt === 'append' && enlisted === 'by-right' && namesake === null;
    if (isTaken && adopted.length < MOST_AT_ONCE) adopted.push(adoption);
    else problems.push({ kind: 'adoptable', namesake: namesake?.line ?? null, ...adoption });
  }
  return { adopted, problems, namesakes };
}

/**
 * What several labels mean is not known, so nothing is agreed about them; nor about a status of which no
 * line tells that the document has a place for it. Where the new line shows it, both sides are seen to agree.
 */
function adoptionOf(
  issue: IssueState,
  items: readonly DocumentItem[],
  labels: readonly Word[],
): Adoption {
  const { number, title } = issue;
  const label = labelValue(issue);
  const word = wordFor(label, null);
  const isShown = items.some((item) => item.word.kind === 'says');
  const said = isShown && labelFor(word, labels) === label ? { word, label } : {};
  const tracks = (issue.tags ?? []).filter((tag) => tagOfField(tag)?.kind === 'track');
  const beside = items.find(({ tags }) => tags?.has.some((tag) => tracks.includes(tag)));
  const base = { title, done: false, ...said };
  return { issue: number, title, word, beside: beside?.key ?? null, base };
}

function isCandidate({ enlisted, marker, state }: IssueState): boolean {
  return enlisted !== undefined && marker === null && state === 'open';
}

function fold(title: string): string {
  return title.replace(/\s+/g, ' ').trim().toLowerCase();
}
