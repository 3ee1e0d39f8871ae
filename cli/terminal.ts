import { setTimeout as sleep } from 'node:timers/promises';
import { styleText } from 'node:util';

/** Everything that a command needs from the process around it. */
export interface Terminal {
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
  /** Colours where standard output is a terminal that wants them, else the text as it is. */
  readonly paint: (style: Style, text: string) => string;
  /** Whether a person looks at standard output, rather than a file or a program. */
  readonly isWatched: boolean;
  readonly now: () => Date;
  /** Address of the GitHub that links lead to. */
  readonly serverUrl: string;
  /** Address of its API. */
  readonly apiUrl: string;
  /** A variable of the environment. */
  readonly env: (name: string) => string | undefined;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'cyan' | 'yellow';

/** The terminal of this process. A reader that goes away (`… | head`) ends it quietly. */
export function openTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    print: (text) => void stdout.write(text),
    printError: (text) => void stderr.write(text),
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    isWatched: stdout.isTTY,
    now: () => new Date(),
    serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    env: (name) => env[name],
    sleep: (milliseconds) => sleep(milliseconds),
  };
}
