import {
  connectGitHub,
  describeUnresolved,
  findGrounds,
  findLocalGrounds,
  type Grounds,
  parseOverrides,
  resolveName,
  UserError,
} from '../../src/index.ts';
import type { ExitCode } from '../command.ts';
import { type Command, EXIT, JSON_OPTION } from '../command.ts';
import { findConfig } from '../files/find-config.ts';
import { readDocument } from '../files/read-document.ts';
import { findLocalDocuments } from '../init/find-local-documents.ts';
import type { Arguments } from '../parse-arguments.ts';
import { readRepository } from '../read-options.ts';
import { readToken } from '../repository/read-token.ts';
import { takeOne } from '../take-operands.ts';
import type { Terminal } from '../terminal.ts';
import { describeGrounds } from '../why/describe-grounds.ts';

export const why: Command = {
  name: 'why',
  summary:
    'Show why a deliverable stands as it does: pull requests, issue, checks, commits, entries.',
  operands: 'NAME',
  options: [
    {
      name: 'repo',
      value: 'OWNER/NAME',
      description: 'The repository on GitHub. Without it the document on this machine tells.',
    },
    {
      name: 'document',
      value: 'PATH',
      description:
        'The document, in place of `documents` in the config or of what this folder holds.',
    },
    {
      name: 'token-env',
      value: 'NAME',
      description: 'The environment variable with the token (default: GITHUB_TOKEN).',
    },
    JSON_OPTION,
  ],
  examples: [
    'sprint-sync why A1 --document CURRENT_SPRINT.md',
    "sprint-sync why '#12' --repo acme/maps",
    'sprint-sync why "Price feed validation" --repo acme/maps --json',
  ],
  async run(args, terminal): Promise<ExitCode> {
    const name = takeOne(args.operands, 'NAME');
    const isRemote = args.get('repo') !== null;
    const found = isRemote ? await ask(name, args, terminal) : await read(name, args);
    terminal.print(
      args.has('json')
        ? `${JSON.stringify({ repository: args.get('repo'), deliverables: found }, null, 2)}\n`
        : found.map((one) => describeGrounds(one, terminal)).join('\n'),
    );
    if (!isRemote && !args.has('json') && terminal.isWatched) terminal.printError(HINT);
    return EXIT.fine;
  },
};

const HINT =
  'With --repo OWNER/NAME also pull requests, the issue, checks and commits are looked at.\n';

async function ask(name: string, args: Arguments, terminal: Terminal): Promise<readonly Grounds[]> {
  const repository = readRepository(args);
  const token = readToken(args, terminal);
  const overrides = parseOverrides({ documents: args.get('document') ?? '', tasks: '' });
  const warn = (message: string) => terminal.printError(`sprint-sync: ${message}\n`);
  const { apiUrl } = terminal;
  return await findGrounds(connectGitHub({ repository, token, apiUrl, warn }), { name, overrides });
}

/** @throws {UserError} where no document has a deliverable of this name. */
async function read(name: string, args: Arguments): Promise<readonly Grounds[]> {
  const given = args.get('document');
  const paths = given === null ? (await findLocalDocuments('.')).map(({ path }) => path) : [given];
  if (paths.length === 0) {
    throw new UserError('This folder holds no sprint document. Name one with --document PATH.');
  }
  const reasons: string[] = [];
  for (const path of paths) {
    const { document } = await readDocument(path, await findConfig(path));
    const resolution = resolveName(document, name);
    if (resolution.kind === 'found' && resolution.keys.length > 0) {
      return document.deliverables
        .filter(({ key }) => resolution.keys.includes(key))
        .map((item) => findLocalGrounds(document, item, path));
    }
    if (resolution.kind !== 'found') reasons.push(describeUnresolved(name, resolution));
  }
  throw new UserError(reasons[0] ?? `"${name}" is a track without deliverables.`);
}
