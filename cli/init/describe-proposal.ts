import { type ConfigProposal, measureProgress, oneLine } from '../../src/index.ts';
import { FORMS } from '../inspection/describe-explanation.ts';
import type { Terminal } from '../terminal.ts';

/** How a document is understood, as a table, for a person. */
export function describeProposal(
  { path, document, explanation }: ConfigProposal,
  paint: Terminal['paint'],
): string {
  const { deliverables, tracks, tasks, percent } = measureProgress(document);
  const forms = Map.groupBy(explanation.items, ({ carrier }) => carrier);
  const rows = [...forms].map(([carrier, [first, ...others]]) => [
    String(others.length + 1),
    FORMS[carrier],
    first === undefined ? '' : `line ${first.line}: ${oneLine(first.title, 50)}`,
  ]);
  const linked = document.deliverables.filter(({ issue }) => issue !== null).length;
  return [
    `${paint('bold', path)}  ${oneLine(document.sprint.name, 80)}`,
    `${deliverables.total} deliverables (${percent}% done, ${linked} with an issue) in ${tracks.total} tracks, ${tasks.total} tasks; ${document.criteria.length} criteria and ${document.metrics.length} metrics stay with people`,
    '',
    ...table([['items', 'form', 'for example'], ...rows], paint),
    '',
    `${explanation.skipped.length} sections are not read as work: \`sprint-sync inspect ${path} --explain\` says why.`,
    '',
  ].join('\n');
}

function table(rows: readonly (readonly string[])[], paint: Terminal['paint']): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => (row[column] ?? '').length));
  const [items, form] = [width(0), width(1)];
  return rows.map(([count = '', name = '', example = ''], index) => {
    const line = `  ${count.padStart(items)}  ${name.padEnd(form)}  ${example}`.trimEnd();
    return index === 0 ? paint('dim', line) : line;
  });
}
