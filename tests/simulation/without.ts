import type { Item, Ledger } from '../../src/model/ledger.ts';
import type { IssueState, Observation, SettleFacts } from '../../src/model/observation.ts';
import { tagOfField, taskField } from '../../src/model/sync-field.ts';
import { labelFor, labelValue } from '../../src/plan/sync/label-value.ts';
import { parseLedger } from '../../src/plan/sync/parse-ledger.ts';
import { restOf } from '../../src/plan/sync/plan-look.ts';
import { reconcile } from '../../src/plan/sync/reconcile.ts';
import { serializeLedger } from '../../src/plan/sync/serialize-ledger.ts';
import { settle } from '../../src/plan/sync/settle.ts';
import type { Decisions } from '../../src/sync/issues/sync-pass.ts';
import type { SyncPort } from '../../src/sync/issues/sync-port.ts';
import { MOST_LAG } from './issues.ts';

/** Rules that can be taken out, to see that each is needed. */
export const OMISSIONS = [
  'lease',
  'intents',
  'window-check',
  'two-sided',
  'unknown-base',
  'deletion',
  'base-label',
  'base-tags',
  'head-check',
  'sprint-items',
  'cut',
  'void-debts',
  're-read',
  'rest',
  'overlap',
] as const;

export type Omission = (typeof OMISSIONS)[number];

export interface Driver {
  readonly port: SyncPort;
  readonly decisions: Decisions;
}

/** The protocol with one rule made void from outside: production code knows nothing of it. */
export function omit(omission: Omission | null, port: SyncPort): Driver {
  const whole: Driver = { port, decisions: { reconcile, settle } };
  const withPort = (change: Partial<SyncPort>): Driver => ({
    ...whole,
    port: { ...port, ...change },
  });
  const withDecisions = (change: Partial<Decisions>): Driver => ({
    ...whole,
    decisions: { ...whole.decisions, ...change },
  });
  switch (omission) {
    case null:
      return whole;
    case 'lease':
      // Every lease reads as expired.
      return withPort({
        readLedger: async () => {
          const read = await port.readLedger();
          return { ...read, text: changeLedger(read.text, expire) };
        },
      });
    case 'intents':
      // The process knows what it is about to do, and nobody else does.
      return withPort({
        writeLedger: ({ parent, text }) =>
          port.writeLedger({
            parent,
            text: changeLedger(text, (ledger) => ({ ...ledger, pending: null })) ?? text,
          }),
      });
    case 'window-check':
      return withDecisions({ settle: (ledger, facts) => settle(ledger, withoutOthers(facts)) });
    case 'two-sided':
      return withDecisions({
        reconcile: (observation, ledger, options) => {
          const plan = reconcile(observation, ledger, options);
          const intents = plan.intents.map((intent) => ({ ...intent, bothSides: false }));
          return { ...plan, intents };
        },
      });
    case 'unknown-base':
      // What is not known is taken to be what the issue says: so the document wins.
      return withDecisions({
        reconcile: (observation, ledger, options) =>
          reconcile(observation, fillBases(ledger, observation.issues), options),
      });
    case 'deletion':
      // A vanished line closes its issue whatever people did there.
      return withDecisions({
        reconcile: (observation, ledger, options) => {
          const links = new Set(observation.document.items.map(({ issue }) => issue));
          const keys = new Set(observation.document.items.map(({ key }) => key));
          const vanished = observation.issues.filter(({ number }) => {
            const key = ledger.items[number]?.key;
            return !links.has(number) && (key === undefined || !keys.has(key));
          });
          return reconcile(observation, overrideBases(ledger, vanished), options);
        },
      });
    case 'base-label':
      return withDecisions({
        reconcile: (observation, ledger, options) =>
          reconcile(observation, mapItems(ledger, labelFromWord), options),
      });
    case 'base-tags':
      return withDecisions({
        reconcile: (observation, ledger, options) =>
          reconcile(observation, mapItems(ledger, withoutTags), options),
      });
    case 'head-check': {
      let head = '';
      return withPort({
        readDocument: async () => {
          const document = await port.readDocument();
          head = document.head;
          return document;
        },
        readHead: async () => head,
      });
    }
    case 'sprint-items':
      return withDecisions({
        settle: (ledger, facts) => settle(ledger, namingAll(ledger, facts)),
      });
    case 'cut':
      return withDecisions({
        reconcile: (observation, ledger, options) =>
          reconcile(withoutCut(observation), ledger, options),
      });
    case 'void-debts':
      return withDecisions({
        settle: (ledger, facts) => settle(ledger, ledger.pending ? facts : withoutOthers(facts)),
      });
    case 'rest':
      // Every tied line is taken to be done with, whatever its merge had to say.
      return withDecisions({
        reconcile: (observation, ledger, options) => {
          const plan = reconcile(observation, ledger, options);
          const lines = new Map(observation.document.items.map((line) => [line.issue, line]));
          const settled = mapItems(plan.ledger, (item, issue) => {
            const line = lines.get(issue);
            return line ? { ...item, rest: restOf(line) } : item;
          });
          return { ...plan, ledger: settled };
        },
      });
    case 'overlap':
      return withPort({
        listIssues: (wanted) => {
          const { look } = wanted;
          if (look.kind !== 'since') return port.listIssues(wanted);
          return port.listIssues({ ...wanted, look: { ...look, since: look.since + MOST_LAG } });
        },
      });
    case 're-read': {
      let listed: readonly IssueState[] = [];
      return withPort({
        listIssues: async (wanted) => {
          listed = await port.listIssues(wanted);
          return listed;
        },
        readIssue: async (issue) => listed.find(({ number }) => number === issue) ?? null,
      });
    }
  }
}

