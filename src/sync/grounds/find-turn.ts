/**
 * Where a history turned to what it is now: the last place, counted from the newest, at which `isSame`
 * holds while it does not at the next. `null` where all of it is the same. Asks at about twice the
 * logarithm of the places, so of several turns it may find an older one.
 */
export async function findTurn(
  count: number,
  isSame: (place: number) => Promise<boolean>,
): Promise<number | null> {
  let same = 0;
  let other: number | null = null;
  for (let step = 1; other === null; step *= 2) {
    const next = Math.min(same + step, count - 1);
    if (next <= same) return null;
    if (await isSame(next)) same = next;
    else other = next;
  }
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (await isSame(middle)) same = middle;
    else other = middle;
  }
  return same;
}
