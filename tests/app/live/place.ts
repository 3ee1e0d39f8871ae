import type { EmulatedGitHub } from '../../support/github/emulated-github.ts';
import { createClient } from '../../support/github/http-client.ts';
import { isList, textAt } from '../../support/github/json.ts';
import type {
  EmulatedRepository,
  IssueSeed,
} from '../../support/github/repository/emulated-repository.ts';
import { CONFIG, DOCUMENT } from '../../sync/harness.ts';
import { waitFor } from '../harness.ts';

/** A repository in which people and the App are at work. */
export interface Place {
  readonly github: EmulatedGitHub;
  readonly repository: EmulatedRepository;
  readonly read: () => Promise<string>;
  readonly says: (pattern: RegExp) => Promise<boolean>;
  /** A person changes the document's text. */
  readonly push: (from: string | RegExp, to: string) => Promise<void>;
  /** The number of the comment. */
  readonly comment: (issue: number, body: string, by?: string) => Promise<number>;
  /** What the App wrote below an issue or pull request. */
  readonly replies: (issue: number) => Promise<readonly string[]>;
  readonly receipt: (comment: number) => Promise<string | undefined>;
}

export function placeOf(github: EmulatedGitHub, repository: EmulatedRepository): Place {
  const path = `/repos/${repository.fullName}`;
  const read = async () => (await repository.readFile(DOCUMENT)) ?? '';
  return {
    github,
    repository,
    read,
    says: async (pattern) => pattern.test(await read()),
    push: async (from, to) => {
      await repository.push({ files: { [DOCUMENT]: (await read()).replace(from, to) } });
    },
    comment: async (issue, body, by = 'contributor') => {
      const client = createClient(github, github.createUserToken(by));
      const posted = await client('POST', `${path}/issues/${issue}/comments`, { body: { body } });
      if (posted.status !== 201) throw new Error(`The comment was answered ${posted.status}.`);
      return Number(textAt(posted.body, 'url').split('/').at(-1));
    },
    replies: async (issue) => {
      const listed = await repository.read(`/issues/${issue}/comments`);
      return (isList(listed) ? listed : [])
        .filter((one) => textAt(one, 'user', 'login') === 'planner[bot]')
        .map((one) => textAt(one, 'body'));
    },
    receipt: async (comment) => {
      const listed = await repository.read(`/issues/comments/${comment}/reactions`);
      return isList(listed) && listed.length > 0 ? textAt(listed[0], 'content') : undefined;
    },
  };
}

export interface PlaceSeed {
  readonly name: string;
  readonly config: string;
  readonly text: string;
  readonly issues?: readonly IssueSeed[];
  /** What the document says once the App has brought it in step for the first time. */
  readonly begins: RegExp;
}

/** A repository that the App has brought in step. */
export async function openPlace(
  github: EmulatedGitHub,
  { name, config, text, issues = [], begins }: PlaceSeed,
): Promise<Place> {
  const place = placeOf(github, await github.createRepository({ name, issues }));
  await place.repository.push({ files: { [CONFIG]: config, [DOCUMENT]: text } });
  await waitFor(() => place.says(begins));
  return place;
}

/** Waits until GitHub was asked nothing for so long. @throws where that does not come. */
export async function untilSilent(github: EmulatedGitHub, milliseconds: number): Promise<void> {
  let count = -1;
  let since = 0;
  await waitFor(async () => {
    await github.delivered();
    if (github.requests.length !== count) {
      count = github.requests.length;
      since = performance.now();
    }
    return performance.now() - since > milliseconds;
  });
}
