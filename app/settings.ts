import { readFileSync } from 'node:fs';
import { UserError } from '../src/index.ts';

/** What a process of the App is started with. */
export interface Settings {
  readonly app: Credentials;
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string;
  /** PostgreSQL; `null`: the database lives in the process, in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly resyncHours: number;
  readonly logLevel: LogLevel;
  /** Repositories that this process works on at once. */
  readonly workers: number;
}

export interface Credentials {
  readonly appId: number;
  readonly privateKey: string;
  readonly webhookSecret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const CREDENTIALS = ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET'] as const;

/** Not one of the credentials is there: the App has never been set up. */
export function hasNoCredentials(environment: Environment): boolean {
  return [...CREDENTIALS, 'PRIVATE_KEY_PATH'].every((name) => !environment[name]);
}

/** @throws {UserError} that names every variable to set or to correct. */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const settings: Settings = {
    app: readCredentials(environment, problems),
    ...addressOf(environment, problems),
    databaseUrl: environment['DATABASE_URL'] || null,
    dataDir: environment['DATA_DIR'] || './data',
    resyncHours: readNumber(
      environment,
      { name: 'RESYNC_HOURS', otherwise: 6, least: 0.1, most: 168 },
      problems,
    ),
    logLevel: readLevel(environment, problems),
    workers: readNumber(
      environment,
      { name: 'WORKERS', otherwise: environment['DATABASE_URL'] ? 8 : 3, least: 1, most: 100 },
      problems,
    ),
  };
  const { databaseUrl } = settings;
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    problems.push(
      'DATABASE_URL must begin with postgres:// (it is not shown, since it may hold a password).',
    );
  }
  throwIfAny(problems);
  return settings;
}

/** Where to listen, and which GitHub to talk to. @throws {UserError} as {@link readSettings} does. */
export function readAddress(environment: Environment): Address {
  const problems: string[] = [];
  const address = addressOf(environment, problems);
  throwIfAny(problems);
  return address;
}

type Address = Pick<Settings, 'host' | 'port' | 'apiUrl'>;

function addressOf(environment: Environment, problems: string[]): Address {
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: readNumber(
      environment,
      { name: 'PORT', otherwise: 3000, least: 0, most: 65_535 },
      problems,
    ),
    apiUrl: readUrl(
      environment,
      { name: 'GITHUB_API_URL', otherwise: 'https://api.github.com' },
      problems,
    ),
  };
}

function throwIfAny(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new UserError(`The App cannot start:\n${problems.map((one) => `- ${one}`).join('\n')}`);
}

function readCredentials(environment: Environment, problems: string[]): Credentials {
  const id = environment['APP_ID'] ?? '';
  if (!/^[1-9]\d{0,15}$/.test(id)) {
    problems.push(
      id === ''
        ? 'APP_ID is not set: the number on the settings page of your GitHub App.'
        : `APP_ID must be a number, but \`${id.slice(0, 40)}\` was received.`,
    );
  }
  const webhookSecret = environment['WEBHOOK_SECRET'] ?? '';
  if (webhookSecret === '') {
    problems.push('WEBHOOK_SECRET is not set: the secret that GitHub signs deliveries with.');
  }
  return { appId: Number(id), privateKey: readKey(environment, problems), webhookSecret };
}

function readKey(environment: Environment, problems: string[]): string {
  const path = environment['PRIVATE_KEY_PATH'] ?? '';
  const given = environment['PRIVATE_KEY'] || (path && readKeyFile(path, problems));
  if (given === '' || given === undefined) {
    if (path === '') {
      problems.push(
        'PRIVATE_KEY is not set: the text of the .pem file, or PRIVATE_KEY_PATH with its path.',
      );
    }
    return '';
  }
  const text = given.includes('-----') ? given : Buffer.from(given, 'base64').toString();
  const key = text.replaceAll(String.raw`\n`, '\n').trim();
  if (
    !/^-----BEGIN (?:RSA )?PRIVATE KEY-----\n[\s\S]+-----END (?:RSA )?PRIVATE KEY-----$/.test(key)
  ) {
    problems.push(
      'PRIVATE_KEY is no private key: give the whole text of the .pem file, as it is, with \\n for line ends, or as base64.',
    );
  }
  return key;
}

function readKeyFile(path: string, problems: string[]): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    problems.push(`PRIVATE_KEY_PATH names a file that cannot be read: ${path}.`);
    return '';
  }
}

function readUrl(
  environment: Environment,
  { name, otherwise }: { readonly name: string; readonly otherwise: string },
  problems: string[],
): string {
  const given = environment[name] || otherwise;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    problems.push(
      `${name} must be an address such as ${otherwise}, but \`${given.slice(0, 80)}\` was received.`,
    );
  }
  return given.replace(/\/+$/, '');
}

interface NumberWish {
  readonly name: string;
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
}

function readNumber(
  environment: Environment,
  { name, otherwise, least, most }: NumberWish,
  problems: string[],
): number {
  const given = environment[name];
  if (given === undefined || given === '') return otherwise;
  const value = Number(given);
  if (value >= least && value <= most) return value;
  problems.push(
    `${name} must be a number from ${least} to ${most}, but \`${given.slice(0, 40)}\` was received.`,
  );
  return otherwise;
}

function readLevel(environment: Environment, problems: string[]): LogLevel {
  const given = environment['LOG_LEVEL'] || 'info';
  const level = LOG_LEVELS.find((one) => one === given);
  if (level === undefined) {
    problems.push(
      `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, but \`${given.slice(0, 40)}\` was received.`,
    );
  }
  return level ?? 'info';
}
