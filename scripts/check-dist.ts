import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';
import { buildDistribution } from './distribution.ts';

const fresh = new Map((await buildDistribution()).map(({ path, text }) => [path, text]));
const present = await listFiles('dist');
const stale: string[] = [];

for (const [path, text] of fresh) {
  if (!present.includes(path)) stale.push(`${path} is missing`);
  else if ((await readFile(join(ROOT, path), 'utf8')) !== text) stale.push(`${path} differs`);
}
for (const path of present) {
  if (!fresh.has(path)) stale.push(`${path} belongs to no build`);
}

if (stale.length === 0) {
  console.log(`dist/ is fresh: ${fresh.size} files agree with the sources.`);
} else {
  console.error(`dist/ is stale:\n  ${stale.join('\n  ')}`);
  console.error('Run `npm run build` and commit dist/ together with the sources.');
  process.exitCode = 1;
}

async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(ROOT, folder), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(ROOT.length + 1)
        .replaceAll('\\', '/'),
    );
}
