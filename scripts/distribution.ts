import { type BundledFile, bundle } from './bundle.ts';
import { renderLicences } from './licences.ts';

/** Everything that `dist/` holds. */
export async function buildDistribution(): Promise<readonly BundledFile[]> {
  const action = await bundle({
    from: 'action/index.ts',
    to: 'dist/action/index.js',
    command: false,
  });
  const cli = await bundle({ from: 'cli/index.ts', to: 'dist/cli/index.js', command: true });
  const inputs = [...Object.keys(action.inputs), ...Object.keys(cli.inputs)];
  return [
    action.file,
    cli.file,
    { path: 'dist/THIRD-PARTY-LICENSES.txt', text: await renderLicences(inputs) },
  ];
}
