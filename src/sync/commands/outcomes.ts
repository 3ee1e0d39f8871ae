import type { CommandOutcome } from '../../model/command.ts';

export function say(reply: string): CommandOutcome {
  return { changed: false, refused: false, reply };
}

export function refuse(reply: string): CommandOutcome {
  return { changed: false, refused: true, reply };
}
