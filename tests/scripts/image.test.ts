import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { buildStages } from '../../scripts/image/build-stages.ts';
import { readDockerfile } from '../../scripts/image/read-dockerfile.ts';

const folder = mkdtempSync(join(tmpdir(), 'sprint-sync-stages-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DOCKERFILE = `# A comment
FROM node:24 AS install
WORKDIR /app
COPY one.txt two.txt ./
RUN cat one.txt two.txt > made.txt

FROM node:24
ENV HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=install /app/made.txt ./made.txt
COPY source ./source
RUN mkdir /data && chown node:node /data && cp made.txt /data/kept.txt
USER node
HEALTHCHECK --timeout=5s CMD ["node", "-e", "0"]
CMD ["node", "source/start.js"]
`;

test('a Dockerfile is carried out stage by stage, and nothing outside its folder', () => {
  const [source, target] = [join(folder, 'source'), join(folder, 'target')];
  mkdirSync(join(source, 'source'), { recursive: true });
  mkdirSync(target);
  writeFileSync(join(source, 'one.txt'), '1');
  writeFileSync(join(source, 'two.txt'), '2');
  writeFileSync(join(source, 'source/start.js'), 'start');
  const image = buildStages(readDockerfile(DOCKERFILE), { source, target, tell: () => {} });
  expect(readFileSync(join(image.root, 'data/kept.txt'), 'utf8')).toBe('12');
  expect(readFileSync(join(image.folder, 'source/start.js'), 'utf8')).toBe('start');
  expect(image.environment).toEqual({ HOST: '0.0.0.0', DATA_DIR: join(image.root, 'data') });
  expect(image).toMatchObject({ user: 'node', command: ['node', 'source/start.js'] });
  expect(image.healthCheck).toEqual(['node', '-e', '0']);
});

test('a line that nobody carries out is told of', () => {
  expect(() => readDockerfile('FROM node:24\nADD x y\n')).toThrow('unknown line: ADD x y');
});
