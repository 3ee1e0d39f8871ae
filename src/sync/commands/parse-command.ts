import type { Command } from '../../model/command.ts';
import { foreignLines } from '../../plan/evidence/foreign-lines.ts';

/** Four blanks in front make it code. */
const HEAD = /^ {0,3}\/sprint(?:[ \t]+([a-z-]+)\b)?/i;
const PLAIN = [
  'status',
  'start',
  'done',
  'reopen',
  'unblock',
  'plan',
  'sync',
  'help',
  'init',
] as const;
/** GitHub's rule for logins. */
const LOGIN = /^@?([a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})$/i;
/** One comment is no script. */
const MOST_COMMANDS = 10;
const LONGEST_REASON = 300;

function mayHoldCommand(text: string): boolean {
  return /^ {0,3}\/sprint(?:\s|$)/im.test(text);
}

/** The commands of a comment, in order. Quoted and fenced text, code and HTML comments hold none. */
export function parseCommands(text: string): readonly Command[] {
  const lines = foreignLines(text).filter(({ prose }) => mayHoldCommand(prose));
  return lines.slice(0, MOST_COMMANDS).map(({ text: line, prose }) => {
    const [head = '', word = ''] = HEAD.exec(prose) ?? [];
    return parseOne(word.toLowerCase(), line.slice(head.length).trim());
  });
}

function parseOne(word: string, rest: string): Command {
  const plain = PLAIN.find((one) => one === word);
  if (plain !== undefined) return { kind: plain };
  switch (word) {
    case '':
      return { kind: 'help' };
    case 'block':
      return rest === ''
        ? mistake('`/sprint block` needs a reason: `/sprint block waiting for the certificate`.')
        : { kind: 'block', reason: cut(rest) };
    case 'defer':
      return { kind: 'defer', reason: rest === '' ? null : cut(rest) };
    case 'assign': {
      const login = LOGIN.exec(rest)?.[1];
      return login === undefined
        ? mistake('`/sprint assign` needs one login: `/sprint assign @octocat`.')
        : { kind: 'assign', login };
    }
    case 'link':
      return rest === ''
        ? mistake(
            '`/sprint link` needs the name of a deliverable: its title, its id or its place, such as `A1`.',
          )
        : { kind: 'link', name: unquote(cut(rest)) };
    default:
      return mistake(
        `\`/sprint ${word.slice(0, 30)}\` is no command. \`/sprint help\` lists them.`,
      );
  }
}

function unquote(name: string): string {
  return /^(["'`]).+\1$/.test(name) ? name.slice(1, -1) : name;
}

function cut(text: string): string {
  return text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}…` : text;
}

function mistake(message: string): Command {
  return { kind: 'mistake', message };
}
