import type { Probot } from 'probot';
import { UserError } from '../../src/index.ts';
import { createTokenCache } from './token-cache.ts';

export interface InstalledRepository {
  readonly installation: number;
  /** `owner/name`. */
  readonly repository: string;
}

/** What the App asks GitHub for in its own name. */
export interface Installations {
  /** A token for one repository of one installation, and for nothing else. */
  readonly createToken: (
    place: InstalledRepository,
    wish: { readonly fresh: boolean },
  ) => Promise<string>;
  /** Id of the account that our doings carry; `null` while the App is installed nowhere. @throws {UserError} where the credentials are refused. */
  readonly findSelf: () => Promise<number | null>;
  readonly listRepositories: () => AsyncIterable<InstalledRepository>;
}

export function openInstallations(probot: Probot): Installations {
  const tokenFor = createTokenCache(Date.now);
  return {
    createToken: ({ installation, repository }, { fresh }) =>
      tokenFor(`${installation}/${repository.toLowerCase()}`, {
        fresh,
        create: async () => {
          const octokit = await probot.auth();
          const [, name = ''] = repository.split('/');
          const { data } = await octokit.rest.apps.createInstallationAccessToken({
            installation_id: installation,
            repositories: [name],
          });
          return { text: data.token, expiresAt: Date.parse(data.expires_at) };
        },
      }),
    findSelf: async () => {
      const octokit = await probot.auth();
      try {
        const { data: app } = await octokit.rest.apps.getAuthenticated();
        const { data: installed } = await octokit.rest.apps.listInstallations({ per_page: 1 });
        const [first] = installed;
        if (first === undefined) return null;
        const own = await probot.auth(first.id);
        const username = `${app?.slug}[bot]`;
        const { data: account } = await own.rest.users.getByUsername({ username });
        return account.id;
      } catch (error) {
        if (statusOf(error) === 401 || statusOf(error) === 404) throw refused(error);
        throw error;
      }
    },
    async *listRepositories() {
      const octokit = await probot.auth();
      const pages = octokit.paginate.iterator(octokit.rest.apps.listInstallations, {
        per_page: 100,
      });
      for await (const { data } of pages) {
        for (const { id, suspended_at: suspended } of data) {
          if (suspended) continue;
          const own = await probot.auth(id);
          const found = own.paginate.iterator(own.rest.apps.listReposAccessibleToInstallation, {
            per_page: 100,
          });
          for await (const { data: repositories } of found) {
            for (const one of repositories) {
              if (!one.archived) yield { installation: id, repository: one.full_name };
            }
          }
        }
      }
    },
  };
}

function statusOf(error: unknown): number | null {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
    ? error.status
    : null;
}

function refused(cause: unknown): UserError {
  return new UserError(
    'GitHub does not accept APP_ID and PRIVATE_KEY. Both stand on the settings page of your GitHub App; check that they belong together, that GITHUB_API_URL is the right server, and that this machine’s clock is right.',
    { cause },
  );
}
