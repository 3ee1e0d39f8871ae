import type { PhrasingContent, RootContent } from 'mdast';
import type { DocumentForecast, Forecast, ItemForecast } from '../../model/forecast.ts';
import { isStuck } from '../../model/is-stuck.ts';
import { foreignCode, foreignText } from '../foreign-text.ts';
import { heading, link, paragraph, text } from '../markdown.ts';
import { progressBar } from './progress-bar.ts';

/** The one line that everybody reads, and the sentence that tells where the pull request stands. */
export function renderHeadline(forecast: Forecast): RootContent[] {
  const { standing, documents, pullRequest } = forecast;
  const what = describeEffects(documents);
  const progress = describeSprint(documents);
  switch (standing.kind) {
    case 'ours':
      return [
        title(text('🔄 Brings the sprint document up to date')),
        paragraph(text('This pull request is our own and completes nothing itself.')),
      ];
    case 'open': {
      const draft = standing.isDraft ? 'Draft: ' : '';
      return [title(text(`🔭 ${draft}`), ...what.future), ...progress];
    }
    case 'stacked': {
      const branches = [...standing.done].map((name) => foreignCode(name));
      const onto: PhrasingContent[] =
        standing.onto === null
          ? []
          : [text(' with '), link(standing.onto.url, `#${standing.onto.number}`)];
      return [
        title(text(`🥞 ${standing.isDraft ? 'Draft, stacked' : 'Stacked'}: `), ...what.later),
        paragraph(
          text('Its merge into '),
          foreignCode(pullRequest.baseBranch),
          text(' completes nothing yet: it counts when it reaches '),
          ...separated(branches),
          ...onto,
          text('.'),
        ),
        ...progress,
      ];
    }
    case 'merged':
      return [title(text('✅ Merged: '), ...what.past), ...renderLanding(forecast), ...progress];
    case 'merged-aside':
      return [
        title(text('➖ Merged, and nothing is complete yet')),
        paragraph(
          foreignCode(pullRequest.baseBranch),
          text(' is not a branch on which a merge counts; it counts on '),
          ...separated([...standing.done].map((name) => foreignCode(name))),
          text('.'),
        ),
      ];
    case 'closed':
      return [
        title(text('➖ Closed without a merge')),
        paragraph(text('Nothing was completed, and the sprint document stays as it is.')),
      ];
    case 'reverted': {
      const by = link(standing.by.url, `#${standing.by.number}`);
      return [
        title(text('↩️ Merged, and taken back')),
        paragraph(
          text('This pull request was reverted by '),
          by,
          text(': it had '),
          ...what.past,
          text('.'),
        ),
      ];
    }
    default:
      return standing satisfies never;
  }
}

function title(...line: readonly PhrasingContent[]): RootContent {
  return heading(3, line);
}

function renderLanding({ standing, documents }: Forecast): RootContent[] {
  if (standing.kind !== 'merged') return [];
  const { commit, waitsIn } = standing;
  if (commit !== null) {
    const to = link(commit.url, commit.sha.slice(0, 7));
    return [paragraph(text('The sprint document was updated in '), to, text('.'))];
  }
  if (waitsIn !== null) {
    const to = link(waitsIn.url, `#${waitsIn.number}`);
    return [
      paragraph(text('The branch takes no direct commit: the change waits in '), to, text('.')),
    ];
  }
  return documents.some(({ plan }) => plan.changes.length > 0)
    ? [paragraph(text('The sprint document is being brought up to date.'))]
    : [paragraph(text('There was nothing to write into the sprint document.'))];
}

/** `Sprint 7 (Search): ██▒▒░░░░░░ 20% → 40%` for each document with an effect. */
function describeSprint(documents: readonly DocumentForecast[]): RootContent[] {
  return documents.filter(hasEffect).map(({ sprint, progress: { before, after } }) => {
    const name = foreignText(sprint, 80);
    if (before.percent === after.percent) {
      // Many documents count whole tracks, of which a deliverable is only a part.
      const moves = before.deliverables.done !== after.deliverables.done;
      const how = moves ? ' by the document’s own count' : '';
      return paragraph(name, text(` stays at ${after.percent}%${how}.`));
    }
    const bar = progressBar(before.percent, after.percent);
    return paragraph(name, text(`: ${bar} ${before.percent}% → ${after.percent}%`));
  });
}

/** Whether the document is another one afterwards. */
export function hasEffect({ texts, items }: DocumentForecast): boolean {
  return texts.base !== texts.after || items.length > 0;
}

interface Effects {
  readonly future: PhrasingContent[];
  readonly later: PhrasingContent[];
  readonly past: PhrasingContent[];
}

function describeEffects(documents: readonly DocumentForecast[]): Effects {
  const items = documents.flatMap((document) => document.items);
  const open = items.filter((item) => item.from !== 'done' && !isStuck(item));
  const isDone = ({ to }: ItemForecast) => to === 'done';
  const edited = documents.some(({ edits }) => edits.length > 0);
  const say = ([completes, advances, edits, fails, nothing]: Verbs): PhrasingContent[] => {
    const parts = [
      ...nameAll(completes, open.filter(isDone)),
      ...nameAll(
        advances,
        open.filter((item) => !isDone(item)),
      ),
      ...(edited ? [[text(`${edits} the sprint document`)]] : []),
      ...nameAll(fails, items.filter(isStuck)),
    ];
    if (parts.length === 0) return [text(nothing)];
    return parts.flatMap((part, index) => (index === 0 ? part : [text(', '), ...part]));
  };
  const none = 'no sprint impact';
  return {
    future: say(['Completes', 'advances', 'edits', 'cannot change', 'No sprint impact']).map(
      capitalised,
    ),
    later: say(['completes', 'advances', 'edits', 'cannot change', none]),
    past: say(['completed', 'advanced', 'edited', 'could not change', none]),
  };
}

type Verbs = readonly [
  completes: string,
  advances: string,
  edits: string,
  fails: string,
  nothing: string,
];

/** One is named, several are counted. */
function nameAll(verb: string, items: readonly ItemForecast[]): PhrasingContent[][] {
  const [only, ...others] = items;
  if (only === undefined) return [];
  if (others.length > 0) return [[text(`${verb} ${items.length} deliverables`)]];
  return [[text(`${verb} “`), foreignText(only.title, 60), text('”')]];
}

/** The first word of a headline. */
function capitalised(part: PhrasingContent, index: number): PhrasingContent {
  if (index > 0 || part.type !== 'text') return part;
  return text(part.value.charAt(0).toUpperCase() + part.value.slice(1));
}

function separated(parts: readonly PhrasingContent[]): PhrasingContent[] {
  return parts.flatMap((part, index) => (index === 0 ? [part] : [text(', '), part]));
}