function changeLedger(text: string | null, change: (ledger: Ledger) => Ledger): string | null {
  const read = parseLedger(text);
  return read.kind === 'read' ? serializeLedger(change(read.ledger)) : text;
}

function expire(ledger: Ledger): Ledger {
  return { ...ledger, lease: ledger.lease && { ...ledger.lease, until: 0 } };
}

function mapItems(ledger: Ledger, change: (item: Item, issue: number) => Item): Ledger {
  const items = Object.entries(ledger.items).map(([issue, item]) => [
    issue,
    change(item, Number(issue)),
  ]);
  return { ...ledger, items: Object.fromEntries(items) };
}

function labelFromWord(item: Item): Item {
  const { word } = item.base;
  if (word === undefined) return item;
  const label = labelFor(word as never, ['in-progress', 'blocked', 'in-review', 'deferred']);
  return { ...item, base: { ...item.base, label } };
}

/** Nobody knows what both sides had, so what one side took away comes back from the other. */
function withoutTags(item: Item): Item {
  const base = Object.entries(item.base).filter(([field]) => tagOfField(field) === null);
  return { ...item, base: Object.fromEntries(base) };
}

function valuesOf(issue: IssueState): Item['base'] {
  return {
    title: issue.title,
    done: issue.state === 'completed',
    label: labelValue(issue),
    word: null,
    ...Object.fromEntries((issue.block ?? []).map(({ key, done }) => [taskField(key), done])),
  };
}

function fillBases(ledger: Ledger, issues: readonly IssueState[]): Ledger {
  return mapItems(ledger, (item, number) => {
    const issue = issues.find((one) => one.number === number);
    return issue ? { ...item, base: { ...valuesOf(issue), ...item.base } } : item;
  });
}

function overrideBases(ledger: Ledger, issues: readonly IssueState[]): Ledger {
  return mapItems(ledger, (item, number) => {
    const issue = issues.find((one) => one.number === number);
    return issue ? { ...item, base: { ...item.base, ...valuesOf(issue) } } : item;
  });
}

/** Everything happened in time. */
function withoutCut(observation: Observation): Observation {
  const { readAt } = observation.document;
  return {
    ...observation,
    issues: observation.issues.map((issue) => ({ ...issue, stateChangedAt: null })),
    pullRequests: observation.pullRequests.map((one) => {
      return { ...one, mergedAt: Math.min(one.mergedAt, readAt - 1) };
    }),
  };
}

function withoutOthers(facts: SettleFacts): SettleFacts {
  const issues = facts.issues.map((history) => ({
    ...history,
    events: history.events?.filter(({ by }) => by === 'us') ?? null,
  }));
  return { ...facts, issues };
}

function namingAll({ pending }: Ledger, facts: SettleFacts): SettleFacts {
  const items = pending?.items.map(({ issue }) => issue) ?? [];
  return { ...facts, commits: facts.commits?.map((commit) => ({ ...commit, items })) ?? null };
}
