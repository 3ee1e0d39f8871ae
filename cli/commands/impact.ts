import { connectGitHub, parseOverrides, renderForecast, reportImpact } from '../../src/index.ts';
import { type Command, EXIT, JSON_OPTION } from '../command.ts';
import { describeImpact } from '../impact/describe-impact.ts';
import { toImpact } from '../impact/to-impact.ts';
import { readNumber, readRepository } from '../read-options.ts';
import { readToken } from '../repository/read-token.ts';
import { takeNone } from '../take-operands.ts';
import { UsageError } from '../usage-error.ts';

export const impact: Command = {
  name: 'impact',
  summary: 'Show what a pull request would do to the sprint if it were merged. Writes nothing.',
  operands: '',
  options: [
    { name: 'repo', value: 'OWNER/NAME', description: 'The repository on GitHub.' },
    { name: 'pull', value: 'NUMBER', description: 'The pull request, open or closed.' },
    {
      name: 'document',
      value: 'PATH',
      description: 'The document in it, in place of `documents` in the config.',
    },
    {
      name: 'token-env',
      value: 'NAME',
      description: 'The environment variable with the token (default: GITHUB_TOKEN).',
    },
    { name: 'markdown', value: null, description: 'Print the comment’s own Markdown.' },
    JSON_OPTION,
  ],
  examples: [
    'sprint-sync impact --repo acme/maps --pull 97',
    'sprint-sync impact --repo acme/maps --pull 97 --markdown',
    'sprint-sync impact --repo acme/maps --pull 97 --json',
  ],
  async run(args, terminal) {
    takeNone(args.operands);
    const repository = readRepository(args);
    const pull = args.get('pull');
    if (pull === null) throw new UsageError('--pull NUMBER is missing.');
    const pullRequest = readNumber(pull, '--pull');
    const overrides = parseOverrides({ documents: args.get('document') ?? '', tasks: '' });
    const warn = (message: string) => terminal.printError(`sprint-sync: ${message}\n`);
    const { apiUrl } = terminal;
    const token = readToken(args, terminal);
    const report = await reportImpact(connectGitHub({ repository, token, apiUrl, warn }), {
      pullRequest,
      overrides,
      dryRun: true,
    });
    if (args.has('json')) terminal.print(`${JSON.stringify(toImpact(report), null, 2)}\n`);
    else if (args.has('markdown')) {
      terminal.print(renderForecast(report.forecast, { withDiff: false }));
    } else terminal.print(describeImpact(report, terminal));
    return report.verdict.conclusion === 'failure' ? EXIT.problems : EXIT.fine;
  },
};
