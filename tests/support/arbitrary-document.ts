import fc from 'fast-check';

/*
 * Documents composed at random: what teams write in sprint documents, in any wording and order. Every part is a
 * list of lines; a document is its parts with blank lines between them.
 */

type Lines = readonly string[];

const WORDS = [
  'harbour',
  'lantern',
  'ledger',
  'Quarz',
  'façade',
  'retry',
  'index',
  'snake_case',
  'A&B',
  '`parse`',
  'naïve',
  '索引',
  'поиск',
  '3.5',
  '(v2)',
  'C#',
  '50%',
  'x/y',
  '*very*',
  '~old~',
  '$5',
  'don’t',
  '🚀',
  '&copy;',
] as const;
const STATUS_VALUES = [
  '🔲 NOT STARTED',
  '🟡 In Progress',
  '✅ Complete',
  'Done',
  'todo',
  'IN REVIEW',
  '⛔ Blocked',
  'TBD',
  '',
  'On hold',
  'COMPLETE ✅',
  '**Done** (late)',
  '🟢 IN PROGRESS, mostly',
  'Nicht begonnen',
  'En cours',
  '已完成',
  'âœ… DONE',
  'as agreed',
  '🔲 4 to fix',
  '[ ] Not Started',
  '⏸️ Deferred',
] as const;
const DATE_VALUES = [
  'TBD',
  '2026-03-09',
  '9.3.2026',
  'March 9, 2026',
  'Mar 19, 2026',
  '03/04/2026',
  '19/03/2026',
  '9. März 2026',
  '',
  'after the review',
  '2026-03-09 (firm)',
  '-',
  '2026年3月9日',
] as const;
const PROGRESS_VALUES = [
  '33% (1/3 tracks complete)',
  '0%',
  '40% (2/5 deliverables)',
  '1/4 tasks',
  '███░░░ 50%',
  '2 of 4',
  'TBD',
] as const;

const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((chosen) => chosen.join(' '));
const title = fc.oneof(
  words,
  words.map((text) => `**${text}**`),
  fc.tuple(fc.integer({ min: 1, max: 99 }), words).map(([id, text]) => `T-${id}: ${text}`),
  fc.tuple(words, fc.integer({ min: 1, max: 999 })).map(([text, issue]) => `${text} (#${issue})`),
);
const bullet = fc.constantFrom('-', '*', '+');
const box = fc.constantFrom(' ', 'x', 'X');
const hardBreak = fc.constantFrom('', '  ', '\\');

function labelled(label: string, values: readonly string[]): fc.Arbitrary<string> {
  const style = fc.constantFrom(
    (value: string) => `**${label}:** ${value}`,
    (value: string) => `**${label}**: ${value}`,
    (value: string) => `${label}: ${value}`,
    (value: string) => `> **${label}:** ${value}`,
    (value: string) => `- **${label}**: ${value}`,
  );
  return fc
    .tuple(style, fc.constantFrom(...values), hardBreak)
    .map(([write, value, end]) => write(value) + end);
}

const metadata: fc.Arbitrary<Lines> = fc.array(
  fc.oneof(
    labelled('Status', STATUS_VALUES),
    labelled('Owner', ['Web group', '@platform']),
    labelled('Start Date', DATE_VALUES),
    labelled('Target Completion', DATE_VALUES),
    labelled('Last Updated', DATE_VALUES),
    labelled('Progress', PROGRESS_VALUES),
    fc
      .tuple(labelled('Status', STATUS_VALUES), labelled('Due', DATE_VALUES))
      .map((pair) => pair.join(' | ')),
  ),
  { maxLength: 5 },
);

const item: fc.Arbitrary<Lines> = fc
  .tuple(bullet, box, title, fc.array(fc.tuple(box, title, fc.boolean()), { maxLength: 3 }))
  .map(([mark, state, name, tasks]) => [
    `${mark} [${state}] ${name}`,
    ...tasks.map(([ticked, task, deep]) => `${deep ? '    ' : '  '}${mark} [${ticked}] ${task}`),
  ]);
