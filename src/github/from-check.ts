import type { CheckState } from '../model/check.ts';

interface CheckRunRecord {
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly html_url: string | null;
  readonly completed_at: string | null;
  readonly output: { readonly title: string | null; readonly summary: string | null };
}

interface StatusRecord {
  readonly context: string;
  readonly state: string;
  readonly target_url: string | null;
  readonly updated_at: string;
  readonly description: string | null;
}

const FAILED = ['failure', 'timed_out', 'action_required', 'startup_failure'];

/** A check run; the jobs of workflows are check runs too. */
export function presentCheckRun(record: CheckRunRecord): CheckState {
  const { name, status, conclusion, html_url: url, completed_at: endedAt, output } = record;
  const summary = [output.title ?? '', output.summary ?? ''].join('\n');
  if (status !== 'completed' || conclusion === null) {
    return { name, state: 'pending', url, endedAt: null, summary };
  }
  // One that was cancelled or was skipped says nothing about what it would have found.
  const state =
    conclusion === 'success' ? 'passed' : FAILED.includes(conclusion) ? 'failed' : 'skipped';
  return { name, state, url, endedAt, summary };
}

export function presentStatus(record: StatusRecord): CheckState {
  const { context: name, state, target_url: url, updated_at: at } = record;
  const summary = record.description ?? '';
  switch (state) {
    case 'success':
      return { name, state: 'passed', url, endedAt: at, summary };
    case 'failure':
    case 'error':
      return { name, state: 'failed', url, endedAt: at, summary };
    default:
      return { name, state: 'pending', url, endedAt: null, summary };
  }
}
