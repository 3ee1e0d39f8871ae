/** Reads foreign JSON as a type, or throws a {@link Mismatch}. Each value is visited once. */
export type Reader<T> = (value: unknown, path: string) => T;

/** A value is not what it should be; the path leads to it. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
}

interface Optional<T> {
  readonly optional: Reader<T>;
}

type Shape<T> = {
  readonly [K in keyof T]-?: undefined extends T[K]
    ? Optional<Exclude<T[K], undefined>>
    : Reader<T[K]>;
};

export function optional<T>(reader: Reader<T>): Optional<T> {
  return { optional: reader };
}

/** An object with exactly these members. */
export function object<T extends object>(shape: Shape<T>): Reader<T> {
  const members = Object.entries<Reader<unknown> | Optional<unknown>>(shape);
  return (value, path) => {
    const source = asObject(value, path);
    const read: Record<string, unknown> = {};
    let known = 0;
    for (const [name, member] of members) {
      if (Object.hasOwn(source, name)) {
        known += 1;
        const reader = typeof member === 'function' ? member : member.optional;
        read[name] = reader(source[name], `${path}.${name}`);
      } else if (typeof member === 'function') throw new Mismatch(`${path}.${name} is missing`);
    }
    if (known < Object.keys(source).length) throw new Mismatch(`${path} has a member too many`);
    // The members were read by the very shape of T, which their type cannot say.
    return read as T;
  };
}

/** An object with any keys that `isKey` accepts. */
export function record<T>(
  reader: Reader<T>,
  isKey: (key: string) => boolean,
): Reader<Readonly<Record<string, T>>> {
  return (value, path) => {
    const place = `${path}.*`;
    const read = Object.entries(asObject(value, path)).map(([key, member]): [string, T] => {
      if (!isKey(key)) throw new Mismatch(`${path} has a key that cannot be`);
      return [key, reader(member, place)];
    });
    return Object.fromEntries(read);
  };
}

export function list<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new Mismatch(`${path} is no list`);
    const place = `${path}[]`;
    return value.map((member) => reader(member, place));
  };
}

export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : reader(value, path));
}

export function oneOf<const T extends string | number>(values: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = values.find((one) => one === value);
    if (found === undefined) throw new Mismatch(`${path} is none of ${values.join(', ')}`);
    return found;
  };
}

export const string: Reader<string> = (value, path) => {
  if (typeof value !== 'string') throw new Mismatch(`${path} is no text`);
  return value;
};

export const boolean: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new Mismatch(`${path} is neither true nor false`);
  return value;
};

/** A whole number from 0 on. */
export const count: Reader<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new Mismatch(`${path} is no whole number`);
  }
  return value;
};

function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Mismatch(`${path} is no object`);
  }
  return value as Readonly<Record<string, unknown>>;
}