const items: fc.Arbitrary<Lines> = fc.array(item, { maxLength: 4 }).map((all) => all.flat());

const objectives: fc.Arbitrary<Lines> = fc
  .array(fc.tuple(words, fc.constantFrom('', ' ✅', ' âœ…', ' (3 hours)')), { maxLength: 3 })
  .map((all) => all.map(([text, end], index) => `${index + 1}. ${text}${end}`));

const day = fc.constantFrom(
  '2026-01-03',
  '2026-01-05',
  'January 5, 2026',
  '3.1.2026',
  '5 Jan 2026',
);
const log: fc.Arbitrary<Lines> = fc.oneof(
  fc.constantFrom<Lines>(['_nothing yet_'], ['TBD'], [], ['Some prose about it.']),
  fc
    .array(fc.tuple(day, words), { minLength: 1, maxLength: 3 })
    .map((days) => days.flatMap(([on, text]) => [`**${on}**`, '', `- ${text}`, ''])),
  fc
    .array(fc.tuple(day, words), { minLength: 1, maxLength: 3 })
    .map((days) => days.flatMap(([on, text]) => [`#### ${on}`, `* ${text}`, '  * detail', ''])),
  fc
    .array(fc.tuple(day, words), { minLength: 1, maxLength: 3 })
    .map((days) => days.map(([on, text]) => `- ${on}: ${text}`)),
  fc
    .array(fc.tuple(day, words), { minLength: 1, maxLength: 3 })
    .map((days) => [
      '| Date | Who | What |',
      '|---|---|---|',
      ...days.map(([on, text]) => `| ${on} | web | ${text} |`),
    ]),
);

const metricsTable: fc.Arbitrary<Lines> = fc
  .array(fc.tuple(words, fc.constantFrom(...STATUS_VALUES)), { maxLength: 3 })
  .map((rows) => [
    '| Metric | Current | Target | Status |',
    '|:--|--:|--|--|',
    ...rows.map(([name, status]) => `| ${name} | 1 | 2 | ${status} |`),
  ]);

function section(level: number, heading: string, body: Lines): Lines {
  return [`${'#'.repeat(level)} ${heading}`, '', ...body, ''];
}

const track = (letter: string): fc.Arbitrary<Lines> =>
  fc
    .record({ name: words, metadata, items, objectives, log, withLog: fc.boolean() })
    .map((parts) => [
      ...section(2, `Track ${letter}: ${parts.name}`, parts.metadata),
      ...section(3, 'Objectives', parts.objectives),
      ...section(3, 'Deliverables', parts.items),
      ...(parts.withLog ? section(3, 'Progress Updates', parts.log) : []),
    ]);

const summary: fc.Arbitrary<Lines> = fc
  .tuple(
    labelled('Completion', PROGRESS_VALUES),
    fc.array(fc.constantFrom(...STATUS_VALUES), { minLength: 3, maxLength: 3 }),
  )
  .map(([line, statuses]) => [
    ...section(2, 'Progress Summary', [line]),
    '| Track | Status | Progress | Items |',
    '|-------|--------|----------|-------|',
    ...statuses.map(
      (status, index) => `| ${'ABC'.charAt(index)} | ${status} | 0% | 0/2 deliverables |`,
    ),
    '',
  ]);

/** A sprint document that reads as one, whatever stands in it. */
export const arbitraryDocument: fc.Arbitrary<string> = fc
  .record({
    name: words,
    metadata,
    criteria: items,
    metrics: metricsTable,
    tracks: fc
      .integer({ min: 1, max: 3 })
      .chain((count) => fc.tuple(...[...'ABC'].slice(0, count).map(track))),
    summary: fc.option(summary, { nil: [] }),
    log: fc.option(log, { nil: null }),
  })
  .map((parts) =>
    [
      ...section(1, `Sprint 12: ${parts.name}`, parts.metadata),
      ...section(2, 'Success Criteria', parts.criteria),
      ...section(2, 'Metrics', parts.metrics),
      ...parts.tracks.flat(),
      ...parts.summary,
      ...(parts.log ? section(2, 'Change Log', parts.log) : []),
    ].join('\n'),
  );
