import * as z from 'zod';
import { toEntryMode } from './from-github.ts';
import type { Commit, RepositoryFacts, Sha, TreeEntry } from './repository.ts';

/** What every run reads first, in one query: the head, the files that are usually wanted, the ledger. */
export interface Front {
  readonly facts: RepositoryFacts;
  /** Of the default branch. */
  readonly head: Commit;
  readonly trees: ReadonlyMap<Sha, readonly TreeEntry[]>;
  readonly blobs: ReadonlyMap<Sha, Uint8Array>;
  /** `null` where the ref is not there, or the server does not show it. */
  readonly ledger: {
    readonly commit: Sha;
    readonly tree: Sha;
    readonly files: ReadonlyMap<string, string>;
  } | null;
}

/** Folders and files of the default branch that are asked for; paths have no quotes. */
export interface FrontWish {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

const ENTRIES = 'entries { name mode oid size }';
const TEXT = '... on Blob { oid text byteSize }';

/** The query for some paths, which are our own words and no foreign text. */
export function writeFrontQuery({ folders, files }: FrontWish): string {
  const at = (kind: string, paths: readonly string[], fields: string) =>
    paths.map((path, index) => `${kind}${index}: object(expression: "HEAD:${path}") { ${fields} }`);
  return `
    query ($owner: String!, $repo: String!, $ledger: String!) {
      repository(owner: $owner, name: $repo) {
        url
        defaultBranchRef {
          name
          target { oid ... on Commit { parents(first: 100) { nodes { oid } } tree { oid ${ENTRIES} } } }
        }
        ${at('folder', folders, `... on Tree { oid ${ENTRIES} }`).join('\n')}
        ${at('file', files, TEXT).join('\n')}
        ledger: ref(qualifiedName: $ledger) {
          target { oid ... on Commit { tree { oid entries { name object { ${TEXT} } } } } }
        }
      }
    }
  `;
}

const entry = z.object({ name: z.string(), mode: z.number(), oid: z.string(), size: z.number() });
const tree = z.object({ oid: z.string(), entries: z.array(entry).nullable() });
const blob = z.object({ oid: z.string(), text: z.string().nullable(), byteSize: z.number() });
const commit = z.object({
  oid: z.string(),
  parents: z.object({ nodes: z.array(z.object({ oid: z.string() })) }),
  tree,
});
const ledgerTree = z.object({
  oid: z.string(),
  entries: z.array(z.object({ name: z.string(), object: z.unknown() })).nullable(),
});
const ledger = z.object({ target: z.object({ oid: z.string(), tree: ledgerTree }) });
const answer = z.object({
  repository: z.looseObject({
    url: z.string(),
    defaultBranchRef: z.object({ name: z.string(), target: commit }),
    ledger: z.unknown(),
  }),
});

/** `null` where the answer is not as expected: then everything is read one by one. */
export function readFront(data: unknown): Front | null {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return null;
  const { repository } = parsed.data;
  const { url, defaultBranchRef } = repository;
  const { name: defaultBranch, target } = defaultBranchRef;
  const found = Object.entries(repository);
  const folders = found.flatMap(([name, value]) => (name.startsWith('folder') ? [value] : []));
  const files = found.flatMap(([name, value]) => (name.startsWith('file') ? [value] : []));
  return {
    facts: { url, defaultBranch },
    head: {
      sha: target.oid,
      tree: target.tree.oid,
      parents: target.parents.nodes.map(({ oid }) => oid),
    },
    trees: new Map([target.tree, ...folders].flatMap(readTree)),
    blobs: new Map(files.flatMap(readBlob)),
    ledger: readLedger(repository.ledger),
  };
}

function readTree(value: unknown): readonly (readonly [Sha, readonly TreeEntry[]])[] {
  const { data } = tree.safeParse(value);
  if (!data?.entries) return [];
  const entries = data.entries.map(({ name, mode, oid, size }) => {
    return { name, mode: toEntryMode(mode.toString(8).padStart(6, '0')), sha: oid, size };
  });
  return [[data.oid, entries]];
}

/** GraphQL gives text: bytes that are none, or that it changed, are left to be read by themselves. */
function readBlob(value: unknown): readonly (readonly [Sha, Uint8Array])[] {
  const { data } = blob.safeParse(value);
  if (data?.text == null || data.text.includes('\uFFFD')) return [];
  const bytes = new TextEncoder().encode(data.text);
  return bytes.length === data.byteSize ? [[data.oid, bytes]] : [];
}

function readLedger(value: unknown): Front['ledger'] {
  const { data } = ledger.safeParse(value);
  if (!data) return null;
  const { oid, tree: found } = data.target;
  const files = (found.entries ?? []).flatMap(({ name, object }): [string, string][] => {
    const [read] = readBlob(object);
    return read ? [[name, new TextDecoder().decode(read[1])]] : [];
  });
  const isWhole = files.length === (found.entries ?? []).length;
  return isWhole ? { commit: oid, tree: found.oid, files: new Map(files) } : null;
}
