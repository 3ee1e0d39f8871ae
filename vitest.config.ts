import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globals: false,
    // A process for each file: tests of the Action and the command line change
    // the environment and the working directory, which threads share.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // A suite that found no test has not passed.
    passWithNoTests: false,
    // Property tests print the seed of a failure; the order must not hide one.
    sequence: { hooks: 'stack' },
    benchmark: { include: ['bench/**/*.bench.ts'] },
  },
});
