import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globals: false,
    // A process for each file: tests of the Action and the command line change
    // the environment and the working directory, which threads share.
    pool: 'forks',
    // More than the two cores: tests of the sync wait for the tracker's next second most of their time.
    maxWorkers: 4,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A suite that found no test has not passed.
    passWithNoTests: false,
    // Property tests print the seed of a failure; the order must not hide one.
    sequence: { hooks: 'stack' },
    benchmark: { include: ['bench/**/*.bench.ts'] },
  },
});
