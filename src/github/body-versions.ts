import * as z from 'zod';
import type { BodyVersion } from './tracker.ts';

/** Versions of a body, which only GraphQL tells; each edit holds the whole text. */
export const BODY_VERSIONS = `
  query ($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      issue(number: $number) {
        userContentEdits(first: 100) {
          nodes { editedAt editor { __typename login } diff }
        }
      }
    }
  }
`;

const edit = z.object({
  editedAt: z.string(),
  editor: z.object({ __typename: z.string(), login: z.string() }).nullable(),
  diff: z.string().nullable(),
});
const answer = z.object({
  repository: z.object({
    issue: z.object({
      userContentEdits: z.object({ nodes: z.array(edit.nullable()).nullable() }).nullable(),
    }),
  }),
});

/** Oldest first. `null` where a version was deleted from the history: then nobody can tell. */
export function readBodyVersions(data: unknown): readonly BodyVersion[] | null {
  const parsed = answer.safeParse(data);
  if (!parsed.success) return null;
  const nodes = parsed.data.repository.issue.userContentEdits?.nodes ?? [];
  const versions = nodes.flatMap((node): BodyVersion[] =>
    node === null || node.diff === null
      ? []
      : [{ at: Date.parse(node.editedAt), editor: nameOf(node.editor), text: node.diff }],
  );
  return versions.length === nodes.length ? versions.toReversed() : null;
}

/** GraphQL leaves out the `[bot]` that REST puts behind a bot's name. */
function nameOf(editor: { readonly __typename: string; readonly login: string } | null): string {
  if (editor === null) return '';
  return editor.__typename === 'Bot' ? `${editor.login}[bot]` : editor.login;
}
