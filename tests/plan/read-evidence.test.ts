import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MergedPullRequest } from '../../src/model/evidence.ts';
import { proposeDirective } from '../../src/plan/propose-directive.ts';
import { readEvidence } from '../../src/plan/read-evidence.ts';
import { buildDocument } from '../support/build-document.ts';
import { processorTime } from '../support/processor-time.ts';

const GROUPS = [
  {
    label: 'Track A',
    title: 'Data Import',
    deliverables: [
      { title: 'Import CSV files', issue: 41 },
      { title: 'Write docs', id: 'T-12' },
      { title: 'Sign builds, then ship' },
    ],
  },
  {
    label: 'Track B',
    title: 'Release',
    deliverables: [{ title: 'Publish', issue: 7 }, { title: 'Write docs' }],
  },
];
const document = buildDocument(GROUPS);
const A1 = 'sprint-7/track-a/import-csv-files';
const A2 = 'sprint-7/t-12';
const A3 = 'sprint-7/track-a/sign-builds-then-ship';
const B1 = 'sprint-7/track-b/publish';
const B2 = 'sprint-7/track-b/write-docs';

const nothing: MergedPullRequest = {
  number: 97,
  url: 'https://github.com/acme/shop/pull/97',
  title: 'Some work',
  body: '',
  mergedAt: '2026-01-18T23:30:00Z',
  commitMessages: [],
  closes: [],
  changedPaths: [],
};

function read(parts: Partial<MergedPullRequest>, before = document) {
  const pullRequest = { ...nothing, ...parts };
  return readEvidence({ document, before, repository: 'Acme/shop', pullRequest, timeZone: 'UTC' });
}

function completed(parts: Partial<MergedPullRequest>): string[] {
  return read(parts)
    .completions.filter(({ effect }) => effect === 'completes')
    .map(({ deliverable }) => deliverable);
}

describe('closing keywords', () => {
  it.each('close closes closed fix fixes fixed resolve resolves resolved CLOSES Fixes'.split(' '))(
    '%s an issue that the document links',
    (keyword) => {
      expect(completed({ body: `This ${keyword} #41.` })).toEqual([A1]);
      expect(completed({ body: `${keyword}: #41` })).toEqual([A1]);
    },
  );

  it.each([
    ['this repository by name', 'closes acme/shop#41'],
    ['its name in another case', 'closes ACME/Shop#41'],
    ['a full URL', 'closes https://github.com/acme/shop/issues/41'],
    ['GH-41', 'closes GH-41'],
    ['brackets around', '(closes #41)'],
    ['punctuation behind', 'closes #41, and more'],
    ['bold', '**Closes #41**'],
    ['a list', '- closes #41'],
    ['a heading', '## closes #41'],
    ['a table cell', '| closes #41 |'],
  ])('count with %s', (_, body) => {
    expect(completed({ body })).toEqual([A1]);
  });

  it.each([
    ['a bare mention', 'See #41'],
    ['a longer word', 'discloses #41'],
    ['a compound', 'hot-fix #41'],
    ['a word that only begins alike', 'fixture #41'],
    ['a longer number', 'closes #410'],
    ['a number with letters', 'closes #41a'],
    ['no blank between', 'closes#41'],
    ['a word between', 'closes issue #41'],
    ['another repository', 'closes acme/other#41'],
    ['another owner', 'closes other/shop#41'],
    ['the URL of another host', 'closes https://example.com/acme/shop/issues/41'],
    ['a pull request', 'closes https://github.com/acme/shop/pull/41'],
    ['a code span', '`closes #41`'],
    ['a code span between', 'closes `x` #41'],
    ['a fence', '```\ncloses #41\n```'],
    ['a quote', '> closes #41'],
    ['a comment', '<!-- closes #41 -->'],
    ['the second of a list', 'closes #9, #41'],
    ['an issue that nothing links', 'closes #9'],
  ])('do not count with %s', (_, body) => {
    expect(read({ body })).toEqual({ completions: [], problems: [] });
  });

  it('count in title and commit messages too', () => {
    expect(completed({ title: 'Fix #41: read the last line' })).toEqual([A1]);
    expect(completed({ commitMessages: ['Publish', 'Sign\n\nCloses #7'] })).toEqual([B1]);
  });

  it('do not count in what a revert quotes', () => {
    const commitMessages = ['Revert "Fix #41"\n\nCompletes: A2'];
    expect(completed({ title: 'Revert "Fix #41"', commitMessages })).toEqual([]);
  });

  it('count where GitHub says so', () => {
    const closes = [
      { repository: 'acme/shop', number: 7 },
      { repository: 'acme/other', number: 41 },
    ];
    expect(completed({ closes })).toEqual([B1]);
  });
});

