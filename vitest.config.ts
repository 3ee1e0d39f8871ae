import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globals: false,
    // Processes, since tests of the command line change the working directory, which threads share.
    pool: 'forks',
    // One for many files, so that GitHub's descriptions and the bundled packages are read once and not for
    // each file. What a test changes of its process it sets back.
    isolate: false,
    // One more than there are processors, since some files wait for processes of their own.
    maxWorkers: availableParallelism() + 1,
    // Room for what is soon garbage: collecting it less often spares a twentieth of the time.
    execArgv: ['--max-semi-space-size=64'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A suite that found no test has not passed.
    passWithNoTests: false,
    // Property tests print the seed of a failure; the order must not hide one.
    sequence: { hooks: 'stack' },
    benchmark: { include: ['bench/**/*.bench.ts'] },
  },
});
