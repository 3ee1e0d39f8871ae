/** An input as `action.yml` shows it. */
interface Input {
  readonly name: string;
  readonly description: string;
  readonly default?: string;
}

interface Output {
  readonly name: string;
  readonly description: string;
}

/** The one table of inputs: `action.yml` is held equal to it by a test. */
export const INPUTS = [
  {
    name: 'token',
    description:
      'Token of the one who acts. What it has to be granted depends on the workflow: docs/action.md tells for each.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of GitHub's.
    default: '${{ github.token }}',
  },
  {
    name: 'documents',
    description:
      'Path of the sprint document, or several, one on a line. Default: `documents` of `.github/sprint-sync.yml`, else the first of CURRENT_SPRINT.md, SPRINT.md, docs/CURRENT_SPRINT.md, docs/SPRINT.md.',
  },
  {
    name: 'pull-request',
    description: 'Number of a merged pull request to look at, whatever the event is.',
  },
  {
    name: 'completes',
    description:
      'Names of deliverables that are complete, with commas or line ends in between: an issue (#12), an id, a place (A1), a whole track (Track B) or an exact title.',
  },
  {
    name: 'tasks',
    description:
      'Whether the open tasks of a completed deliverable are ticked with it: `tick` or `leave`. Default: `tasks` of `.github/sprint-sync.yml`, else `tick`.',
  },
  {
    name: 'allow-mass-change',
    description:
      '`true` lets this run close, reopen or let go of many issues at once, where it would else stop and ask. For a run by hand, not for a workflow file.',
    default: 'false',
  },
  {
    name: 'mode',
    description:
      '`auto` keeps documents and issues in step and tells open pull requests what their merge would do; `sync` leaves open pull requests alone; `plan` shows what would change and writes nothing.',
    default: 'auto',
  },
  {
    name: 'reports',
    description:
      'Files of this job in which tests and tools wrote their results, one path or pattern a line: `reports/**/*.xml`. `metrics` of `.github/sprint-sync.yml` says which row each is for.',
  },
  {
    name: 'dry-run',
    description: '`true` is the same as `mode: plan`.',
    default: 'false',
  },
] as const satisfies readonly Input[];

export const OUTPUTS = [
  {
    name: 'changed',
    description: '`true` if a document was changed, on its branch or in the sync pull request.',
  },
  {
    name: 'completed',
    description:
      'Deliverables that this run completes, as JSON: a list of `{"document","key","title"}`.',
  },
  {
    name: 'progress',
    description: 'Progress of the sprint after this run, in whole percent; of the first document.',
  },
  { name: 'commit', description: 'SHA of the commit on the document’s branch, if there is one.' },
  {
    name: 'pull-request',
    description: 'Number of the sync pull request in which the change waits, if there is one.',
  },
  {
    name: 'plan',
    description:
      'All changes, made or only planned, as JSON: a list of `{"document","outcome","changes"}`.',
  },
] as const satisfies readonly Output[];

export const MODES = ['auto', 'plan', 'sync'] as const;
export type Mode = (typeof MODES)[number];

export type InputName = (typeof INPUTS)[number]['name'];
export type OutputName = (typeof OUTPUTS)[number]['name'];
