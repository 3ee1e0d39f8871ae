import type { Ledger } from '../../model/ledger.ts';
import type { IssueState, Look, Observation } from '../../model/observation.ts';
import type { IssueNumber } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import { DEFAULT_LOOK, findWoken, type LookTimes, planLook } from '../../plan/sync/plan-look.ts';
import type { SyncPort } from './sync-port.ts';

/** Document before issues: what changed in between is cut off by the time of the first read. */
export async function observeSides(
  {
    port,
    options,
    look: times = DEFAULT_LOOK,
  }: {
    readonly port: SyncPort;
    readonly options: SyncOptions;
    readonly look?: LookTimes | undefined;
  },
  ledger: Ledger,
): Promise<Observation> {
  const document = await port.readDocument();
  const known = Object.entries(ledger.items);
  const links = document.items.flatMap(({ issue }) => issue ?? []);
  const numbers = [...new Set([...known.map(([number]) => Number(number)), ...links])];
  const notes = known.flatMap(([number, { conflicts }]) =>
    conflicts.length > 0
      ? [{ issue: Number(number), ids: conflicts.map(({ id: note }) => note) }]
      : [],
  );
  const wanted = { numbers: numbers.sort((a, b) => a - b), notes };
  const { look, resting } = planLook(document, ledger, { ...times, options });
  let listed = await port.listIssues({ ...wanted, look });
  // The line of an issue that is gone may get another, which is looked for among all.
  if (lacks(look, listed)) listed = await port.listIssues({ ...wanted, look: { kind: 'all' } });
  const pullRequests = ledger.sprint === null ? [] : await port.listMerged(ledger.since);
  const unread = without(
    resting,
    listed.map(({ number }) => number),
  );
  const woken = findWoken(unread, ledger, { document, pullRequests });
  const more =
    woken.length === 0
      ? []
      : await port.listIssues({ ...wanted, look: { kind: 'only', also: woken } });
  const issues = [...listed, ...more].sort((a, b) => a.number - b.number);
  return { document, issues, resting: without(unread, woken), pullRequests };
}

function lacks(look: Look, listed: readonly IssueState[]): boolean {
  if (look.kind === 'all') return false;
  return look.also.some((number) => !listed.some((issue) => issue.number === number));
}

function without(
  numbers: ReadonlySet<IssueNumber>,
  left: readonly IssueNumber[],
): ReadonlySet<IssueNumber> {
  return new Set([...numbers].filter((number) => !left.includes(number)));
}
