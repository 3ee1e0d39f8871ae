import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import * as z from 'zod';
import { readManifest } from './read-manifest.ts';
import { renderDonePage, renderFailedPage, renderSetupPage } from './setup-page.ts';

const FILE = '.env';
const HTML = { 'content-type': 'text/html; charset=utf-8' };

const registered = z.object({
  id: z.number(),
  pem: z.string(),
  webhook_secret: z.string(),
  html_url: z.string(),
});

interface Place {
  readonly host: string;
  readonly port: number;
  readonly apiUrl: string;
  /** Where the world reaches this App; the page's own address where none is given. */
  readonly publicUrl: string | null;
}

/**
 * Registers an App by GitHub's manifest flow: a person agrees on GitHub, which sends them back with a
 * code that is good once. https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
 */
export async function runSetup(
  { host, port, apiUrl, publicUrl }: Place,
  say: (line: string) => void,
): Promise<void> {
  const state = randomBytes(16).toString('hex');
  const own = `http://${host}:${port}`;
  const manifest = await readManifest({
    webhookUrl: `${publicUrl ?? own}/api/github/webhooks`,
    redirectUrl: `${own}/registered`,
  });
  const action = `${webUrlOf(apiUrl)}/settings/apps/new?state=${state}`;
  const answer = async (address: URL): Promise<readonly [number, string]> => {
    if (address.pathname === '/') return [200, renderSetupPage({ action, manifest })];
    if (address.pathname !== '/registered')
      return [404, renderFailedPage('There is no such page.')];
    const code = address.searchParams.get('code') ?? '';
    // Whoever sends somebody here without our state wants another App to be stored.
    if (address.searchParams.get('state') !== state || !/^\w+$/.test(code)) {
      return [400, renderFailedPage('This does not answer the form of this page. Begin again.')];
    }
    return [200, renderDonePage({ file: FILE, url: await register(apiUrl, code) })];
  };
  const server = createServer((request, response) => {
    answer(new URL(request.url ?? '/', own)).then(
      ([status, html]) => response.writeHead(status, HTML).end(html),
      (error: unknown) => {
        say(`The App was not registered: ${String(error)}`);
        const html = renderFailedPage('The App was not registered; the terminal says why.');
        response.writeHead(502, HTML).end(html);
      },
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  say(`Open ${own} to register a GitHub App. Press Ctrl-C to end this.`);
}

async function register(apiUrl: string, code: string): Promise<string> {
  const response = await fetch(`${apiUrl}/app-manifests/${code}/conversions`, {
    method: 'POST',
    headers: { accept: 'application/vnd.github+json' },
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status}.`);
  const app = registered.parse(await response.json());
  const lines = [
    `APP_ID=${app.id}`,
    `PRIVATE_KEY=${Buffer.from(app.pem).toString('base64')}`,
    `WEBHOOK_SECRET=${app.webhook_secret}`,
  ];
  // Never over a file that is there, which may hold another App's key.
  await writeFile(FILE, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' });
  return app.html_url;
}

/** `https://api.github.com` is shown at `https://github.com`, `https://HOST/api/v3` at `https://HOST`. */
function webUrlOf(apiUrl: string): string {
  const { protocol, host } = new URL(apiUrl);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}
