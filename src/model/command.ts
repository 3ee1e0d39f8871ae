/** What a person asks for in a comment (`/sprint done`). Texts are as written, and foreign. */
export type Command =
  | IssueCommand
  | Bare<'status' | 'plan' | 'sync' | 'help' | 'init'>
  | { readonly kind: 'link'; readonly name: string }
  /** Meant as a command, and nothing that can be carried out. */
  | { readonly kind: 'mistake'; readonly message: string };

/** A command that changes the issue it stands on; the sync carries it to the document. */
export type IssueCommand =
  | Bare<'start' | 'done' | 'reopen' | 'unblock'>
  | { readonly kind: 'block'; readonly reason: string }
  | { readonly kind: 'defer'; readonly reason: string | null }
  | { readonly kind: 'assign'; readonly login: string };

/** Each kind a type of its own. */
type Bare<Kind extends string> = Kind extends string ? { readonly kind: Kind } : never;

/** One write to an issue. */
export type IssueStep =
  | { readonly kind: 'state'; readonly state: 'open' | 'completed' | 'not_planned' }
  | { readonly kind: 'add-label' | 'remove-label'; readonly label: string }
  | { readonly kind: 'assign'; readonly login: string };

/** What became of a command. */
export interface CommandOutcome {
  /** Something was written, so that the repository is to be looked at. */
  readonly changed: boolean;
  /** It could not be done; the reply says why. */
  readonly refused: boolean;
  /** Markdown, where there is something to say. */
  readonly reply: string | null;
}
