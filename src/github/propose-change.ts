import type { Completion } from '../model/evidence.ts';
import { changedLines, type Proposal } from './observe-proposal.ts';
import { renderTrailers } from './proposal-trailers.ts';
import type {
  Commit,
  FileChange,
  GitHubRepository,
  PullRequest,
  PullRequestText,
} from './repository.ts';

/** A change of one document that has to wait for people. */
export interface ProposedChange extends FileChange {
  /** The document as it stands on its branch. */
  readonly before: string;
  readonly completions: readonly Completion[];
  readonly pullRequest: PullRequestText;
}

export type ProposalOutcome =
  | { readonly kind: 'proposed'; readonly pullRequest: number; readonly url: string }
  | {
      readonly kind: 'pushed';
      readonly branch: string;
      readonly compareUrl: string;
      readonly advice: string;
    }
  | { readonly kind: 'declined'; readonly pullRequest: number; readonly url: string }
  | { readonly kind: 'blocked'; readonly advice: string }
  /** Another run or a person changed the branch in this moment: it has to be looked at again. */
  | { readonly kind: 'moved' };

/** What is to be done with our branch. */
type Decision =
  | { readonly kind: 'keep' | 'rebuild' }
  | { readonly kind: 'declined'; readonly pullRequest: PullRequest }
  | { readonly kind: 'blocked'; readonly advice: string };

/**
 * Puts a change into our pull request: the branch is rebuilt on the document's branch and the pull
 * request opened or brought up to date. Writes nothing where all is right already.
 */
export async function proposeChange(
  repository: GitHubRepository,
  proposal: Proposal,
  change: ProposedChange,
): Promise<ProposalOutcome> {
  const decision = decide(proposal, change);
  switch (decision.kind) {
    case 'declined': {
      const { number, url } = decision.pullRequest;
      return { kind: 'declined', pullRequest: number, url };
    }
    case 'blocked':
      return decision;
    case 'rebuild': {
      const blocked = await rebuild(repository, proposal, change);
      return blocked ?? (await show(repository, proposal, change.pullRequest));
    }
    case 'keep':
      return await show(repository, proposal, change.pullRequest);
    default:
      return decision satisfies never;
  }
}

function decide(
  { branches, declined, head, isOurs, open, text }: Proposal,
  change: ProposedChange,
): Decision {
  const lines = changedLines(change.before, change.text);
  const turnedDown = declined.find((one) => one.change === lines);
  if (turnedDown && open === null) return { kind: 'declined', pullRequest: turnedDown.pullRequest };
  if (head === null) return { kind: 'rebuild' };
  if (text === change.text) return { kind: 'keep' };
  if (isOurs) return { kind: 'rebuild' };
  const where =
    open === null
      ? `The branch ${branches.head}`
      : `Pull request #${open.number} (${branches.head})`;
  return {
    kind: 'blocked',
    advice: `${where} holds commits of people, which are never overwritten. Merge it or close it and delete the branch, then run again.`,
  };
}

async function rebuild(
  repository: GitHubRepository,
  { branches, head }: Proposal,
  { completions, ...change }: ProposedChange,
): Promise<ProposalOutcome | null> {
  const message = `${change.message}\n\n${renderTrailers(change.text, completions)}`;
  const { sha } = await repository.writeCommit({ ...change, message });
  // A forced update knows no condition, so the last look comes right before it.
  if (!(await isAt(repository, branches.head, head))) return { kind: 'moved' };
  const written =
    head === null
      ? await repository.createBranch(branches.head, sha)
      : await repository.moveBranch(branches.head, { to: sha, force: true });
  if (written.kind === 'written') return null;
  if (!(await isAt(repository, branches.head, head))) return { kind: 'moved' };
  return {
    kind: 'blocked',
    advice: `GitHub refused a commit on ${branches.base}, and the branch ${branches.head} as well (${written.reason}). Leave \`sprint-sync/**\` out of the rules of the repository (Settings → Rules), or let this workflow bypass them.`,
  };
}

async function isAt(
  repository: GitHubRepository,
  branch: string,
  expected: Commit | null,
): Promise<boolean> {
  return (await repository.findHead(branch))?.sha === expected?.sha;
}

/** Opens the pull request, or brings its text up to date. */
async function show(
  repository: GitHubRepository,
  { branches, open }: Proposal,
  text: PullRequestText,
): Promise<ProposalOutcome> {
  if (open !== null) return await refresh(repository, open, text);
  const opened = await repository.openPullRequest({ ...branches, ...text });
  switch (opened.kind) {
    case 'opened':
      return proposed(opened.pullRequest);
    case 'exists': {
      const all = await repository.listPullRequestsFrom(branches);
      const found = all.find(({ isOpen }) => isOpen);
      if (found) return proposed(found);
      throw new Error(`GitHub names a pull request of ${branches.head} that it does not list.`);
    }
    case 'refused': {
      const { url } = await repository.readFacts();
      const [base, head] = [branches.base, branches.head].map(encodePath);
      return {
        kind: 'pushed',
        branch: branches.head,
        compareUrl: `${url}/compare/${base}...${head}?expand=1`,
        advice: adviceFor(opened.reason),
      };
    }
    default:
      return opened satisfies never;
  }
}

async function refresh(repository: GitHubRepository, open: PullRequest, text: PullRequestText) {
  // GitHub turns line ends into CRLF where somebody edited the text on the website.
  const isRight = open.title === text.title && open.body.replaceAll('\r\n', '\n') === text.body;
  if (!isRight) await repository.editPullRequest(open.number, text);
  return proposed(open);
}

function proposed({ number, url }: PullRequest): ProposalOutcome {
  return { kind: 'proposed', pullRequest: number, url };
}

function adviceFor(reason: string): string {
  return /not permitted to create/i.test(reason)
    ? 'To have the pull request opened for you, switch on Settings → Actions → General → "Allow GitHub Actions to create and approve pull requests".'
    : `To have the pull request opened for you, give the token \`pull-requests: write\` (GitHub said: ${reason}).`;
}

function encodePath(branch: string): string {
  return branch.split('/').map(encodeURIComponent).join('/');
}
