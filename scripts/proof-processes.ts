import { proveProcesses } from './processes/prove-processes.ts';
import { findPostgres } from './processes/start-postgres.ts';

const programs = findPostgres();
const tell = (line: string) => void process.stdout.write(`${line}\n`);
if (programs === null) {
  tell('SKIPPED: PostgreSQL is not installed (apt-get install postgresql).');
} else {
  for (const processes of [2, 3]) {
    const trial = { processes, repositories: 50, events: 1_000, kills: 2 };
    const figures = await proveProcesses({ programs, ...trial, random: Math.random, tell });
    tell(JSON.stringify(figures));
    const isGood = figures.overlaps === 0 && figures.missing.length === 0 && figures.dead === 0;
    tell(
      isGood ? `${processes} processes: as promised.` : `${processes} processes: NOT as promised.`,
    );
    if (!isGood) process.exitCode = 1;
  }
}
