import {
  type ConfigProposal,
  connectGitHub,
  findSprintDocument,
  proposeConfig,
  UserError,
} from '../../src/index.ts';
import { type Command, EXIT, JSON_OPTION } from '../command.ts';
import { describeProposal } from '../init/describe-proposal.ts';
import { findLocalDocuments } from '../init/find-local-documents.ts';
import { writeConfig } from '../init/write-config.ts';
import { toInspection } from '../inspection/to-inspection.ts';
import type { Arguments } from '../parse-arguments.ts';
import { readRepository } from '../read-options.ts';
import { readToken } from '../repository/read-token.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const MODES = ['off', 'link', 'create'] as const;

export const init: Command = {
  name: 'init',
  summary: 'Propose a config from the sprint document, and show how the document is understood.',
  operands: '[DIR]',
  options: [
    { name: 'repo', value: 'OWNER/NAME', description: 'A repository on GitHub, in place of DIR.' },
    {
      name: 'issues',
      value: 'MODE',
      description: 'off, link or create (default: link if any is linked).',
    },
    {
      name: 'token-env',
      value: 'NAME',
      description: 'The environment variable with the token (default: GITHUB_TOKEN).',
    },
    { name: 'write', value: null, description: 'Write the config into DIR, unless there is one.' },
    JSON_OPTION,
  ],
  examples: [
    'sprint-sync init',
    'sprint-sync init . --issues create',
    'sprint-sync init . --write',
  ],
  async run(args, terminal) {
    const folder = readFolder(args);
    const issues = readMode(args);
    const { path, text, others } =
      folder === null ? await findThere(args, terminal) : await findHere(folder);
    const proposal = proposeConfig({ path, text, issues });
    const written =
      folder !== null && args.has('write') ? await writeConfig(folder, proposal.config) : null;
    if (args.has('json')) {
      terminal.print(`${JSON.stringify(toJson(proposal, others, written), null, 2)}\n`);
      return EXIT.fine;
    }
    terminal.print(`${describeProposal(proposal, terminal.paint)}\n${proposal.config}`);
    terminal.printError(describeEnd({ others, written, isRemote: folder === null }));
    return EXIT.fine;
  },
};

/** `null` where a repository is asked for. */
function readFolder(args: Arguments): string | null {
  const [folder, ...rest] = args.operands;
  if (rest.length > 0) throw new UsageError(`too many operands: ${rest.join(' ')}.`);
  if (args.get('repo') === null) return folder ?? '.';
  if (folder !== undefined) throw new UsageError('DIR and --repo exclude each other.');
  if (args.has('write')) {
    throw new UsageError('--write writes into a folder: clone the repository and name the clone.');
  }
  return null;
}

function readMode(args: Arguments) {
  const written = args.get('issues');
  const mode = MODES.find((one) => one === written) ?? null;
  if (written !== null && mode === null) {
    throw new UsageError(`--issues is one of ${MODES.join(', ')}, received "${written}".`);
  }
  return mode;
}

interface Found {
  readonly path: string;
  readonly text: string;
  /** Paths of what could be meant too. */
  readonly others: readonly string[];
}

async function findHere(folder: string): Promise<Found> {
  const [first, ...others] = await findLocalDocuments(folder);
  if (first === undefined) {
    throw new UserError(
      `No sprint document was found in ${folder}: no Markdown file there holds boxes, states or lists of work. Create a CURRENT_SPRINT.md, or name another folder.`,
    );
  }
  return { ...first, others: others.map(({ path }) => path) };
}

async function findThere(args: Arguments, terminal: Terminal): Promise<Found> {
  const repository = readRepository(args);
  const token = readToken(args, terminal);
  const { apiUrl } = terminal;
  const found = await findSprintDocument(connectGitHub({ repository, token, apiUrl }));
  return { ...found, others: [] };
}

function toJson(
  { path, document, explanation, config }: ConfigProposal,
  others: readonly string[],
  written: string | null,
) {
  return { path, others, config, written, document: toInspection(document), explanation };
}

function describeEnd({
  others,
  written,
  isRemote,
}: {
  readonly others: readonly string[];
  readonly written: string | null;
  readonly isRemote: boolean;
}): string {
  const next = isRemote
    ? 'Commit this as .github/sprint-sync.yml on the default branch.'
    : 'Nothing was written yet. Add --write to write it to .github/sprint-sync.yml.';
  return [
    ...(others.length > 0
      ? [`Could be sprint documents too: ${others.slice(0, 10).join(', ')}.`]
      : []),
    written === null
      ? next
      : `${written} was written. Commit it to the default branch, then try \`sprint-sync plan\`.`,
    '',
  ].join('\n');
}
