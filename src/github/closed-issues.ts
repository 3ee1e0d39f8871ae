import * as z from 'zod';
import type { IssueRef } from '../model/evidence.ts';

/** The one thing that only GraphQL tells: links made by hand in the sidebar count here too. */
export const CLOSED_ISSUES = `
  query ($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      pullRequest(number: $number) {
        closingIssuesReferences(first: 100) {
          nodes { number repository { nameWithOwner } }
        }
      }
    }
  }
`;

const issue = z.object({ number: z.number(), repository: z.object({ nameWithOwner: z.string() }) });
const references = z.object({ nodes: z.array(issue.nullable()).nullable() });
const answer = z.object({
  repository: z
    .object({
      pullRequest: z.object({ closingIssuesReferences: references.nullable() }).nullable(),
    })
    .nullable(),
});

export function readClosedIssues(data: unknown): readonly IssueRef[] {
  const { repository } = answer.parse(data);
  const nodes = repository?.pullRequest?.closingIssuesReferences?.nodes ?? [];
  return nodes.flatMap((node) =>
    node === null
      ? []
      : [{ repository: node.repository.nameWithOwner.toLowerCase(), number: node.number }],
  );
}

const failure = z.object({
  errors: z.array(
    z.object({
      type: z.string().optional(),
      extensions: z.object({ code: z.string().optional() }).optional(),
    }),
  ),
});
const NOT_FOR_US = ['FORBIDDEN', 'NOT_FOUND', 'INSUFFICIENT_SCOPES'];

/** The query itself was refused: the token may not ask it, or the server is older than the field. */
export function isRefusedQuery(error: unknown): boolean {
  const { data } = failure.safeParse(error);
  return (data?.errors ?? []).some(
    ({ type, extensions }) =>
      NOT_FOR_US.includes(type ?? '') || extensions?.code === 'undefinedField',
  );
}
