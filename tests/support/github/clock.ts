/**
 * Time as the emulated GitHub tells it. The emulator stamps with the machine's clock; a constant shift
 * moves that to the start that a test asks for. GitHub tells whole seconds.
 */
export interface Clock {
  now(): string;
  /** From the emulator's stamp to ours. */
  shown(stamp: string): string;
  /** From a time that a client names to the emulator's, in milliseconds: its filters compare as text. */
  stored(time: string): string;
}

export function createClock(startAt?: string): Clock {
  const shift = startAt === undefined ? 0 : Date.parse(startAt) - Date.now();
  const seconds = (milliseconds: number) =>
    `${new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}Z`;
  return {
    now: () => seconds(Date.now() + shift),
    shown: (stamp) => seconds(Date.parse(stamp) + shift),
    stored: (time) => new Date(Date.parse(time) - shift).toISOString(),
  };
}
