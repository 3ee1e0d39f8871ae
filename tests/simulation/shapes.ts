import type { Random } from './random.ts';
import { count, type Line, moveHead, tell, type World } from './world.ts';

/** A line goes to another track: one that has no id of its own has another key there. */
export function moveLine(world: World, line: Line): void {
  if (isOnItsWay(world, line)) return;
  const track = (line.track + 1) % world.tracks.length;
  tell(world, () => `person: moves line ${line.id} to ${world.tracks[track]}`);
  line.track = track;
  world.lines = [...world.lines.filter((one) => one !== line), line];
  moveHead(world, { run: null, items: [] });
  count(world, 'moves');
}

export function renameTrack(world: World, track: number): void {
  if (world.lines.some((line) => line.track === track && isOnItsWay(world, line))) return;
  const name = `k${world.nextId++}`;
  tell(world, () => `person: ${world.tracks[track]} is called ${name} now`);
  world.tracks[track] = name;
  moveHead(world, { run: null, items: [] });
  count(world, 'tracks renamed');
}

/** An unlinked line whose place or title is its key becomes another line by that: see the limits. */
function isOnItsWay(world: World, { link }: Line): boolean {
  return world.keyedByTitle && link === null;
}

/** The file is written anew for the next sprint: some lines are carried over with their links, the rest goes. */
export function rewriteSprint(world: World, random: Random): void {
  world.sprint += 1;
  tell(world, () => `person: rewrites the file for sprint ${world.sprint}`);
  const carried = world.lines.filter(({ link }) => link !== null && random.chance(0.4));
  world.over.push(...world.lines.filter((line) => !carried.includes(line)), ...world.deleted);
  world.lines = carried;
  world.deleted.splice(0);
  moveHead(world, { run: null, items: [] });
  count(world, 'sprints');
}

/** Boxes become a table or the other way round: the words of before are gone. */
export function changeDialect(world: World): void {
  tell(world, () => 'person: writes the items in another form');
  for (const line of world.lines) {
    line.hasWord = !line.hasWord;
    const edit = { side: 'document', of: line.id, field: 'word', before: line.word } as const;
    world.edits.push({ ...edit, at: world.time, value: null, exempt: 'another form' });
    line.word = null;
  }
  moveHead(world, { run: null, items: [] });
  count(world, 'dialects');
}

/** A person makes an issue for the sprint, or one that has nothing to do with it. */
export function makeIssue(world: World, random: Random): void {
  const number = world.nextNumber++;
  const isEnlisted = random.chance(0.7);
  tell(world, () => `person: makes #${number}${isEnlisted ? ' for the sprint' : ''}`);
  world.issues.set(number, {
    number,
    title: `t${world.nextId++}`,
    state: 'open',
    labels: new Set(random.chance(0.3) ? ['blocked'] : []),
    tags: new Set(),
    ours: false,
    isEnlisted,
    marker: null,
    firstMarker: null,
    createdFor: null,
    block: null,
    prose: '',
    events: [],
    cursor: 1,
    notes: [],
    stateChangedAt: null,
    now: () => world.time,
    updatedAt: world.time,
    decided: null,
    untrusted: new Set(),
    by: new Map(),
  });
  count(world, 'made');
}
