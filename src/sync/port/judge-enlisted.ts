import type { TrackedIssue } from '../../github/tracker.ts';
import type { IssueState } from '../../model/observation.ts';
import type { DocumentPort, PortContext } from './document-port.ts';
import { isEntitled } from './judge-issue.ts';

/**
 * Whether an issue that no line has belongs to the sprint: by its label or milestone, given by someone who
 * may. A milestone takes a right; a label can come with a template that anybody uses. One for which
 * the document has no place is shown only.
 */
export async function judgeEnlisted(
  { context, document }: { readonly context: PortContext; readonly document: DocumentPort },
  issue: TrackedIssue,
  { number, title, labels, state }: IssueState,
): Promise<NonNullable<IssueState['enlisted']> | null> {
  const { config, tracker } = context;
  const { label, milestone } = config['issues-with'];
  if (config.adopt === 'ignore' || state !== 'open' || (label === null && milestone === null)) {
    return null;
  }
  const isNamed = (name: string) => name.toLowerCase() === label?.toLowerCase();
  if (label !== null && !issue.labels.some(isNamed)) return null;
  if (milestone !== null && issue.milestone !== milestone) return null;
  const [word = null] = labels;
  if (document.proposeLine({ issue: number, title, word, beside: null }) === null)
    return 'by-others';
  if (label === null || (await isEntitled(context, issue.author))) return 'by-right';
  const events = await tracker.listEvents(number);
  const given = events.findLast((event) => event.kind === 'label' && isNamed(event.label));
  return given === undefined || given.actor === issue.author ? 'by-others' : 'by-right';
}
