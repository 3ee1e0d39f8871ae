/** Where the emulated GitHub does not keep to GitHub's description, in fields that we never read. */
interface KnownDifference {
  /** Of the operation's name. */
  readonly operation: RegExp;
  readonly where: 'request' | 'response';
  /** Of the mistake. */
  readonly detail: RegExp;
  readonly reason: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    operation: /\/check-runs/,
    where: 'response',
    detail: /\/output must have required property 'annotations_url'/,
    reason:
      'The emulator leaves the address of the annotations out; it lists them under the usual one.',
  },
  {
    operation: /^GET \/app\/installations$/,
    where: 'response',
    detail: /^\/\d+(?:\/account(?:\/\w+)?)? /,
    reason: 'The emulator tells little of the account in which an App is installed.',
  },
];
