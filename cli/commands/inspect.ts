import { type Command, EXIT, JSON_OPTION } from '../command.ts';
import { findConfig } from '../files/find-config.ts';
import { readDocument } from '../files/read-document.ts';
import { describeInspection } from '../inspection/describe-inspection.ts';
import { toInspection } from '../inspection/to-inspection.ts';
import { takeOne } from '../take-operands.ts';

export const inspect: Command = {
  name: 'inspect',
  summary: 'Show what a sprint document says: groups, deliverables, progress and problems.',
  operands: 'FILE',
  options: [JSON_OPTION],
  examples: [
    'sprint-sync inspect CURRENT_SPRINT.md',
    'sprint-sync inspect CURRENT_SPRINT.md --json',
  ],
  async run(args, terminal) {
    const path = takeOne(args.operands, 'FILE');
    const { document } = await readDocument(path, await findConfig(path));
    const inspection = toInspection(document);
    terminal.print(
      args.has('json')
        ? `${JSON.stringify(inspection, null, 2)}\n`
        : describeInspection(document, terminal.paint, path),
    );
    const isFine = inspection.problems.every(({ severity }) => severity !== 'error');
    return isFine ? EXIT.fine : EXIT.problems;
  },
};
