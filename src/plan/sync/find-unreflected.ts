import type { DocumentSideValues, LineValues } from '../../model/ledger.ts';
import { type Base, taskField, type Word } from '../../model/sync-field.ts';
import { booleanBase, type ItemContext, textBase } from './item-context.ts';
import { ownValue } from './own-value.ts';

export interface Unreflected {
  /** To be remembered: what the numbers above a line count it as, where that is not the base. */
  readonly kept: LineValues | null;
  /** To be written now: the same, where it is not what the line says. */
  readonly derive: LineValues | null;
}

/** One value of a line: what is derived from it follows from `was`. */
interface Entry<Value> {
  readonly was: Value;
  readonly isOther: boolean;
}

/**
 * What a line said before a person changed it, as far as the change is taken over now: the counts and
 * words above it were right for that, and are computed anew from what it says.
 *
 * @param agreed values that both sides hold now.
 * @param taken those, and the ones that both will hold once the issue has followed.
 */
export function findUnreflected(
  { item, line }: ItemContext,
  { agreed, taken: all }: { readonly agreed: Base; readonly taken: Base },
): Unreflected {
  // What waited in the sync pull request came with all that follows from it, and is agreed by that.
  const hasCome = item.waits && item.unreflected === undefined;
  const taken = hasCome ? without(all, agreed) : all;
  const known = item.unreflected ?? {};
  const base = { ...item.base, ...agreed };
  const said = line.word.kind === 'says' ? line.word.word : undefined;
  const done = entry(
    known.done ?? (taken.done === line.done ? booleanBase(item, 'done') : undefined),
    {
      base: base.done,
      said: line.done ?? undefined,
    },
  );
  const knownWord = textBase(item, 'word') as Word | null | undefined;
  const isWordTaken = done?.isOther === true || (said !== undefined && taken.word === said);
  const word = entry(known.word !== undefined ? known.word : isWordTaken ? knownWord : undefined, {
    base: base.word,
    said,
  });
  const tasks = line.tasks.flatMap(({ key, done: value }) => {
    const field = taskField(key);
    const before = taken[field] === value ? booleanBase(item, field) : undefined;
    const one = entry(ownValue(known.tasks, key) ?? before, { base: base[field], said: value });
    return one === null ? [] : [[key, one] as const];
  });
  const pick = (isWanted: (one: Entry<unknown>) => boolean): LineValues | null => {
    const picked = tasks.filter(([, one]) => isWanted(one)).map(([key, { was }]) => [key, was]);
    const isDone = done !== null && isWanted(done);
    const isWord = word !== null && (isWanted(word) || isDone);
    const values: LineValues = {
      ...(isDone && { done: done.was }),
      ...(isWord && { word: word.was }),
      ...(picked.length > 0 && { tasks: Object.fromEntries(picked) }),
    };
    return isDone || isWord || picked.length > 0 ? values : null;
  };
  return { kept: pick(() => true), derive: pick(({ isOther }) => isOther) };
}

function without(all: Base, left: Base): Base {
  return Object.fromEntries(Object.entries(all).filter(([field]) => !Object.hasOwn(left, field)));
}

function entry<Value>(
  was: Value | undefined,
  { base, said }: { readonly base: unknown; readonly said: Value | undefined },
): Entry<Value> | null {
  if (was === undefined || said === undefined) return null;
  const isOther = was !== said;
  return isOther || was !== base ? { was, isOther } : null;
}

/** What is agreed by now needs no memory of its own. */
export function withoutAgreed({ done, word, tasks }: LineValues, base: Base): LineValues | null {
  const open = Object.entries(tasks ?? {}).filter(([key, was]) => base[taskField(key)] !== was);
  const left: LineValues = {
    ...(done !== undefined && done !== base.done && { done }),
    ...(word !== undefined && word !== base.word && { word }),
    ...(open.length > 0 && { tasks: Object.fromEntries(open) }),
  };
  return Object.keys(left).length > 0 ? left : null;
}

/**
 * What is to be remembered once a commit has brought the numbers in line: they follow now from what
 * it wrote, or else from what the line said, which of two values was the other one.
 */
export function reflect(
  kept: LineValues,
  { derive = {}, done: written, tasks: boxes, word }: DocumentSideValues,
  base: Base,
): LineValues | null {
  const after = (was: boolean, isDerived: boolean, value: boolean | undefined) =>
    value ?? (isDerived ? !was : was);
  const tasks = Object.entries(kept.tasks ?? {})
    .map(([key, was]): [string, boolean] => {
      const isDerived = ownValue(derive.tasks, key) !== undefined;
      return [key, after(was, isDerived, ownValue(boxes, key))];
    })
    .filter(([key, value]) => base[taskField(key)] !== value);
  const done =
    kept.done === undefined ? undefined : after(kept.done, derive.done !== undefined, written);
  const isWordLeft = kept.word !== undefined && derive.word === undefined && word === undefined;
  const left: LineValues = {
    ...(done !== undefined && done !== base.done && { done }),
    ...(isWordLeft && { word: kept.word }),
    ...(tasks.length > 0 && { tasks: Object.fromEntries(tasks) }),
  };
  return Object.keys(left).length > 0 ? left : null;
}
