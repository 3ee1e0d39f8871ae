import type { EmulatedGitHub } from '../../support/github/emulated-github.ts';
import { waitFor } from '../harness.ts';
import { openPlace } from './place.ts';
import type { Story } from './stories.ts';

export interface Told {
  readonly story: string;
  readonly row: string;
  /** From the event until what follows from it was there. */
  readonly seconds: number;
}

/** Plays a story in a new repository, one row after the other. */
export async function tellStory(github: EmulatedGitHub, story: Story): Promise<readonly Told[]> {
  const place = await openPlace(github, story);
  const told: Told[] = [];
  for (const { name, act, shows } of story.rows) {
    await act(place);
    const start = performance.now();
    await waitFor(() => shows(place)).catch(async (cause: unknown) => {
      throw new Error(`${story.name}: ${name}:\n${await place.read()}`, { cause });
    });
    told.push({ story: story.name, row: name, seconds: (performance.now() - start) / 1_000 });
  }
  return told;
}
