import { emojiAt } from './wording/emoji.ts';

/** What a section is about. `work` is everything that no heading says otherwise. */
export type SectionRole =
  | 'work'
  | 'container'
  | 'goal'
  | 'criteria'
  | 'objectives'
  | 'updates'
  | 'summary'
  | 'metrics'
  | 'blockers'
  | 'notes'
  | 'previous-sprint'
  | 'references'
  | 'change-log'
  | 'template';

/** In order: the first that matches the bare heading decides. */
const ROLES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'template',
    /\btemplates?$|^legend$|^(?:status )?(?:legend|key)$|^out of scope(?!\p{L})|^(?:how to|workflow|process)(?!\p{L})/u,
  ],
  [
    'change-log',
    /^(?:sprint )?(?:change ?log|changes|revision history|document history|history|änderungsprotokoll|historique|historial|changelog)(?!\p{L})/u,
  ],
  [
    'previous-sprint',
    /^(?:previous|last|prior|completed|past|earlier|archived?) sprints?\b|^last completed$|^(?:earlier )?sprint (?:archives?|history)\b|\bprevious sprint\b/,
  ],
  [
    'references',
    /^(?:references?|resources?|links?|documentation (?:&|and|links|references)|related (?:documents?|documentation|links?|files?)|see also|referenzen|références|referencias|ссылки|quick links|useful links)(?!\p{L})/u,
  ],
  [
    'updates',
    /^(?:(?:daily |weekly )?progress (?:updates?|log|notes?)|(?:status )?updates?|(?:daily )?(?:standups?|stand-ups?|log)(?: (?:log|notes?|template))?|daily (?:progress|notes?|updates?)|(?:session|activity|work) (?:log|notes?)|fortschrittsberichte?)$/u,
  ],
  [
    'criteria',
    /\bcriteria\b|^(?:definition of (?:done|ready)|dod|dor)\b|\bchecklists?\b|^(?:prerequisites?|pre-requisites?|quality gates?|rules?|guidelines?|requirements? for)\b|\bacceptance tests?\b|^(?:erfolgskriterien|akzeptanzkriterien|abnahmekriterien|critères|criterios|critérios|criteri|kabul kriterleri|критерии|kryteria|成功标准|验收标准|完了条件|완료 조건|완료 기준)/u,
  ],
  [
    'metrics',
    /^(?:(?:sprint|success|key|quality|performance) )?(?:metrics|kpis?|metriken|métricas|metriche|метрики|metrikler|指标|지표)(?!\p{L})/u,
  ],
  [
    'objectives',
    /^(?:(?:sprint |key |main )?(?:objectives|goals)|ziele|sprintziele|objectifs|objetivos|obiettivi|hedefler|цели|cele)$/u,
  ],
  [
    'goal',
    /^(?:(?:primary|main|sprint|overall|key) (?:goal|objective)|goal|objective|objectif|objetivo|obiettivo|sprintziel|ziel|hedef|cel|objectif du sprint|objetivo del sprint|objetivo da sprint|цель спринта|цель|sprint hedefi|目标|目標|목표)(?!\p{L})/u,
  ],
  [
    'summary',
    /\b(?:progress summary|status summary|sprint summary|progress overview|overall progress|sprint progress)(?!\p{L})|^(?:progress|summary|status overview|zusammenfassung|résumé|resumen|resumo)$/u,
  ],
  [
    'blockers',
    /^(?:blockers?|known issues|blocked|risks?|issues & risks|blockaden|risiken|bloqueos|bloqueios|riesgos|riscos|блокеры|риски)(?!\p{L})/u,
  ],
  [
    'notes',
    /^(?:(?:important |sprint )?notes?|decisions?|observations?|legend|communication|notizen|hinweise|remarques|notas|note|заметки|notlar|lessons learned|retrospective|retro)(?!\p{L})/u,
  ],
  [
    'container',
    /^(?:[\p{L}-]+ ){0,3}(?:deliverables?|tasks?|stories|work items?|items|backlog|issues?|tickets?|to-?dos?|action items)(?: (?:list|breakdown|details?|overview|board|status))?(?: [-–—/(|].*)?$|^(?:features?|aufgaben|liefergegenstände|(?:[\p{L}-]+ )?tâches(?: .*)?|livrables|tareas|entregables|tarefas|entregáveis|attività|görevler|задачи|zadania|任务|任務|タスク|작업|할 일)$/u,
  ],
];

/** What the words of a heading say about the section; emoji, numbers and case do not matter. */
export function roleOfHeading(title: string): SectionRole {
  const bare = bareHeading(title);
  return ROLES.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'work';
}

/** Lower case, without leading emoji, numbering and closing colon. */
export function bareHeading(title: string): string {
  return stripLeadingEmoji(title)
    .replace(/^\d+(?:\.\d+)*[.)]?\s+/, '')
    .replace(/\s*[:：]?\s*(?:\([^()]*\))?\s*$/, '')
    .replace(/^sprint [\w.]+(?: |: | - )(?=\S)/i, '')
    .toLowerCase()
    .trim();
}

export function stripLeadingEmoji(title: string): string {
  let offset = 0;
  for (;;) {
    const emoji = emojiAt(title, offset);
    if (emoji) offset += emoji.raw.length;
    else if (/\s|\uFE0F/.test(title.charAt(offset))) offset++;
    else break;
  }
  // Damage that no known emoji explains: letters of a second encoding before the first word.
  return title
    .slice(offset)
    .replace(/^[\u0080-\u00FF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]+\s+(?=\S)/, '');
}
