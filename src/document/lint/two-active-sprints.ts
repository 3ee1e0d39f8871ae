import type { StatusField } from '../../model/field.ts';
import { findTrailingState } from '../carriers/state-place.ts';
import { flattenSections, type Section } from '../outline.ts';
import { readMetadata } from '../read-metadata.ts';
import { readStatusText } from '../wording/status-text.ts';
import type { LintInput, LintRule } from './lint-rule.ts';

export const twoActiveSprints: LintRule = {
  name: 'two-active-sprints',
  docs: 'Two sprints of one document are in progress at the same time.',
  severity: 'warning',
  check: (input) => {
    const active = activeSprints(input);
    const [first] = active;
    return active
      .slice(1)
      .filter(({ number }) => number !== first?.number)
      .map(({ section, status }) => ({
        offset: status.range.start,
        message: `"${section.title}" is in progress, and so is "${first?.section.title}" on line ${(first?.section.heading?.firstRow ?? 0) + 1}. Only one of them is read: set the status of the other one right.`,
      }));
  },
};

/** `Sprint 3: …`, `🚀 Sprint #28 …`: the heading of one sprint. */
const SPRINT =
  /^[^\p{L}\d]*(?:sprint|iteration|спринт|スプリント|冲刺|스프린트)[\s:#–—-]*(\d+(?:\.\d+)*)(?![\p{L}\d])/iu;

interface ActiveSprint {
  readonly section: Section;
  readonly number: string;
  readonly status: StatusField;
}

/** Emoji alone, `up next` and half measures say too little. */
function saysActive({ raw }: StatusField): boolean {
  const { word } = readStatusText(raw);
  return (
    word !== '' && !/^(?:up next|partial|partly|mostly|nearly|almost|needs|teilweise)/i.test(word)
  );
}

function activeSprints({ text, lines, root }: LintInput): readonly ActiveSprint[] {
  return flattenSections(root).flatMap((section) => {
    const number = SPRINT.exec(section.title)?.[1];
    if (number === undefined || !section.heading) return [];
    const below = readMetadata(text, section.blocks, { lines }).find(
      ({ role }) => role === 'status',
    );
    const status =
      below?.value.kind === 'status'
        ? below.value
        : findTrailingState(text, section.heading.content, { family: 'heading' })?.state;
    return status?.value === 'in-progress' && saysActive(status)
      ? [{ section, number, status }]
      : [];
  });
}
