// Prints "passed failed" for a Vitest run, from its JSON report and its exit code.
// A file that could not be loaded has no tests and counts as one failure; so does a run that ended
// badly although no test failed, and a run without any test.
import { readFileSync } from 'node:fs';

const [file, exitCode] = process.argv.slice(2);

function count() {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloaded.length;
  const endedWell = exitCode === '0' && report.success && passed > 0;
  return { passed, failed: failed === 0 && !endedWell ? 1 : failed };
}

try {
  const { passed, failed } = count();
  process.stdout.write(`${passed} ${failed}\n`);
} catch (error) {
  process.stderr.write(`The test run left no report: ${error.message}\n`);
  process.stdout.write('0 1\n');
}
