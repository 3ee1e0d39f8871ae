import type { Clock } from './clock.ts';
import type { Emulator } from './emulator.ts';
import { isList, isObject, type Json } from './json.ts';

/** GitHub has two hosts: one for the API and one for people. */
export interface Addresses {
  readonly apiUrl: string;
  readonly serverUrl: string;
}

interface Presentation extends Addresses {
  /** The address that the emulator writes for both. */
  readonly from: string;
  readonly clock: Clock;
}

const FOR_PEOPLE = new Set([
  'blob_url',
  'clone_url',
  'diff_url',
  'download_url',
  'html',
  'html_url',
  'patch_url',
  'permalink_url',
  'raw_url',
  'svn_url',
]);
const FOR_PROGRAMS = /^(url|self|git|href|.*_url)$/;

/** Times of tokens are compared with the client's own clock and stay as they are. */
const REAL_TIMES = new Set(['expires_at', 'verified_at']);

/** Rewrites addresses and times in a whole answer; what people wrote is not looked at. */
export function presentValue(value: Json, how: Presentation, name = '', parent = ''): Json {
  if (typeof value === 'string') return presentText(value, how, name, parent);
  if (isList(value)) return value.map((item) => presentValue(item, how, name, parent));
  if (!isObject(value)) return value;
  const shown: Record<string, Json> = {};
  for (const [key, field] of Object.entries(value)) {
    shown[key] = presentValue(field, how, key, name);
  }
  return shown['type'] === 'Organization' ? withAccountFields(shown) : shown;
}

/** GitHub describes an organization that owns something with all the fields of a user. */
function withAccountFields(account: Record<string, Json>): Json {
  const { login, hooks_url: hooks } = account;
  if (typeof login !== 'string' || typeof hooks !== 'string') return account;
  const user = hooks.replace(/\/orgs\/[^/]+\/hooks$/, `/users/${login}`);
  return {
    gravatar_id: '',
    followers_url: `${user}/followers`,
    following_url: `${user}/following{/other_user}`,
    gists_url: `${user}/gists{/gist_id}`,
    organizations_url: `${user}/orgs`,
    received_events_url: `${user}/received_events`,
    starred_url: `${user}/starred{/owner}{/repo}`,
    subscriptions_url: `${user}/subscriptions`,
    ...account,
  };
}

function presentText(value: string, how: Presentation, name: string, parent: string): string {
  if (FOR_PEOPLE.has(name) || (name === 'href' && parent === 'html')) {
    return moved(value, how.from, how.serverUrl);
  }
  if (FOR_PROGRAMS.test(name)) return moved(value, how.from, how.apiUrl);
  if (REAL_TIMES.has(name)) return value;
  if (name.endsWith('_at')) return how.clock.shown(value);
  return name === 'date' ? value.replace(/\.\d+Z$/, 'Z') : value;
}

function moved(address: string, from: string, to: string): string {
  return address.startsWith(from) ? to + address.slice(from.length) : address;
}

/** The emulator's links to further pages lead to itself; a client that follows one must come to us. */
export function presentLink(link: string, { baseUrl, address }: Emulator, { apiUrl }: Addresses) {
  return link.replaceAll(baseUrl, apiUrl).replaceAll(address, apiUrl);
}
