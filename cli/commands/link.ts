import {
  applyEdits,
  oneLine,
  type Problem,
  planLink,
  type SprintDocument,
} from '../../src/index.ts';
import { type Command, JSON_OPTION, REPO_OPTION, WRITE_OPTION } from '../command.ts';
import { findConfig } from '../files/find-config.ts';
import { readDocument } from '../files/read-document.ts';
import { readNumber, readRepositoryUrl } from '../read-options.ts';
import { resolveNames } from '../resolve-names.ts';
import { showChange } from '../show-change.ts';
import { takeFileAnd } from '../take-operands.ts';
import { UsageError } from '../usage-error.ts';

export const link: Command = {
  name: 'link',
  summary: "Put an issue's link on a deliverable, so that closing the issue completes it.",
  operands: "FILE NAME '#NUMBER'",
  options: [REPO_OPTION, WRITE_OPTION, JSON_OPTION],
  examples: ["sprint-sync link CURRENT_SPRINT.md B1 '#12' --repo acme/maps"],
  async run(args, terminal) {
    const [path, name = '', issue = '', ...others] = takeFileAnd(args.operands, [
      'NAME',
      "'#NUMBER'",
    ]);
    if (others.length > 0) throw new UsageError(`too many operands: ${others.join(' ')}.`);
    const number = readNumber(issue, 'The issue');
    const repository = readRepositoryUrl(args, terminal.serverUrl);
    const url = repository === null ? null : `${repository}/issues/${number}`;
    const file = await readDocument(path, await findConfig(path));
    const { document } = file;
    const { keys, problems: unresolved } = resolveNames(document, [name]);
    const refusals = [...unresolved, ...findConflicts(document, keys, number)];
    const [key = ''] = keys;
    const edits = refusals.length > 0 ? [] : planLink(document, key, { number, url });
    const title = document.deliverables.find((item) => item.key === key)?.title.value ?? name;
    const change = {
      file,
      after: applyEdits(document.text, edits),
      lines: edits.map(() => `Link "${oneLine(title)}" to #${number}`),
      remarks: [],
      problems: [],
      refusals,
      details: { deliverable: keys.length === 1 ? key : null, issue: number },
    };
    return await showChange(change, args, terminal);
  },
};

/** One issue stands for one deliverable, and the other way round. */
function findConflicts(
  { deliverables }: SprintDocument,
  keys: readonly string[],
  number: number,
): Problem[] {
  if (keys.length > 1) {
    const message = `An issue stands for one deliverable, but the name means ${keys.length}: ${keys.join(', ')}. Name one of them.`;
    return [{ rule: 'several-deliverables', severity: 'error', line: 1, column: 1, message }];
  }
  const other = deliverables.find(({ issue, key }) => issue === number && !keys.includes(key));
  if (!other) return [];
  const message = `#${number} is linked to "${oneLine(other.title.value)}" already. Remove that link first if it is wrong.`;
  return [{ rule: 'issue-linked-twice', severity: 'error', line: other.line, column: 1, message }];
}
