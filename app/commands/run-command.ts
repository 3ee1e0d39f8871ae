import { type CommandOutcome, obeyCommand, UserError } from '../../src/index.ts';
import type { Logger } from '../operate/log.ts';
import type { Metrics } from '../operate/metrics.ts';
import type { CommandCall, DocumentKey } from '../receive/work.ts';
import type { Connect } from '../run/connect.ts';
import { surroundings } from '../run/surroundings.ts';

interface Parts {
  readonly connect: Connect;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'countCommand'>;
  readonly addLater: (key: DocumentKey, seconds: number) => Promise<void>;
}

const ENTITLED: ReadonlySet<string> = new Set(['admin', 'maintain', 'write']);

/**
 * Carries out the commands of one comment, in their order. Who may is asked of GitHub now: a login in a
 * payload is no right. Whoever may not gets no answer, so that nobody can make us write.
 */
export async function runCommand(
  call: CommandCall,
  attempt: number,
  { connect, log, metrics, addLater }: Parts,
): Promise<void> {
  const { repository, installation, issue, isPullRequest, comment, author, commands } = call;
  const github = await connect({ repository, installation }, { fresh: attempt > 0 });
  const commandLog = log.child({ repository, issue, comment });
  try {
    const role = await github.tracker.readRole(author);
    if (!ENTITLED.has(role)) {
      commandLog.info({ role }, 'a command by someone without write permission is ignored');
      return;
    }
    const outcomes: CommandOutcome[] = [];
    for (const command of commands) {
      const outcome = await obeyCommand(
        github,
        { command, place: { issue, isPullRequest } },
        surroundings,
      );
      if (outcome === null) return;
      outcomes.push(outcome);
      metrics.countCommand(command.kind);
    }
    const isRefused = outcomes.some(({ refused }) => refused);
    const replies = outcomes.flatMap(({ reply }) => reply ?? []);
    await github.conversation.react(comment, isRefused ? 'confused' : '+1');
    if (replies.length > 0) await github.tracker.addComment(issue, replies.join('\n\n'));
    if (outcomes.some(({ changed }) => changed))
      await addLater({ installation, repository, document: '*' }, 0);
    commandLog.info(
      { kinds: commands.map(({ kind }) => kind), refused: isRefused },
      'commands were carried out',
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    commandLog.error(error.message);
  }
}
