import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './bundle.ts';

/** Licences that allow bundling when their text is passed on. Another one needs a decision first. */
const ACCEPTED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);

type Package = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
};

/** One text with the licence of every package among the bundled files, in a fixed order. */
export async function renderLicences(inputs: readonly string[]): Promise<string> {
  const folders = new Set(inputs.map(packageFolder).filter((folder) => folder !== null));
  const packages = await Promise.all([...folders].map(readPackage));
  const sections = packages
    .map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`)
    .sort();
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `${['The bundles in this folder contain these packages.', ...new Set(sections)].join(rule)}\n`;
}

/** `node_modules/a/node_modules/@b/c` of `node_modules/a/node_modules/@b/c/lib/d.js`. */
function packageFolder(input: string): string | null {
  return input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? null;
}

async function readPackage(folder: string): Promise<Package> {
  const manifest = JSON.parse(await readFile(join(ROOT, folder, 'package.json'), 'utf8'));
  const { name, version, license } = manifest;
  if (!ACCEPTED.has(license)) {
    throw new Error(
      `${name} ${version} in the bundle has the licence "${license}". Use another package, or ` +
        'accept the licence in scripts/licences.ts if its terms allow bundling.',
    );
  }
  return { name, version, license, text: await readLicenceText(folder) };
}

async function readLicenceText(folder: string): Promise<string> {
  const names = (await readdir(join(ROOT, folder))).filter((name) => /^licen[cs]e/i.test(name));
  const texts = await Promise.all(
    names.sort().map((name) => readFile(join(ROOT, folder, name), 'utf8')),
  );
  if (texts.length === 0)
    return 'The package has no licence file; its package.json names the licence.';
  return texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}