describe('directives', () => {
  it.each([
    ['a place', 'Completes: A1', [A1]],
    ['several names', 'Completes: A1, T-12', [A1, A2]],
    ['lower case', 'completes: a1', [A1]],
    ['a blank before the colon', 'Completes : A1', [A1]],
    ['a title with a comma in quotes', 'Completes: "Sign builds, then ship", A1', [A1, A3]],
    ['a title with a comma alone', 'Completes: Sign builds, then ship', [A3]],
    ['curly quotes', 'Completes: “Sign builds, then ship”, T-12', [A2, A3]],
    ['backticks', 'Completes: `A1`, `T-12`', [A1, A2]],
    ['a whole track', 'Completes: Track A', [A1, A2, A3]],
    ['an issue', 'Completes: #41', [A1]],
    ['an issue by URL', 'Completes: https://github.com/acme/shop/issues/7', [B1]],
    ['a bullet', '- Completes: A1', [A1]],
    ['a number', '1. Completes: A1', [A1]],
    ['a ticked box', '- [x] Completes: A1', [A1]],
    ['a bold word', '**Completes:** A1', [A1]],
    ['a bold word, colon outside', '**Completes**: A1', [A1]],
    ['a bold line', '**Completes: A1**', [A1]],
    ['a full stop', 'Completes: A1.', [A1]],
    ['a title in bold with a full stop', '**Completes: "Sign builds, then ship".**', [A3]],
    ['a comment behind', 'Completes: A1 <!-- at last -->', [A1]],
    ['text around', 'Why.\r\n\r\nCompletes: A1\r\n\r\nHow.', [A1]],
    ['two lines', 'Completes: A1\nCompletes: B1', [A1, B1]],
  ])('read %s', (_, body, keys) => {
    expect(read({ body }).problems).toEqual([]);
    expect(completed({ body })).toEqual(keys);
  });

  it.each([
    ['an empty template', 'Completes:\nPart of:'],
    ['a template with a comment', 'Completes: <!-- A1, "Track B" -->'],
    ['prose', 'This completes: A1'],
    ['no colon', 'Completes A1'],
    ['an open box', '- [ ] Completes: A1'],
    ['a fence', '~~~\nCompletes: A1\n~~~'],
    ['a quote', '> Completes: A1'],
    ['code', '`Completes: A1`'],
    ['another repository', 'Part of: acme/other#41'],
    ['references of other tools', 'Refs: JIRA-12, 8a3bc12'],
  ])('say nothing in %s', (_, body) => {
    expect(read({ body })).toEqual({ completions: [], problems: [] });
  });

  it('are read from commit trailers, but not from subjects and titles', () => {
    const subject = 'Completes: A1';
    expect(completed({ title: subject, commitMessages: [subject] })).toEqual([]);
    expect(completed({ commitMessages: ['Sign\n\nCompletes: A3'] })).toEqual([A3]);
  });

  it.each(['Part of: A1', 'Part-of: A1', 'part of: #41', 'Part of #41', 'Refs #41', 'Refs: #41'])(
    '%s says that work has begun',
    (body) => {
      expect(read({ body })).toMatchObject({
        completions: [{ deliverable: A1, effect: 'advances' }],
        problems: [],
      });
    },
  );

  it('complete a deliverable once, and before advancing it', () => {
    const body = 'Part of: Track A\nCompletes: A1\nCloses #41';
    expect(
      read({ body }).completions.map(({ deliverable, effect }) => [deliverable, effect]),
    ).toEqual([
      [A1, 'completes'],
      [A2, 'advances'],
      [A3, 'advances'],
    ]);
  });

  it('say when and by which pull request, in the time zone of the team', () => {
    const { completions } = readEvidence({
      document,
      before: document,
      repository: 'acme/shop',
      pullRequest: { ...nothing, body: 'Completes: A1' },
      timeZone: 'Europe/Berlin',
    });
    expect(completions).toEqual([
      {
        deliverable: A1,
        on: { year: 2026, month: 1, day: 19 },
        pullRequest: { number: 97, url: 'https://github.com/acme/shop/pull/97' },
        startedOn: null,
        effect: 'completes',
      },
    ]);
  });
});

