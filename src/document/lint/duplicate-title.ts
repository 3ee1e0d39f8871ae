import type { Deliverable } from '../../model/sprint-document.ts';
import type { LintRule } from './lint-rule.ts';

export const duplicateTitle: LintRule = {
  name: 'duplicate-title',
  docs: 'Two items of one group have the same title and no id, so that only their order tells them apart.',
  severity: 'info',
  check: ({ document }) => {
    const firsts = new Map<string, Deliverable>();
    return (document?.deliverables ?? []).flatMap((item) => {
      if (item.id !== null) return [];
      // The second item of one name has the key of the first with `~2` behind it.
      const first = firsts.get(item.key.replace(/~\d+$/, ''));
      if (!first) {
        firsts.set(item.key, item);
        return [];
      }
      return [
        {
          offset: item.title.range.start,
          message: `The title "${item.title.value}" stands on line ${first.line} already. Give one of the two another title or an id, so that they are not confused when lines move.`,
        },
      ];
    });
  },
};
