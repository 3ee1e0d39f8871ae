import type { DocumentEdit } from '../../model/forecast.ts';
import { describeStatus } from '../describe-plan.ts';

/** One sentence in plain words; foreign titles in it are still to be escaped. */
export function describeEdit(edit: DocumentEdit): string {
  switch (edit.kind) {
    case 'sprint-renamed':
      return `renames the sprint from “${edit.from}” to “${edit.to}”`;
    case 'added':
      return `adds “${edit.title}”${edit.group === null ? '' : ` to ${edit.group}`}`;
    case 'removed':
      return `removes “${edit.title}”${edit.group === null ? '' : ` from ${edit.group}`}`;
    case 'renamed':
      return `renames “${edit.from}” to “${edit.to}”`;
    case 'moved':
      return `moves “${edit.title}” from ${edit.from ?? 'the top'} to ${edit.to ?? 'the top'}`;
    case 'status':
      return `sets “${edit.title}” from ${describeStatus(edit.from)} to ${describeStatus(edit.to)}`;
    case 'ticked':
      return `ticks the ${edit.what} “${edit.title}”${of(edit.of)}`;
    case 'unticked':
      return `unticks the ${edit.what} “${edit.title}”${of(edit.of)}`;
    case 'box-added':
      return `adds the ${edit.what} “${edit.title}”${of(edit.of)}`;
    case 'box-removed':
      return `removes the ${edit.what} “${edit.title}”${of(edit.of)}`;
    case 'group-added':
      return `adds the section ${edit.title}`;
    case 'group-removed':
      return `removes the section ${edit.title}`;
    case 'value':
      return `changes ${edit.subject} from “${edit.from}” to “${edit.to}”`;
    default:
      return edit satisfies never;
  }
}

function of(place: string | null): string {
  return place === null ? '' : ` of ${place}`;
}
