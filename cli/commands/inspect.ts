import { explainDocument } from '../../src/index.ts';
import { type Command, EXIT, JSON_OPTION } from '../command.ts';
import { findConfig } from '../files/find-config.ts';
import { readDocument } from '../files/read-document.ts';
import { describeExplanation } from '../inspection/describe-explanation.ts';
import { describeInspection } from '../inspection/describe-inspection.ts';
import { toInspection } from '../inspection/to-inspection.ts';
import { takeOne } from '../take-operands.ts';

export const inspect: Command = {
  name: 'inspect',
  summary: 'Show what a sprint document says: groups, deliverables, progress and problems.',
  operands: 'FILE',
  options: [
    JSON_OPTION,
    {
      name: 'explain',
      value: null,
      description: 'Say by which form each item was found, and why other sections hold none.',
    },
  ],
  examples: [
    'sprint-sync inspect CURRENT_SPRINT.md',
    'sprint-sync inspect CURRENT_SPRINT.md --json',
    'sprint-sync inspect CURRENT_SPRINT.md --explain',
  ],
  async run(args, terminal) {
    const path = takeOne(args.operands, 'FILE');
    const config = await findConfig(path);
    const { document } = await readDocument(path, config);
    const inspection = toInspection(document);
    const explanation = args.has('explain')
      ? explainDocument(document.text, { path, fenced: config.fenced, words: config.words })
      : null;
    terminal.print(
      args.has('json')
        ? `${JSON.stringify(explanation ? { ...inspection, explanation } : inspection, null, 2)}\n`
        : describeInspection(document, terminal.paint, path) +
            (explanation ? describeExplanation(explanation, terminal.paint) : ''),
    );
    const isFine = inspection.problems.every(({ severity }) => severity !== 'error');
    return isFine ? EXIT.fine : EXIT.problems;
  },
};