describe('names that cannot be used', () => {
  it('lists what comes near an unknown name', () => {
    const { completions, problems } = read({ body: 'Why.\n\nCompletes: A1, Importing CSV files' });
    expect(completions).toHaveLength(1);
    expect(problems).toMatchObject([
      { rule: 'unknown-name', severity: 'warning', line: 3, column: 16 },
    ]);
    expect(problems[0]?.message).toMatch(
      /^In the body of pull request #97, line 3: "Importing CSV files" names no deliverable.*Nearest: sprint-7\/track-a\/import-csv-files/,
    );
  });

  it('lists every meaning of an ambiguous one', () => {
    const { completions, problems } = read({ commitMessages: ['x\n\nCompletes: "Write docs"'] });
    expect(completions).toEqual([]);
    expect(problems).toMatchObject([{ rule: 'ambiguous-name', line: 3 }]);
    expect(problems[0]?.message).toContain(A2);
    expect(problems[0]?.message).toContain(B2);
  });

  it('reports a name once, however often it is written', () => {
    const { problems } = read({ body: 'Completes: X9', commitMessages: ['a\n\nCompletes: x9'] });
    expect(problems).toHaveLength(1);
  });

  it('reports an issue that two deliverables link', () => {
    const twice = buildDocument([
      {
        title: 'X',
        deliverables: [
          { title: 'One', issue: 5 },
          { title: 'Two', issue: 5 },
        ],
      },
    ]);
    const evidence = readEvidence({
      document: twice,
      before: twice,
      repository: 'acme/shop',
      pullRequest: { ...nothing, body: 'Fixes #5' },
      timeZone: 'UTC',
    });
    expect(evidence).toMatchObject({ completions: [], problems: [{ rule: 'ambiguous-name' }] });
  });

  it('reports no more of them than a person reads', () => {
    const body = `Completes: ${Array.from({ length: 500 }, (_, index) => `X${index}`).join(', ')}`;
    expect(read({ body }).problems).toHaveLength(20);
  });
});

describe('a pull request that changes the document itself', () => {
  const [first, ...others] = GROUPS;
  const rest = first?.deliverables.slice(1) ?? [];
  const before = buildDocument([
    { label: 'Track A', title: 'Data Import', deliverables: rest },
    ...others,
  ]);

  it('means places as they were before the merge', () => {
    expect(read({ body: 'Completes: A1' }, before).completions).toMatchObject([
      { deliverable: A2 },
    ]);
  });

  it('can complete what it added, by title or issue but not by place', () => {
    expect(read({ body: 'Completes: Import CSV files' }, before).completions).toHaveLength(1);
    expect(read({ body: 'Closes #41' }, before).completions).toHaveLength(1);
    expect(read({ body: 'Completes: A3' }, before).problems).toMatchObject([
      { rule: 'unknown-name' },
    ]);
  });

  it('is told where it removed what it completes', () => {
    const evidence = readEvidence({
      document: before,
      before: document,
      repository: 'acme/shop',
      pullRequest: { ...nothing, body: 'Completes: Track A' },
      timeZone: 'UTC',
    });
    expect(evidence.completions.map(({ deliverable }) => deliverable)).toEqual([A2, A3]);
    expect(evidence.problems).toMatchObject([{ rule: 'vanished-deliverable' }]);
    expect(evidence.problems[0]?.message).toContain(A1);
  });
});

