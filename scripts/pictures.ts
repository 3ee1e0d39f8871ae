import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPage } from './pictures/render-page.ts';
import { createScenes } from './pictures/scenes.ts';
import { takePicture } from './pictures/take-picture.ts';

/**
 * Makes docs/pictures/pull-request-*.png from what is really rendered, as wide as a desktop and as a
 * telephone. Needs Chromium: `apt-get install chromium`, or its path in CHROMIUM.
 */
const WIDTHS = { desktop: 820, phone: 390 } as const;
const FOLDER = join(import.meta.dirname, '../docs/pictures');

const scratch = await mkdtemp(join(tmpdir(), 'pictures-'));
try {
  await mkdir(FOLDER, { recursive: true });
  for (const scene of await createScenes()) {
    for (const [name, width] of Object.entries(WIDTHS)) {
      const page = join(scratch, `${scene.name}-${name}.html`);
      await writeFile(page, renderPage(scene, width));
      await takePicture({
        page,
        width,
        picture: join(FOLDER, `pull-request-${scene.name}-${name}.png`),
      });
    }
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}
