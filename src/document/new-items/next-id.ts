const NUMBERED = /^(.*?)(\d+)$/;

/** The id that follows those of the same kind (`C3` → `C4`, `T-09` → `T-10`), or `null` where ids are no numbers. */
export function nextId(id: string, all: readonly (string | null)[]): string | null {
  const [, kind = '', number = ''] = NUMBERED.exec(id) ?? [];
  if (number === '') return null;
  const numbers = all.flatMap((one) => {
    const [, other, found] = (one && NUMBERED.exec(one)) || [];
    return other?.toLowerCase() === kind.toLowerCase() && found !== undefined
      ? [Number(found)]
      : [];
  });
  const next = String(Math.max(Number(number), ...numbers) + 1);
  return kind + next.padStart(number.length, '0');
}
