import type { Command } from '../command.ts';
import { REPOSITORY_OPTIONS, syncRepository } from '../repository/sync-repository.ts';

export const plan: Command = {
  name: 'plan',
  summary: 'Show what would change in the document and its issues on GitHub. Writes nothing.',
  operands: '',
  options: REPOSITORY_OPTIONS,
  examples: [
    'sprint-sync plan --repo acme/maps',
    'sprint-sync plan --repo acme/maps --diff',
    'sprint-sync plan --repo acme/maps --config sprint-sync.yml',
  ],
  run: (args, terminal) => syncRepository({ args, terminal, dryRun: true }),
};
