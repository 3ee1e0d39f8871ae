import type { Commit } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { LinkElsewhere } from '../../model/observation.ts';
import { type Projection, projectDocument } from '../port/project-document.ts';
import type { ObservedDocument } from './observe-document.ts';

interface OthersPlace {
  readonly commit: Commit;
  readonly paths: readonly string[];
  readonly observe: (path: string, commit: Commit) => Promise<ObservedDocument>;
  readonly projection: Projection;
}

/** Issues that the other documents link at the same head. One that cannot be read claims nothing; its own sync says why. */
export async function observeOthers({
  commit,
  paths,
  observe,
  projection,
}: OthersPlace): Promise<readonly LinkElsewhere[]> {
  const found: LinkElsewhere[] = [];
  for (const path of paths) {
    try {
      const { document } = await observe(path, commit);
      for (const { issue, line } of projectDocument(document, projection).items) {
        if (issue !== null) found.push({ issue, document: path, line });
      }
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return found;
}
