import type { Octokit } from '@octokit/rest';
import type { Asking } from './ask.ts';
import type { Sha } from './repository.ts';
import type { RefFileChange, RefWritten, Tracker } from './tracker.ts';

const READ = 'contents: read';
const WRITE = 'contents: write';

/** A file larger than this comes without its content. */
const LARGEST_CONTENT = 1024 * 1024;

/** Files on a ref that is no branch, changed only on top of the commit that was read. */
export function refFiles(
  octokit: Octokit,
  {
    place,
    asking,
    trees,
  }: {
    readonly place: { readonly owner: string; readonly repo: string };
    readonly asking: Asking;
    /** Of commits that are known already: saves reading them. */
    readonly trees: Map<Sha, Sha>;
  },
): Pick<Tracker, 'readRefFiles' | 'listRefFiles' | 'writeRefFiles'> {
  const { git, repos } = octokit.rest;
  const { read, readOr, write } = asking;
  const short = (ref: string) => ref.replace(/^refs\//, '');

  const findRef = (ref: string) =>
    readOr(
      [`read the ref ${ref}`, READ],
      async () => (await git.getRef({ ...place, ref: short(ref) })).data.object.sha,
      ({ status }) => (status === 404 ? null : undefined),
    );

  const readText = (path: string, commit: Sha) =>
    readOr(
      [`read ${path} of the ledger`, READ],
      async () => {
        const { data } = await repos.getContent({ ...place, path, ref: commit });
        if (Array.isArray(data) || data.type !== 'file') return null;
        if (data.size <= LARGEST_CONTENT) return Buffer.from(data.content, 'base64').toString();
        const blob = await git.getBlob({ ...place, file_sha: data.sha });
        return Buffer.from(blob.data.content, 'base64').toString();
      },
      ({ status }) => (status === 404 ? null : undefined),
    );

  const treeOf = async (commit: Sha) =>
    trees.get(commit) ??
    (await read(['read the ledger', READ], async () => {
      return (await git.getCommit({ ...place, commit_sha: commit })).data.tree.sha;
    }));

  const writeCommit = ({ parent, texts, message }: RefFileChange) =>
    write(['write the ledger', WRITE], async () => {
      const base = parent === null ? {} : { base_tree: await treeOf(parent) };
      const file = { mode: '100644' as const, type: 'blob' as const };
      const entries = [...texts].map(([path, text]) => {
        return text === null ? { ...file, path, sha: null } : { ...file, path, content: text };
      });
      const { data: tree } = await git.createTree({ ...place, ...base, tree: entries });
      const parents = parent === null ? [] : [parent];
      const { data } = await git.createCommit({ ...place, message, tree: tree.sha, parents });
      trees.set(data.sha, tree.sha);
      return { commit: data.sha };
    });

  const moveRef = (ref: string, { parent, to }: { parent: Sha | null; to: Sha }) =>
    write([`write the ref ${ref}`, WRITE], async () => {
      if (parent === null) await git.createRef({ ...place, ref, sha: to });
      else await git.updateRef({ ...place, ref: short(ref), sha: to, force: false });
      return {};
    });

  return {
    readRefFiles: async ({ ref, paths }) => {
      const commit = await findRef(ref);
      if (commit === null) return null;
      const texts = new Map<string, string | null>();
      for (const path of paths) texts.set(path, await readText(path, commit));
      return { commit, texts };
    },

    listRefFiles: (commit) =>
      read(['read the ledger', READ], async () => {
        const { data } = await git.getTree({ ...place, tree_sha: await treeOf(commit) });
        return data.tree.flatMap(({ type, path }) => (type === 'blob' ? [path] : []));
      }),

    writeRefFiles: async (change): Promise<RefWritten> => {
      const made = await writeCommit(change);
      if (made.kind === 'unknown') return made;
      if (made.kind === 'refused') return { kind: 'refused', reason: made.message };
      const { ref, parent } = change;
      const moved = await moveRef(ref, { parent, to: made.commit });
      if (moved.kind === 'done') return { kind: 'written', commit: made.commit };
      if (moved.kind === 'unknown') return moved;
      // A lost answer and its repetition look like a refusal; a lost race has another commit there.
      const found = await findRef(ref);
      if (found === made.commit) return { kind: 'written', commit: made.commit };
      return found === parent ? { kind: 'refused', reason: moved.message } : { kind: 'lost' };
    },
  };
}
