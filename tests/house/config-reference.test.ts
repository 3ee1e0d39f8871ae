import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { renderConfigReference, renderConfigSchema } from '../../scripts/config-reference.ts';

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

describe('what is generated from the config schema is fresh (npm run docs)', () => {
  it('the JSON Schema for editors', () => {
    expect(read('sprint-sync.schema.json')).toBe(renderConfigSchema());
  });

  it('the reference of all keys', () => {
    expect(read('docs/configuration.md')).toBe(renderConfigReference());
  });
});
