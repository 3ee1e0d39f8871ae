/** Milliseconds of this process alone: what else the machine does must not fail a test. */
export function processorTime(run: () => void): number {
  const begun = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}
