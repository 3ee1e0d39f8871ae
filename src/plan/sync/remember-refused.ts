import type { Item, Ledger } from '../../model/ledger.ts';
import { type IssueNumber, type TagName, tagOfField } from '../../model/sync-field.ts';

/** A tag that GitHub did not take, though the rest of its issue was written. */
export interface RefusedTag {
  readonly issue: IssueNumber;
  readonly tag: TagName;
}

/** What was refused is not there, whatever was intended, and is not sent again. */
export function rememberRefused(ledger: Ledger, refused: readonly RefusedTag[]): Ledger {
  if (refused.length === 0) return ledger;
  const items = Object.entries(ledger.items).map(([number, item]) => {
    const own = refused.filter(({ issue }) => issue === Number(number)).map(({ tag }) => tag);
    return [number, own.length > 0 ? withRefused(item, own) : item] as const;
  });
  return { ...ledger, items: Object.fromEntries(items) };
}

function withRefused(item: Item, tags: readonly TagName[]): Item {
  const isRefused = (field: string) => tags.some((tag) => tag === field);
  const base = Object.entries(item.base).filter(([field]) => !isRefused(field));
  const refused = [...new Set([...(item.refused ?? []), ...tags])]
    .filter((tag) => tagOfField(tag) !== null)
    .sort();
  return { ...item, base: Object.fromEntries(base), refused };
}
