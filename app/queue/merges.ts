import type { PgBoss } from 'pg-boss';

/**
 * Merges that are still to be looked at. Where no issues are kept in step there is no ledger that
 * would remember them, and a key in the queue says only where to look.
 */
export interface Merges {
  readonly add: (repository: string, pullRequest: number) => Promise<void>;
  readonly list: (repository: string) => Promise<readonly number[]>;
  readonly remove: (repository: string, pullRequests: readonly number[]) => Promise<void>;
}

const TABLE = 'sprint_sync_merges';
/** Two processes that start at once must not both find that the table is missing. */
const CREATE = `
  BEGIN;
  SELECT pg_advisory_xact_lock(hashtext('${TABLE}'));
  CREATE TABLE IF NOT EXISTS ${TABLE} (repository text NOT NULL, pull_request integer NOT NULL, PRIMARY KEY (repository, pull_request));
  COMMIT;
`;

export async function openMerges(boss: PgBoss): Promise<Merges> {
  const database = boss.getDb();
  await database.executeSql(CREATE);
  return {
    add: async (repository, pullRequest) => {
      const text = `INSERT INTO ${TABLE} VALUES ($1, $2) ON CONFLICT DO NOTHING`;
      await database.executeSql(text, [repository, pullRequest]);
    },
    list: async (repository) => {
      const text = `SELECT pull_request FROM ${TABLE} WHERE repository = $1 ORDER BY pull_request`;
      const { rows } = await database.executeSql(text, [repository]);
      return rows.map((row) => Number(row['pull_request']));
    },
    remove: async (repository, pullRequests) => {
      const text = `DELETE FROM ${TABLE} WHERE repository = $1 AND pull_request = ANY($2::integer[])`;
      await database.executeSql(text, [repository, [...pullRequests]]);
    },
  };
}
