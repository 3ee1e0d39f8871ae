import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ROOT } from './bundle.ts';
import { buildDistribution } from './distribution.ts';

const files = await buildDistribution();

await rm(join(ROOT, 'dist'), { recursive: true, force: true });
for (const { path, text } of files) {
  await mkdir(dirname(join(ROOT, path)), { recursive: true });
  await writeFile(join(ROOT, path), text);
  console.log(`${path}  ${Math.ceil(Buffer.byteLength(text) / 1024)} KiB`);
}
await chmod(join(ROOT, 'dist/cli/index.js'), 0o755);
