import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hasNoCredentials, readSettings } from '../../app/settings.ts';

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const REQUIRED = { APP_ID: '7', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 's' };

describe('settings', () => {
  test('have defaults for all but the credentials', () => {
    const { app, ...rest } = readSettings(REQUIRED);
    expect(app.appId).toBe(7);
    expect(rest).toEqual({
      host: '127.0.0.1',
      port: 3000,
      apiUrl: 'https://api.github.com',
      databaseUrl: null,
      dataDir: './data',
      resyncHours: 6,
      logLevel: 'info',
      workers: 3,
    });
  });

  test.each([
    ['as it is', privateKey],
    ['with written line ends', privateKey.replaceAll('\n', '\\n')],
    ['as base64', Buffer.from(privateKey).toString('base64')],
  ])('take the key %s', (_how, key) => {
    expect(readSettings({ ...REQUIRED, PRIVATE_KEY: key }).app.privateKey).toBe(privateKey.trim());
  });

  test('that are missing are all named at once', () => {
    expect(() => readSettings({})).toThrow(
      /APP_ID is not set[\s\S]*PRIVATE_KEY is not set|PRIVATE_KEY/,
    );
    expect(() => readSettings({})).toThrow(/WEBHOOK_SECRET is not set/);
    expect(hasNoCredentials({})).toBe(true);
    expect(hasNoCredentials({ APP_ID: '7' })).toBe(false);
  });

  test.each([
    ['APP_ID', 'seven', /APP_ID must be a number/],
    ['PRIVATE_KEY', 'nonsense', /PRIVATE_KEY is no private key/],
    ['PORT', '99999', /PORT must be a number from 0 to 65535/],
    ['RESYNC_HOURS', 'often', /RESYNC_HOURS must be a number/],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL must be one of/],
    ['GITHUB_API_URL', 'github', /GITHUB_API_URL must be an address/],
  ])('%s=%s is refused with what it must be', (name, value, message) => {
    expect(() => readSettings({ ...REQUIRED, [name]: value })).toThrow(message);
  });

  test('a wrong DATABASE_URL is refused without being shown', () => {
    const read = () => readSettings({ ...REQUIRED, DATABASE_URL: 'mysql://user:hunter2@host/db' });
    expect(read).toThrow(/DATABASE_URL must begin with postgres/);
    expect(read).not.toThrow(/hunter2/);
  });
});
