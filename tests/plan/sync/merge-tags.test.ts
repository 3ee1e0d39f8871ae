import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER, NO_DEBTS } from '../../../src/model/ledger.ts';
import type { DocumentItem, IssueState, SprintMilestone } from '../../../src/model/observation.ts';
import type { TagKind, TagName } from '../../../src/model/sync-field.ts';
import { DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../../src/model/sync-options.ts';
import { mergeTags } from '../../../src/plan/sync/merge-tags.ts';
import { parseLedger } from '../../../src/plan/sync/parse-ledger.ts';
import { rememberRefused } from '../../../src/plan/sync/remember-refused.ts';
import { serializeLedger } from '../../../src/plan/sync/serialize-ledger.ts';

interface Sides {
  readonly base?: readonly TagName[];
  readonly ours: readonly TagName[];
  readonly theirs: readonly TagName[];
  readonly takesOwners?: boolean;
  readonly kinds?: readonly TagKind[];
  readonly milestone?: SprintMilestone;
  readonly refused?: readonly TagName[];
  readonly tags?: SyncOptions['tags'];
}

function merge({
  base = [],
  ours,
  theirs,
  takesOwners = true,
  kinds = ['assignee', 'track'],
  milestone,
  refused = [],
  tags = { assignee: 'both', track: 'document', milestone: 'document' },
}: Sides) {
  const line: DocumentItem = {
    key: 's/k',
    issue: 1,
    title: 'T',
    done: false,
    word: { kind: 'absent' },
    tasks: [],
    tags: { kinds, has: ours, takesOwners },
    line: 1,
  };
  const issue: IssueState = {
    number: 1,
    title: 'T',
    state: 'open',
    labels: [],
    tags: theirs,
    ours: true,
    marker: null,
    block: null,
    prose: '',
    seen: 0,
    stateChangedAt: null,
    decided: null,
    untrusted: [],
    choices: {},
  };
  const item = {
    key: 's/k',
    base: Object.fromEntries(base.map((tag) => [tag, true])),
    counted: [],
    doneBy: null,
    implied: [],
    tie: 'tied' as const,
    refused,
    conflicts: [],
    debts: NO_DEBTS,
  };
  const options = { ...DEFAULT_SYNC_OPTIONS, tags };
  const merged = mergeTags({ item, line, issue, evidence: [], milestone, options });
  return {
    issue: merged.issueSide.tags ?? {},
    document: merged.documentSide.tags ?? {},
    agreed: merged.agreed,
    problems: merged.problems.map(({ kind }) => kind),
  };
}

const ann = 'assignee:ann' as const;
const bob = 'assignee:bob' as const;
const old = 'track:a' as const;
const next = 'track:b' as const;
const sprint = (number: number): SprintMilestone => ({ number, title: 'S', dueOn: null });

describe('owners', () => {
  test.each([
    ['added in the document', { base: [], ours: [ann], theirs: [] }, { [ann]: true }, {}],
    ['removed in the document', { base: [ann], ours: [], theirs: [ann] }, { [ann]: false }, {}],
    ['assigned on GitHub', { base: [], ours: [], theirs: [ann] }, {}, { [ann]: true }],
    ['unassigned on GitHub', { base: [ann], ours: [ann], theirs: [] }, {}, { [ann]: false }],
    [
      'changed on both sides',
      { base: [ann], ours: [], theirs: [ann, bob] },
      { [ann]: false },
      { [bob]: true },
    ],
    ['unknown so far', { ours: [ann], theirs: [bob] }, { [ann]: true }, { [bob]: true }],
  ])('%s go to the other side', (_, sides, issue, document) => {
    expect(merge(sides)).toMatchObject({ issue, document });
  });

  test('of a track stay where a person took one off an issue', () => {
    const sides = { base: [ann], ours: [ann], theirs: [], takesOwners: false };
    expect(merge(sides)).toMatchObject({ issue: {}, document: {} });
  });

  test('flow one way, or not at all, where the config says so', () => {
    const sides = { base: [], ours: [ann], theirs: [bob] };
    const of = (assignee: 'document' | 'github' | 'off') => merge({ ...sides, tags: { assignee } });
    expect(of('document')).toMatchObject({ issue: { [ann]: true }, document: {} });
    expect(of('github')).toMatchObject({ issue: {}, document: { [bob]: true } });
    expect(of('off')).toMatchObject({ issue: {}, document: {}, agreed: {} });
  });

  test('that a line has no word for are nobody’s removal', () => {
    expect(merge({ base: [ann], ours: [], theirs: [ann], kinds: [] }).issue).toEqual({});
  });

  test('whom GitHub refused are told of and not sent again', () => {
    const sides = { ours: [ann, bob], theirs: [], refused: [ann] };
    expect(merge(sides)).toMatchObject({ issue: { [bob]: true }, problems: ['tag-refused'] });
    expect(merge({ ...sides, theirs: [ann] }).problems).toEqual([]);
  });
});

describe('tracks', () => {
  test('move no line where people gave the issue another’s label, and say so', () => {
    const sides = { base: [old], ours: [old], theirs: [next] };
    expect(merge(sides)).toMatchObject({ issue: {}, document: {}, problems: ['other-track'] });
    expect(merge({ ...sides, theirs: [] }).problems).toEqual([]);
    expect(merge({ ...sides, theirs: [old, next] }).problems).toEqual([]);
    expect(merge({ ...sides, ours: [next] }).problems).toEqual([]);
  });

  test('change their label when the line moves, and leave other labels alone', () => {
    const moved = merge({ base: [old], ours: [next], theirs: [old, 'track:c'] });
    expect(moved.issue).toEqual({ [old]: false, [next]: true });
  });

  test('do not come back where a person took the label off', () => {
    expect(merge({ base: [old], ours: [old], theirs: [] }).issue).toEqual({});
  });
});

describe('the milestone', () => {
  const merged = (sides: Omit<Sides, 'ours'>) => merge({ ...sides, ours: [] }).issue;

  test('is given to an issue that has none, and follows the sprint', () => {
    expect(merged({ theirs: [], milestone: sprint(3) })).toEqual({ 'milestone:3': true });
    const before = { base: ['milestone:3'], theirs: ['milestone:3'] } as const;
    expect(merged({ ...before, milestone: sprint(4) })).toEqual({
      'milestone:3': false,
      'milestone:4': true,
    });
  });

  test('stays as a person chose it', () => {
    const base = ['milestone:3'] as const;
    expect(merged({ theirs: ['milestone:9'], milestone: sprint(3) })).toEqual({});
    expect(merged({ base, theirs: ['milestone:9'], milestone: sprint(3) })).toEqual({});
    expect(merged({ base, theirs: ['milestone:9'], milestone: sprint(4) })).toEqual({});
    expect(merged({ base, theirs: [], milestone: sprint(3) })).toEqual({});
  });

  test('stays while the next one is refused', () => {
    const before = { base: ['milestone:3'], theirs: ['milestone:3'] } as const;
    const refused = ['milestone:4'] as const;
    expect(merged({ ...before, milestone: sprint(4), refused })).toEqual({});
  });

  test('is not taken away while the new one is still to be created', () => {
    const before = { base: ['milestone:3'], theirs: ['milestone:3'] } as const;
    const wanted = { number: null, title: 'S', dueOn: null };
    expect(merged({ ...before, milestone: wanted })).toEqual({});
    expect(merged(before)).toEqual({});
  });
});

test('what is merged and carried out is merged to nothing, whatever the sides were', () => {
  const some = fc.subarray<TagName>([ann, bob, old, next]);
  fc.assert(
    fc.property(some, some, some, (base, ours, theirs) => {
      const { issue, document, agreed } = merge({ base, ours, theirs });
      const apply = (tags: readonly TagName[], values: object) =>
        [ann, bob, old, next].filter((tag) => {
          const value = (values as Record<string, boolean | undefined>)[tag];
          return value ?? tags.includes(tag);
        });
      const after = {
        base: apply(base, { ...agreed, ...issue, ...document }),
        ours: apply(ours, document),
        theirs: apply(theirs, issue),
      };
      const again = merge(after);
      expect([again.issue, again.document]).toEqual([{}, {}]);
    }),
  );
});

describe('a ledger', () => {
  test('without tags is read, and one with tags reads back', () => {
    expect(parseLedger(serializeLedger(EMPTY_LEDGER))).toMatchObject({ kind: 'read' });
    const item = {
      key: 'k',
      base: { [ann]: true, 'milestone:3': true },
      counted: [],
      doneBy: null,
      implied: [],
      tie: 'tied' as const,
      conflicts: [],
      debts: NO_DEBTS,
    };
    const ledger = { ...EMPTY_LEDGER, milestone: { sprint: 's', number: 3 }, items: { 1: item } };
    const refused = rememberRefused(ledger, [{ issue: 1, tag: ann }]);
    expect(refused.items[1]).toMatchObject({ base: { 'milestone:3': true }, refused: [ann] });
    expect(parseLedger(serializeLedger(refused))).toEqual({ kind: 'read', ledger: refused });
  });
});
