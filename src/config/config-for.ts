import type { Config } from './config.ts';
import { matchesPattern } from './document-pattern.ts';

/** What counts for one document: the file, with what it says for this document apart. */
export function configFor(config: Config, path: string): Config {
  const own = config.apart.find(({ pattern }) => pattern === path || matchesPattern(pattern, path));
  return own === undefined ? config : { ...config, ...own.settings };
}
