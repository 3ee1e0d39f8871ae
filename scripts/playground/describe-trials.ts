import type { EmulatedGitHub } from '../../tests/support/github/emulated-github.ts';

/** Three lines to copy into another terminal. */
export function describeTrials(
  github: Pick<EmulatedGitHub, 'apiUrl' | 'createUserToken'>,
  repository: string,
): string {
  const curl = `curl -s -H 'authorization: Bearer ${github.createUserToken('contributor')}'`;
  const at = `${github.apiUrl}/repos/${repository}`;
  return [
    '3. Try in another terminal; the second line shows the document some seconds later:',
    '',
    `   ${curl} -X PATCH -d '{"state":"closed"}' ${at}/issues/1`,
    `   ${curl} -H 'accept: application/vnd.github.raw+json' ${at}/contents/CURRENT_SPRINT.md`,
    `   ${curl} -d '{"body":"/sprint status"}' ${at}/issues/2/comments`,
    '',
    'Press Ctrl-C to end it.',
    '',
  ].join('\n');
}
