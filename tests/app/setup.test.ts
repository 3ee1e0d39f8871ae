import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from '../../app/setup/read-manifest.ts';
import { renderSetupPage } from '../../app/setup/setup-page.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('the form asks GitHub for what app.yml lists, and its text cannot leave the form', async () => {
  const manifest = await readManifest({
    webhookUrl: 'https://sprint.example/api/github/webhooks',
    redirectUrl: 'http://127.0.0.1:3000/registered',
  });
  const { default_permissions: permissions, hook_attributes: hook } = JSON.parse(manifest);
  expect(permissions).toEqual(parse(read('app.yml')).default_permissions);
  expect(hook.url).toBe('https://sprint.example/api/github/webhooks');
  const page = renderSetupPage({ action: 'https://github.com/settings/apps/new', manifest });
  expect(page).toContain(manifest.replaceAll('"', '&quot;'));
});

test('docs/permissions.md gives a reason for every permission, and an effect for every event', () => {
  const { default_permissions: permissions, default_events: events } = parse(read('app.yml'));
  const text = read('docs/permissions.md');
  for (const [name, level] of Object.entries(permissions)) {
    const written = `${name.replaceAll('_', ' ')}: ${String(level)}`;
    expect(text.toLowerCase()).toContain(`| ${written} |`);
  }
  for (const event of events) expect(text).toContain(`\`${event}\``);
});
