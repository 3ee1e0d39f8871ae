import { defineConfig } from 'vitest/config';
import common from './vitest.config.ts';

/** Tests of what people start: each starts processes of its own, one after the other. */
export default defineConfig({
  test: { ...common.test, include: ['tests/operation/**/*.test.ts'], exclude: [], maxWorkers: 1 },
});
