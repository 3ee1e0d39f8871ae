import { type Config, DEFAULT_CONFIG } from './config/config.ts';
import { type Explanation, explainDocument } from './document/explain-document.ts';
import { parseDocument } from './document/parse-document.ts';
import type { SprintDocument } from './model/sprint-document.ts';

/** A config for one document, with how the document is understood by it. */
export interface ConfigProposal {
  readonly path: string;
  readonly document: SprintDocument;
  readonly explanation: Explanation;
  /** The whole file, commented. */
  readonly config: string;
}

/**
 * Proposes a config from a document: nothing is turned on that writes to issues unless it is asked for.
 *
 * @throws {UserError} for what is no sprint document.
 */
export function proposeConfig({
  path,
  text,
  issues,
}: {
  readonly path: string;
  readonly text: string;
  /** `null`: those that the document links already, if there are any. */
  readonly issues: Config['issues'] | null;
}): ConfigProposal {
  const { fenced: asIs, words } = DEFAULT_CONFIG;
  const plain = parseDocument(text, { path, fenced: asIs, words });
  const inFences = parseDocument(text, { path, fenced: true, words });
  const fenced = plain.deliverables.length === 0 && inFences.deliverables.length > 0;
  const document = fenced ? inFences : plain;
  const linked = document.deliverables.filter(({ issue }) => issue !== null).length;
  const stateless = document.deliverables.filter(({ state }) => state === null).length;
  const lines = [
    '# The sprint document, from the root of the repository.',
    `documents: ${JSON.stringify(path)}`,
    '',
    '# Deliverables and issues in step both ways: off, link (those that a line links) or create (one for each line).',
    `issues: ${issues ?? (linked > 0 ? 'link' : 'off')}`,
    ...(fenced ? ['', '# All boxes stand inside code fences.', 'fenced: true'] : []),
    ...(stateless > 0
      ? [
          '',
          `# ${stateless} of ${document.deliverables.length} deliverables have no place for a state. To give them one once they are done:`,
          '# stateless: box   # or emoji, or column',
        ]
      : []),
    '',
  ];
  const explanation = explainDocument(text, { path, fenced, words });
  return { path, document, explanation, config: lines.join('\n') };
}
