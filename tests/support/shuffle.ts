/** The same values in an order that `seed` decides. */
export function shuffle<Value>(values: readonly Value[], seed: number): readonly Value[] {
  let state = seed + 1;
  return values
    .map((value) => {
      state = (state * 48_271) % 2_147_483_647;
      return { value, rank: state };
    })
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
