import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';
import { renderConfigReference, renderConfigSchema } from './config-reference.ts';

await writeFile(join(ROOT, 'sprint-sync.schema.json'), renderConfigSchema());
await writeFile(join(ROOT, 'docs/configuration.md'), renderConfigReference());
