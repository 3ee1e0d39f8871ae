import { renderCommitMessage } from '../../config/commit-message.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { observeProposal } from '../../github/observe-proposal.ts';
import { renderProposalBody } from '../../github/proposal-body.ts';
import { type ProposalOutcome, proposeChange } from '../../github/propose-change.ts';
import { syncBranchName } from '../../github/sync-branch.ts';
import type { DocumentPlan } from '../../model/plan.ts';
import type { Answer, DocumentCommit, ProposalAnswer } from '../issues/sync-port.ts';
import { draftUpdate } from '../update/draft-update.ts';
import type { DocumentWritten, PortContext, ReadDocument } from './document-port.ts';
import { type ChangeOrigins, factsOf, pullRequestsIn, writeDocument } from './write-document.ts';

/** A change that is not on the document's branch, and what became of its pull request. */
export interface DocumentProposed extends DocumentWritten {
  readonly outcome: Exclude<ProposalOutcome, { kind: 'moved' }>;
}

interface Wish {
  readonly read: ReadDocument;
  readonly wish: DocumentCommit;
  readonly origins: ChangeOrigins;
}

/**
 * Puts changes of a document into the sync pull request, on top of the document's branch as it was read
 * and of what people completed by hand and waits there too. Without trailers of the run: whether it
 * has landed is told by the text alone, however it is merged.
 */
export async function proposeDocument(
  { repository, branch, path, config }: PortContext,
  { read: { head, mode, document }, wish, origins }: Wish,
): Promise<{ readonly answer: ProposalAnswer; readonly proposed: DocumentProposed | null }> {
  const { defaultBranch } = await repository.readFacts();
  const name = syncBranchName({ document: path, base: branch, defaultBranch });
  const proposal = await observeProposal(repository, {
    branches: { base: branch, head: name },
    path,
  });
  const byHand = draftUpdate({
    path,
    config,
    head,
    mode,
    document,
    judgement: { completions: [], pullRequests: [], problems: [] },
    pending: proposal.pending,
  });
  const { fenced, words } = config;
  const start =
    byHand.after === document.text
      ? document
      : parseDocument(byHand.after, { path, fenced, words });
  const { plan, after } = writeDocument(start, wish.changes, { config, origins });
  if (after === document.text) return { answer: withoutText(wish, plan), proposed: null };
  const facts = factsOf(start, { path, plan, commit: wish });
  const message = renderCommitMessage(config['commit-message'], facts);
  const [title = ''] = message.split('\n');
  const pullRequests = pullRequestsIn(plan);
  const body = renderProposalBody({ path, branch, pullRequests, withIssues: true });
  const change = { parent: head, path, mode, text: after, before: document.text, message };
  const outcome = await proposeChange(repository, proposal, {
    ...change,
    completions: byHand.completions,
    pullRequest: { title, body },
  });
  if (outcome.kind === 'moved') return { answer: { kind: 'stale' }, proposed: null };
  return {
    answer: { kind: 'done', isNothing: false },
    proposed: { plan, before: document, after, outcome },
  };
}

function withoutText(wish: DocumentCommit, plan: DocumentPlan): ProposalAnswer {
  const answer = nothingToWrite(wish, plan);
  return answer.kind === 'done' ? { ...answer, isNothing: true } : answer;
}

/** Nothing follows from what people changed, or the document cannot say what changed. */
export function nothingToWrite({ changes }: DocumentCommit, plan: DocumentPlan): Answer {
  if (changes.every(({ kind }) => kind === 'derive')) return { kind: 'done' };
  const message = plan.problems[0]?.message ?? 'The document has no place for what changed.';
  return { kind: 'refused', message };
}
