import type { PhrasingContent } from 'mdast';
import type { DocumentReport } from '../model/sync-report.ts';
import { foreignCode, foreignText } from './foreign-text.ts';
import { link, strong, text } from './markdown.ts';

/** The headline: what was done to the document, and where the change is now. */
export function renderOutcome({ path, plan, outcome }: DocumentReport): PhrasingContent[] {
  const file = foreignCode(path);
  const what = strong(countEffects(plan.completed.length, plan.started.length));
  switch (outcome.kind) {
    case 'unchanged':
      return [text('✅ '), file, text(' is up to date: there was nothing to write.')];
    case 'planned':
      return [text('🔍 '), what, text(' would be written to '), file, text('.')];
    case 'committed': {
      const commit = link(outcome.url, outcome.sha.slice(0, 7));
      return [
        text('✅ '),
        what,
        text(': '),
        file,
        text(' was updated in commit '),
        commit,
        text('.'),
      ];
    }
    case 'proposed': {
      const proposal = link(outcome.url, `#${outcome.pullRequest}`);
      return [
        ...[
          text('⏳ '),
          what,
          text(': the branch takes no direct commit, so the change to '),
          file,
        ],
        ...[text(' waits in pull request '), proposal, text('.')],
      ];
    }
    case 'pushed':
      return [
        ...[text('⏳ '), what, text(': the change to '), file, text(' waits on the branch ')],
        ...[
          foreignCode(outcome.branch),
          text('. '),
          link(outcome.compareUrl, 'Open the pull request'),
        ],
        ...[text('. '), foreignText(outcome.advice, 1000)],
      ];
    case 'declined': {
      const proposal = link(outcome.url, `#${outcome.pullRequest}`);
      return [
        ...[
          text('➖ '),
          file,
          text(' stays as it is: this change was turned down in pull request '),
        ],
        ...[proposal, text('. Reopen it if it was closed by mistake.')],
      ];
    }
    case 'blocked':
      return [
        text('❌ '),
        file,
        text(' could not be changed. '),
        foreignText(outcome.advice, 1000),
      ];
    default:
      return outcome satisfies never;
  }
}

function countEffects(completed: number, started: number): string {
  const counts = [
    ...(completed > 0 || started === 0 ? [`${count(completed)} completed`] : []),
    ...(started > 0 ? [`${count(started)} begun`] : []),
  ];
  return counts.join(', ');
}

function count(number: number): string {
  return number === 1 ? '1 deliverable' : `${number} deliverables`;
}