describe('hostile texts', () => {
  const SIZE = 64 * 1024;
  const MOST_RUNS = 25;
  const fill = (piece: string): string => piece.repeat(Math.ceil(SIZE / piece.length));
  it.each(
    [
      ...['*a_ ', 'a <!-- ', '> ', '`', '` ', '`` ` ', '<!---->', '<!-- -->', '- ', '1. ', '\\'],
      ...['~~~\n', '```\n', '- ```\n', '- <!-- \n', '> a\nb\n', 'fix ', 'fix: ', 'fix #1 ', '\n'],
      ...['fix #41 ', 'a/', 'fix a/b', 'Completes: a\n', 'Completes: "a,', 'Completes: ", ', ' '],
      ...['Completes: A1,', '_', '"', ',', 'close https://github.com/', 'part ', '\t', '\u0000'],
    ].flatMap((piece) => [
      [piece, fill(piece)],
      [`Completes: ${piece}`, `Completes: ${fill(piece)}`],
      [`fixes${piece}`, `fixes${fill(piece)}`],
    ]),
  )('%j again and again takes less than 50 ms', (_, body) => {
    let fastest = Number.POSITIVE_INFINITY;
    // The first runs are slow whatever the text is, until the engine has compiled the code.
    for (let run = 0; run < MOST_RUNS && fastest >= 50; run++) {
      fastest = Math.min(
        fastest,
        processorTime(() => read({ body })),
      );
    }
    expect(fastest).toBeLessThan(50);
  });

  it('changes nothing but by a keyword or a directive', () => {
    const words = ['#41', 'A1', 'Track A', 'Write docs', '\n', ' ', 'completes', 'close', '/', '`'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 20 }), (parts) => {
        const body = parts.join(' ').replace(/close(?=\s+#41)/g, 'see');
        expect(read({ body })).toEqual({ completions: [], problems: [] });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (body) => {
        expect(() => read({ body: `Completes: ${body}` })).not.toThrow();
      }),
    );
  });
});

describe('proposeDirective', () => {
  it('proposes the open deliverable whose title comes nearest', () => {
    expect(proposeDirective(document, 'Publish the new release')).toBe('Completes: B1');
    expect(proposeDirective(document, 'Add docs')).toBe('Completes: T-12');
  });

  it('proposes the first open one where no title is similar', () => {
    expect(proposeDirective(document, 'Bump a dependency')).toBe('Completes: A1');
  });

  it('proposes nothing where nothing is open', () => {
    const done = buildDocument([{ title: 'X', deliverables: [{ title: 'One', done: true }] }]);
    expect(proposeDirective(done, 'One')).toBeNull();
  });

  it('proposes a line that completes exactly one deliverable', () => {
    const title = fc
      .string({ unit: fc.constantFrom(...'ab ,"\'`*_<!->#1:.'), minLength: 1, maxLength: 12 })
      .map((text) => `x${text.trim()}y`);
    fc.assert(
      fc.property(
        fc.uniqueArray(title, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        (titles, pick) => {
          const sketch = { title: 'Work', deliverables: titles.map((text) => ({ title: text })) };
          const sprint = buildDocument([sketch]);
          const wanted = sprint.deliverables[pick % sprint.deliverables.length];
          fc.pre(wanted !== undefined);
          const body = proposeDirective(sprint, wanted.title.value) ?? '';
          const evidence = readEvidence({
            document: sprint,
            before: sprint,
            repository: 'acme/shop',
            pullRequest: { ...nothing, body },
            timeZone: 'UTC',
          });
          expect(evidence.problems).toEqual([]);
          expect(evidence.completions).toHaveLength(1);
        },
      ),
    );
  });
});
