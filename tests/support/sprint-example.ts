import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The sprint document that the demo and the documentation show; every place of a completion is in it. */
export const EXAMPLE_PATH = resolve(import.meta.dirname, '../../examples/CURRENT_SPRINT.md');
export const EXAMPLE = readFileSync(EXAMPLE_PATH, 'utf8');
