import type { Blocker } from '../../model/forecast.ts';
import { positionAt } from '../../model/position-at.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { linesOf, namesItem, withoutBullet } from '../lines-about.ts';

const MOST_BLOCKERS = 10;
/** Struck out or ticked: it blocks no more. */
const SETTLED = /^\s*(?:[-*+]\s+)?(?:\[[xX]\]|~~|✅)/u;

/** Lines of the blockers section that name an item by its issue, its id or its title. */
export function findBlockers(document: SprintDocument, item: Deliverable): readonly Blocker[] {
  const isAbout = namesItem(item);
  return document.asides
    .filter(({ kind }) => kind === 'blockers')
    .flatMap(({ body }) => linesOf(document.text, body))
    .filter(({ text }) => !SETTLED.test(text) && isAbout(text))
    .slice(0, MOST_BLOCKERS)
    .map(({ start, text }) => ({
      line: positionAt(document.text, start).line,
      text: withoutBullet(text),
    }));
}
