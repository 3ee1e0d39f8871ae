import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import * as z from 'zod';

const manifestSchema = z.looseObject({
  name: z.string(),
  default_permissions: z.record(z.string(), z.string()),
});

interface Addresses {
  readonly webhookUrl: string;
  readonly redirectUrl: string;
}

/** What GitHub is asked to register: `app.yml`, and where GitHub is to send webhooks and people. */
export async function readManifest({ webhookUrl, redirectUrl }: Addresses): Promise<string> {
  const text = await readFile(new URL('../../app.yml', import.meta.url), 'utf8');
  const manifest = manifestSchema.parse(parse(text));
  return JSON.stringify({
    ...manifest,
    hook_attributes: { active: true, url: webhookUrl },
    redirect_url: redirectUrl,
  });
}
