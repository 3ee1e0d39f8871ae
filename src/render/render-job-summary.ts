import type { RootContent } from 'mdast';
import type { SyncReport } from '../model/sync-report.ts';
import { describeIssueWrite } from './describe-issue-write.ts';
import { foreignCode, foreignText } from './foreign-text.ts';
import {
  heading,
  type Item,
  link,
  list,
  paragraph,
  stringifyMarkdown,
  strong,
  text,
} from './markdown.ts';
import { renderDocumentReport } from './render-document-report.ts';
import { renderProblems } from './render-problems.ts';

/**
 * A run as Markdown for the page of its job: what became of each document, what is still open, what
 * is wrong and the diff. Foreign text in it is inert.
 */
export function renderJobSummary(report: SyncReport): string {
  const { documents, pullRequests, problems, notes, dryRun } = report;
  const sections: RootContent[] = [
    ...(documents.length === 0 ? [heading(2, [text('Sprint document')])] : []),
    ...documents.flatMap((document) => renderDocumentReport(document, pullRequests)),
    ...renderIssues(report),
    ...notes.map((note) => paragraph(foreignText(note, 1000))),
    ...renderPullRequests(report),
    ...renderProblems('Problems', problems),
    ...(dryRun ? [paragraph(strong('Dry run:'), text(' nothing was written.'))] : []),
  ];
  return stringifyMarkdown(sections);
}

/** A first sync may create hundreds. */
const MOST_WRITES = 100;

function renderIssues({ issues, dryRun }: SyncReport): RootContent[] {
  const writes = issues.flatMap((one) => one.writes);
  if (writes.length === 0) return [];
  const shown = writes.slice(0, MOST_WRITES);
  const items = shown.map((write): Item => {
    return { line: [foreignText(describeIssueWrite(write), 1000)] };
  });
  const more = writes.length - shown.length;
  return [
    heading(3, [text(dryRun ? 'Issues: what would be written' : 'Issues: what was written')]),
    list(items),
    ...(more === 0 ? [] : [paragraph(text(`And ${more} more.`))]),
  ];
}

function renderPullRequests({ pullRequests }: SyncReport): RootContent[] {
  if (pullRequests.length === 0) return [];
  const items = pullRequests.map(({ number, url, title, completes, advances, proposal }): Item => {
    const line = [link(url, `#${number}`), text(' '), foreignText(title), text(': ')];
    const counts = text(`completes ${completes.length}, advances ${advances.length}`);
    if (proposal === null) return { line: [...line, counts] };
    return {
      line: [...line, text('names no deliverable')],
      below: [[text('To complete one, write into the body: '), foreignCode(proposal)]],
    };
  });
  return [heading(3, [text('Pull requests')]), list(items)];
}
