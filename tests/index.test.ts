import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as core from '../src/index.ts';

const SOURCE = readFileSync(new URL('../src/index.ts', import.meta.url), 'utf8');

/** Values of the public surface. A new one is a promise to the shells: add it here on purpose. */
const VALUES = [
  'CHECK_NAME',
  'CONFIG_PATH',
  'DEFAULT_CONFIG',
  'DEFAULT_DOCUMENTS',
  'MAX_DOCUMENT_BYTES',
  'UserError',
  'answerMergeGroup',
  'applyEdits',
  'compareDates',
  'configFor',
  'connectGitHub',
  'decodeDocument',
  'describeIssueChange',
  'describeIssueWrite',
  'describeEdit',
  'describePlan',
  'describeSides',
  'describeState',
  'describeStatus',
  'describeUnresolved',
  'explainDocument',
  'findGrounds',
  'findLocalGrounds',
  'findSlip',
  'findSprintDocument',
  'fixDocument',
  'hasConfig',
  'lintDocument',
  'measureProgress',
  'obeyCommand',
  'nameGroup',
  'oneLine',
  'parseCommands',
  'parseConfig',
  'parseDocument',
  'parseIsoDate',
  'parseOverrides',
  'planCompletions',
  'planEdits',
  'planLink',
  'proposeConfig',
  'publishCheck',
  'renderDiff',
  'renderForecast',
  'renderJobSummary',
  'reportImpact',
  'resolveName',
  'sync',
];

/** Types, which leave no trace at run time. */
const TYPES = [
  'CalendarDate',
  'Change',
  'Command',
  'CommandOutcome',
  'CommandPlace',
  'Completion',
  'ConversingRepository',
  'CheckOutcome',
  'CommentOutcome',
  'Config',
  'ConfigFile',
  'ConfigOverrides',
  'ConfigProposal',
  'Criterion',
  'Deliverable',
  'DeliverableKey',
  'DocumentForecast',
  'DocumentPlan',
  'DocumentReport',
  'Explanation',
  'Finding',
  'Forecast',
  'Ground',
  'Grounds',
  'Group',
  'ImpactReport',
  'ImpactRequest',
  'IssueConflict',
  'IssueWrite',
  'IssuesReport',
  'ItemForecast',
  'Metric',
  'Outcome',
  'Problem',
  'ReportFile',
  'ReportedProblem',
  'Severity',
  'SkipReason',
  'SprintDocument',
  'Status',
  'Surroundings',
  'SyncReport',
  'Tally',
  'Trigger',
];

test('the core gives the shells exactly these values', () => {
  expect(Object.keys(core).toSorted()).toEqual(VALUES.toSorted());
});

test('and exactly these types', () => {
  const whole = [...SOURCE.matchAll(/^export type \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(','),
  );
  const mixed = [...SOURCE.matchAll(/\btype (\w+)(?=,| \})/g)].map(([, name = '']) => name);
  const names = [...whole, ...mixed].map((name) => name.trim()).filter((name) => name !== '');
  expect(names.toSorted()).toEqual(TYPES.toSorted());
});

test('nothing is exported wholesale', () => {
  expect(SOURCE).not.toMatch(/export \*/);
});
