import { resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';

export const ROOT = resolve(import.meta.dirname, '..');

/** Some bundled packages are CommonJS and call `require`, which an ES module lacks. */
const REQUIRE =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";
const SHEBANG = '#!/usr/bin/env node';

export type BundledFile = { readonly path: string; readonly text: string };
export type Bundle = { readonly file: BundledFile; readonly inputs: Metafile['inputs'] };

/** Bundles one entry file in memory. The same sources and lock file give the same bytes. */
export async function bundle(entry: {
  readonly from: string;
  readonly to: string;
  /** Is the bundle started by its name, or given to Node by someone else? */
  readonly command: boolean;
}): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry.from],
    outfile: entry.to,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    charset: 'utf8',
    // All licence texts stand in one file beside the bundles.
    legalComments: 'none',
    banner: { js: entry.command ? `${SHEBANG}\n${REQUIRE}` : REQUIRE },
    logLevel: 'warning',
  });
  const text = outputFiles[0]?.text;
  if (text === undefined) throw new Error(`esbuild made nothing of ${entry.from}`);
  return { file: { path: entry.to, text }, inputs: metafile.inputs };
}
