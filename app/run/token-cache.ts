export interface Token {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A run takes minutes at most; a token that ends sooner than that is not begun with. */
const LEAST_LEFT_MS = 10 * 60_000;
const MOST_REMEMBERED = 5_000;

/** Tokens by what they are good for, so that none ever serves for something else. */
export function createTokenCache(now: () => number) {
  const known = new Map<string, Token>();
  return async (
    name: string,
    { fresh, create }: { readonly fresh: boolean; readonly create: () => Promise<Token> },
  ): Promise<string> => {
    const found = known.get(name);
    if (!fresh && found && found.expiresAt - now() > LEAST_LEFT_MS) return found.text;
    const token = await create();
    known.delete(name);
    known.set(name, token);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return token.text;
  };
}
