import type { MetadataRole } from '../model/sprint-document.ts';

/** In order: the first that matches the lower-case label decides. */
const LABELS: readonly (readonly [Exclude<MetadataRole, 'other'>, RegExp])[] = [
  [
    'overall-status',
    /^(?:overall|sprint|project|current|sprint [\w.-]+|phase [\w.-]+) (?:status|state)$|^gesamtstatus$|^statut (?:global|général)$|^estado general$|^(?:status|estado) geral$|^stato generale$|^общий статус$|^genel durum$/,
  ],
  [
    'status',
    /^(?:(?:track|phase|task|story|item) )?(?:status|state)$|^zustand$|^statut$|^état$|^estado$|^situação$|^stato$|^durum$|^статус$|^состояние$|^stan$|^状态$|^狀態$|^状態$|^ステータス$|^상태$/,
  ],
  [
    'owner',
    /^(?:owners?|assignees?|assigned(?: to)?|lead|responsible|developer|dev|verantwortlich|zuständig|responsable|propietario|asignado(?: a)?|responsável|assegnato a|responsabile|sorumlu|atanan|ответственный|исполнитель|właściciel|odpowiedzialny|负责人|負責人|担当(?:者)?|담당(?:자)?)$/,
  ],
  [
    'estimate',
    /^(?:(?:time |effort )?estimates?|estimated (?:time|effort|hours|duration)|effort|points|story points|size|aufwand|schätzung|estimation|estimación|estimativa|stima|tahmin|оценка|szacunek|预估|見積もり|예상)$/,
  ],
  [
    'actual',
    /^actual (?:completion|finish|end|date)(?: date)?$|^(?:completion|finish) (?:date|on)$|^(?:date )?(?:completed|finished)(?: on)?$|^done on$|^abgeschlossen(?: am)?$|^terminé le$|^completado(?: el)?$|^concluído em$|^completato il$|^tamamlanma tarihi$|^завершено$|^дата завершения$|^ukończono$|^完成日期$|^完了日$|^완료일$/,
  ],
  [
    'start',
    /^(?:date )?start(?:ed|s)?(?: (?:date|on))?$|^(?:start|begin|kick-?off)(?: date)?$|^date started$|^start(?:datum|termin)$|^beginn$|^début$|^date de début$|^(?:fecha de )?inicio$|^(?:data de )?início$|^data (?:di )?inizio$|^başlangıç(?: tarihi)?$|^(?:дата )?начал[ао]$|^data rozpoczęcia$|^开始日期$|^開始日$|^시작일$/,
  ],
  [
    'target',
    /^(?:target|planned|expected|estimated|due)(?: (?:completion|date|end|finish|delivery))?(?: date)?$|^deadline$|^eta$|^zieldatum$|^fällig(?: am)?$|^échéance$|^date cible$|^fecha (?:objetivo|límite)$|^prazo$|^scadenza$|^hedef(?: tarih)?$|^срок$|^дедлайн$|^termin$|^截止日期$|^期限$|^목표일$|^마감일$/,
  ],
  [
    'last-updated',
    /^(?:last |date )?(?:updated?|modified|edited|revised)(?: (?:on|at|date))?$|^last update$|^(?:zuletzt )?aktualisiert(?: am)?$|^stand$|^(?:dernière )?mise à jour$|^última (?:actualización|atualização)$|^ultimo aggiornamento$|^son güncelleme$|^(?:последнее )?обновлен[оие]+$|^ostatnia aktualizacja$|^(?:最后|最近)?更新(?:时间|日期)?$|^最終更新(?:日)?$|^(?:최종|마지막) ?(?:업데이트|수정)(?:일)?$/,
  ],
  ['next-review', /^next (?:review|update|check-?in|meeting)$/],
  [
    'end',
    /^(?:sprint )?end(?:s)?(?: date)?$|^(?:end|enddatum|date de fin|fecha de fin|data de término|data di fine|bitiş(?: tarihi)?|дата окончания|结束日期|終了日|종료일)$/,
  ],
  [
    'progress',
    /^(?:(?:overall|sprint|total|track|phase) )?(?:progress|completion)(?: rate| status)?$|^(?:percent |% )?complete$|^fortschritt$|^progression$|^avancement$|^progreso$|^avance$|^progresso$|^avanzamento$|^ilerleme$|^прогресс$|^postęp$|^进度$|^進捗$|^진행률$|^진척도$/,
  ],
  ['coverage', /^(?:test )?coverage$|^tests?$/],
  [
    'focus',
    /^(?:sprint )?(?:focus|goal|objective|theme)$|^(?:sprint)?ziel$|^objectif$|^objetivo$|^obiettivo$|^цель$|^hedef$|^目标$|^目標$|^목표$/,
  ],
  ['previous', /^(?:📋 )?previous sprint$/],
];

/** What a label announces. */
export function roleOfLabel(label: string): MetadataRole {
  const bare = label.trim().toLowerCase();
  return LABELS.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'other';
}
