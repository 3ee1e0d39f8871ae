import type { Command } from '../command.ts';
import { REPOSITORY_OPTIONS, syncRepository } from '../repository/sync-repository.ts';

export const sync: Command = {
  name: 'sync',
  summary: 'Bring the document and its issues on GitHub in step, and show what was done.',
  operands: '',
  options: REPOSITORY_OPTIONS,
  examples: [
    'sprint-sync sync --repo acme/maps',
    'sprint-sync sync --repo acme/maps --document docs/SPRINT.md',
    'sprint-sync sync --repo acme/maps --json',
  ],
  run: (args, terminal) => syncRepository({ args, terminal, dryRun: false }),
};
