import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Instruction } from './read-dockerfile.ts';

/** What a container of the image would start with. */
export interface Image {
  /** Stands for `/`. */
  readonly root: string;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly user: string;
  readonly command: readonly string[];
  readonly healthCheck: readonly string[];
}

interface Places {
  /** Where the repository is. */
  readonly source: string;
  /** An empty folder for all stages. */
  readonly target: string;
  readonly tell: (line: string) => void;
}

/** Carries out a Dockerfile without a container engine: each stage is a folder that stands for its root. */
export function buildStages(instructions: readonly Instruction[], places: Places): Image {
  const { source, target, tell } = places;
  const programs = join(target, 'programs');
  const stages = new Map<string, string>();
  let root = target;
  let folder = target;
  let environment: Record<string, string> = {};
  let user = 'root';
  let command: readonly string[] = [];
  let healthCheck: readonly string[] = [];
  mkdirSync(programs);
  // Only root can give files away, and the user of the image need not exist here.
  writeFileSync(join(programs, 'chown'), '#!/bin/sh\nexit 0\n');
  chmodSync(join(programs, 'chown'), 0o755);

  for (const { name, rest } of instructions) {
    tell(`${name} ${rest}`);
    switch (name) {
      case 'FROM': {
        const [, , as = `stage-${stages.size}`] = rest.split(/\s+/);
        root = join(target, as);
        folder = root;
        environment = {};
        mkdirSync(root);
        stages.set(as, root);
        break;
      }
      case 'ENV':
        for (const pair of rest.split(/\s+/)) {
          const [key = '', value = ''] = pair.split('=');
          environment[key] = value.startsWith('/') ? join(root, value) : value;
        }
        break;
      case 'WORKDIR':
        folder = join(root, rest);
        mkdirSync(folder, { recursive: true });
        break;
      case 'COPY':
        copy(rest);
        break;
      case 'RUN': {
        const line = rest.replaceAll(/(?<=\s)\/(?=\w)/g, `${root}/`);
        const PATH = `${programs}${delimiter}${process.env['PATH']}`;
        execFileSync('sh', ['-ec', line], {
          cwd: folder,
          env: { ...process.env, ...environment, PATH },
          stdio: ['ignore', 'inherit', 'inherit'],
        });
        break;
      }
      case 'USER':
        user = rest;
        break;
      case 'HEALTHCHECK':
        healthCheck = readList(rest.slice(rest.indexOf('CMD') + 'CMD'.length));
        break;
      case 'CMD':
        command = readList(rest);
        break;
      default:
        // VOLUME and EXPOSE change nothing that is run.
        break;
    }
  }
  return { root, folder, environment, user, command, healthCheck };

  function copy(rest: string): void {
    const words = rest.split(/\s+/);
    const [, from] = /^--from=(.+)$/.exec(words[0] ?? '') ?? [];
    const names = words.slice(from === undefined ? 0 : 1, -1);
    const to = join(folder, words.at(-1) ?? '.');
    const start = from === undefined ? source : (stages.get(from) ?? '');
    for (const name of names) {
      const isInto = names.length > 1 || to === folder;
      const at = isInto ? join(to, name.split('/').at(-1) ?? '') : to;
      cpSync(join(start, name), at, { recursive: true, verbatimSymlinks: true });
    }
  }
}

function readList(text: string): readonly string[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error(`Not a list: ${text}`);
  return list.map(String);
}
