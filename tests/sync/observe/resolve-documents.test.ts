import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { GitHubRepository } from '../../../src/github/repository.ts';
import { resolveDocuments } from '../../../src/sync/observe/resolve-documents.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';

const FILES = {
  'CURRENT_SPRINT.md': 'x',
  'teams/shop/SPRINT.md': 'x',
  'teams/maps/SPRINT.md': 'x',
  'teams/maps/notes.md': 'x',
  'teams/.old/SPRINT.md': 'x',
  '.github/workflows/SPRINT.md': 'x',
};

async function resolve(text: string, change: Partial<GitHubRepository> = {}) {
  const parsed = parseConfig(new TextEncoder().encode(text));
  if (parsed.kind === 'problems') throw new Error(JSON.stringify(parsed.problems));
  const { repository } = createMemoryGitHub({ files: FILES });
  const commit = await repository.findHead('main');
  if (commit === null) throw new Error('There is no main');
  return await resolveDocuments({ ...repository, ...change }, { config: parsed.config, commit });
}

const pathsOf = async (text: string) => (await resolve(text)).map(({ path }) => path);

describe('the documents of a config', () => {
  test('are those that it names, in its order, each once', async () => {
    expect(await pathsOf('documents: [b.md, a.md, b.md]')).toEqual(['b.md', 'a.md']);
    expect(await pathsOf('')).toEqual(['CURRENT_SPRINT.md']);
  });

  test('are looked for where it names a pattern', async () => {
    expect(await pathsOf('documents: teams/*/SPRINT.md')).toEqual([
      'teams/maps/SPRINT.md',
      'teams/shop/SPRINT.md',
    ]);
    expect(await pathsOf('documents: [teams/shop/SPRINT.md, "**/*SPRINT.md"]')).toEqual([
      'teams/shop/SPRINT.md',
      'CURRENT_SPRINT.md',
      'teams/maps/SPRINT.md',
    ]);
  });

  test('have what is said for them apart: by the first entry that matches', async () => {
    const text = [
      'tasks: leave',
      'labels: {blocked: stuck}',
      'documents:',
      '  - path: teams/shop/SPRINT.md',
      '    tasks: tick',
      '    conflicts: github',
      '  - path: teams/*/SPRINT.md',
      '    labels: {in-review: review}',
    ].join('\n');
    const [shop, maps] = await resolve(text);
    expect(shop?.config).toMatchObject({
      tasks: 'tick',
      conflicts: { title: 'github', status: 'github' },
      labels: { blocked: 'stuck' },
    });
    expect(maps?.path).toBe('teams/maps/SPRINT.md');
    expect(maps?.config).toMatchObject({
      tasks: 'leave',
      conflicts: { title: 'ask' },
      labels: { blocked: 'status: blocked', 'in-review': 'review' },
    });
  });

  test('take one request for a pattern, and for a path what reading it takes', async () => {
    let [lists, trees] = [0, 0];
    const { repository } = createMemoryGitHub({ files: FILES });
    const counting: Partial<GitHubRepository> = {
      listBelow: async (sha) => {
        lists += 1;
        return await repository.listBelow(sha);
      },
      readTree: async (sha) => {
        trees += 1;
        return await repository.readTree(sha);
      },
    };
    await resolve('documents: a.md', counting);
    expect([lists, trees]).toEqual([0, 1]);
    await resolve('documents: "**/SPRINT.md"', counting);
    expect([lists, trees]).toEqual([1, 1]);
  });

  test('are regular files: never links, submodules or what may be run', async () => {
    const entries = (['100644', '100755', '120000', '160000'] as const).map((mode) => ({
      path: `s${mode}.md`,
      mode,
    }));
    const found = await resolve('documents: "*.md"', {
      listBelow: async () => ({ entries, isComplete: true }),
    });
    expect(found.map(({ path }) => path)).toEqual(['s100644.md']);
  });

  test.each([
    ['documents: teems/*.md', '`documents`: `teems/*.md` matches no file. Check the pattern in'],
    ['documents: "*/x?.md"', '`documents`: `*/x?.md` matches no file.'],
  ])('are a mistake where a pattern finds nothing: %s', async (text, message) => {
    await expect(resolve(text)).rejects.toThrow(message);
  });

  test('are a mistake where the list is cut or far too long', async () => {
    const cut = { listBelow: async () => ({ entries: [], isComplete: false }) };
    await expect(resolve('documents: "**/*.md"', cut)).rejects.toThrow('more files than GitHub');
    const entries = Array.from({ length: 101 }, (_, index) => {
      return { path: `${index}.md`, mode: '100644' as const };
    });
    const many = { listBelow: async () => ({ entries, isComplete: true }) };
    await expect(resolve('documents: "*.md"', many)).rejects.toThrow('matches 101 files; at most');
  });
});
