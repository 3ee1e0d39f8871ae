import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INPUTS, OUTPUTS } from '../../action/interface.ts';
import { EVENT_NAMES, readTrigger } from '../../action/read-trigger.ts';
import { readWorkflows } from './workflow.ts';

const WORKFLOWS = readWorkflows();
const INPUT_NAMES: readonly string[] = INPUTS.map(({ name }) => name);
const PAGE = readFileSync(new URL('../../docs/action.md', import.meta.url), 'utf8');
const NOTHING = { pullRequest: null, completes: null, mode: 'auto' } as const;

describe.each(WORKFLOWS)('the workflow file $name', (workflow) => {
  test('listens to events that the action answers, and to none of their kinds in vain', () => {
    for (const [name, types = []] of workflow.events) {
      expect(EVENT_NAMES).toContain(name);
      for (const action of types) {
        const payload = {
          action,
          number: 7,
          pull_request: { merged: false },
          issue: { number: 1 },
        };
        const event = { name, payload, ref: 'refs/heads/main' };
        expect(readTrigger(event, NOTHING), `${name}: ${action}`).not.toMatchObject({
          kind: 'ignore',
        });
      }
    }
  });

  test('gives and asks for inputs that the action has', () => {
    for (const name of [...Object.keys(workflow.given), ...workflow.asked]) {
      expect(INPUT_NAMES).toContain(name);
    }
  });

  test('never ends a run that writes the document', () => {
    expect(workflow.cancels && workflow.permissions['contents'] === 'write').toBe(false);
  });

  test('is in the table that says which to take', () => {
    expect(PAGE).toContain(`(../examples/workflows/${workflow.name}.yml)`);
  });
});

test('only the workflow of an App gives a token, and then the job has no rights of its own', () => {
  for (const { name, given, permissions, otherSteps } of WORKFLOWS) {
    const isApp = name === 'with-app';
    expect('token' in given, name).toBe(isApp);
    expect(Object.keys(permissions).length === 0, name).toBe(isApp);
    expect(otherSteps.map(({ uses }) => uses)).toEqual(
      isApp ? ['actions/create-github-app-token@v2'] : [],
    );
  }
});

test('the page tells every event, input and output', () => {
  for (const name of EVENT_NAMES)
    expect(PAGE, name).toMatch(new RegExp(`^\\|.*\`${name}\`.*\\|$`, 'm'));
  for (const { name, description, ...input } of INPUTS) {
    const standard = 'default' in input ? `\`${input.default}\`` : '';
    expect(PAGE).toContain(`| \`${name}\` | ${standard} | ${description} |`);
  }
  for (const { name, description } of OUTPUTS) {
    expect(PAGE).toContain(`| \`${name}\` | ${description} |`);
  }
});
