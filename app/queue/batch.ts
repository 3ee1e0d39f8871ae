/**
 * Carries out what is asked for within a moment in one go. Each caller hears how it ended; a batch that
 * fails fails for all of it.
 */
export function createBatch<Item>(
  carryOut: (items: readonly Item[]) => Promise<void>,
  wait: () => Promise<void>,
): (item: Item) => Promise<void> {
  let open: { readonly items: Item[]; readonly done: Promise<void> } | null = null;
  return (item) => {
    if (open !== null) {
      open.items.push(item);
      return open.done;
    }
    const items = [item];
    const done = wait().then(() => {
      open = null;
      return carryOut(items);
    });
    open = { items, done };
    return done;
  };
}
