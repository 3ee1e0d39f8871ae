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

/** In order: the first that matches the bare heading (lower case, no emoji, no number) decides. */
export const ROLE_WORDS: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'template',
    rule(
      String.raw`\btemplates?$|^out of scope|^how to|^(?:workflow|process)(?: (?:rules?|notes?|overview|steps?|guide))?$`,
      '^(?:(?:status|state|colou?r|emoji|symbol)s? )?(?:legend|key)$',
      '^(?:legende|légende|leyenda|legenda|lejant|легенда|условные обозначения|图例|凡例|범례)$',
      '^(?:vorlage|modèle|plantilla|modelo|şablon|шаблон|szablon|模板|テンプレート|템플릿)$',
      '^(?:nicht im umfang|hors périmètre|hors scope|fuera (?:de|del) alcance|fora do escopo|fuori ambito|kapsam dışı|вне (?:рамок|скоупа)|poza zakresem|不包含|范围外|スコープ外|対象外|범위 외)',
    ),
  ],
  [
    'change-log',
    rule(
      '^(?:sprint )?(?:change ?log|changes|revision history|document history|history|änderungsprotokoll|historique|historial|changelog)',
      '^(?:журнал изменений|история изменений|historia zmian|değişiklik günlüğü|registro de (?:cambios|alterações)|变更记录|更新日志|変更履歴|변경 ?(?:이력|기록))',
    ),
  ],
  [
    'previous-sprint',
    /^(?:previous|last|prior|completed|past|earlier|archived?) sprints?\b|^last completed$|^(?:earlier )?sprint (?:archives?|history)\b|\bprevious sprint\b|^история спринтов$/,
  ],
  [
    'references',
    rule(
      '^(?:references?|resources?|links?|documentation (?:&|and|links|references)|related (?:documents?|documentation|links?|files?)|see also|quick links|useful links)',
      '^(?:referenzen|références|liens|referencias|referências|enlaces|riferimenti|collegamenti|kaynaklar|bağlantılar|ссылки|odnośniki|linki|参考|相关链接|参考資料|リンク|참고(?: 자료)?|링크)',
    ),
  ],
  [
    'updates',
    /^(?:(?:daily |weekly )?progress (?:updates?|log|notes?)|(?:status )?updates?|(?:daily )?(?:standups?|stand-ups?|log)(?: (?:log|notes?|template))?|daily (?:progress|notes?|updates?)|(?:session|activity|work) (?:log|notes?)|fortschrittsberichte?)$/u,
  ],
  [
    'criteria',
    rule(
      String.raw`\bcriteria\b|^(?:definition of (?:done|ready)|dod|dor)\b|\bchecklists?\b|\bacceptance tests?\b`,
      '^(?:prerequisites?|pre-requisites?|dependencies|constraints?|quality gates?|requirements? for|non-negotiables?)',
      "^(?:(?:team|ground|our|working|sprint|coding) )?(?:rules?|guidelines?|(?:agreements?|conventions?|norms?|principles?)$)|^do(?:'|’)?s (?:and|&) don(?:'|’)?ts?",
      '^(?:erfolgskriterien|akzeptanzkriterien|abnahmekriterien|fertigstellungskriterien|critères|criterios|critérios|criteri|(?:kabul|başarı|tamamlanma) kriterleri|критерии|kryteria)',
      '^(?:définition (?:de|du) (?:fini|terminé|done|prêt)|definición de (?:hecho|terminado|listo|completado)|definição de (?:pronto|feito|concluído)|definizione di (?:fatto|completato|pronto|done)|definicja (?:ukończenia|gotowości)|(?:bitti|tamamlandı) tanımı|определение готовности)',
      '^(?:成功标准|验收标准|验收条件|完成标准|完成定义|完了条件|完了の定義|受け入れ(?:条件|基準)|成功基準|(?:완료|인수|성공) ?(?:조건|기준|정의))',
      '^(?:voraussetzungen|abhängigkeiten|prérequis|pré-requis|dépendances|requisitos (?:previos|prévios)|prerrequisitos|pré-requisitos|dependencias|dependências|prerequisiti|dipendenze|ön ?koşullar|bağımlılıklar|предварительные (?:условия|требования)|зависимости|wymagania wstępne|zależności|前提条件|前置条件|依赖|依存関係|사전 (?:조건|요구 ?사항)|의존성)',
      '^(?:checkliste|liste de (?:contrôle|vérification)|lista de (?:verificación|verificação|comprobación|control|controle|chequeo)|lista di controllo|kontrol listesi|чек-?лист|lista kontrolna|检查清单|チェックリスト|체크리스트)',
      '^(?:(?:team|spiel)?regeln|règles|reglas|regras|regole|kurallar|правила|договор[её]нности|zasady|规则|規則|ルール|규칙)',
    ),
  ],
  [
    'metrics',
    rule(
      '^(?:(?:sprint|success|key|quality|performance) )?(?:metrics|kpis?|metriken|métriques|métricas|metriche|метрики|metryki|metrikler|指标|指標|지표)',
    ),
  ],
  [
    'objectives',
    rule(
      '^(?:(?:(?:sprint |key |main )?(?:objectives|goals)|ziele|sprintziele|objectifs|objetivos|obiettivi|hedefler|цели|cele)$)',
    ),
  ],
  [
    'goal',
    rule(
      '^(?:(?:primary|main|sprint|overall|key) (?:goal|objective)|goal|objective|objectif|objetivo|obiettivo|ziel|hedef|cel|sprintziel|objectif du sprint|objetivo del sprint|objetivo da sprint|цель спринта|цель|sprint hedefi|目标|目標|목표)',
    ),
  ],
  [
    'summary',
    rule(
      String.raw`\b(?:progress summary|status summary|sprint summary|progress overview|overall progress|sprint progress)`,
      '^(?:progress|summary|status overview|zusammenfassung|résumé|resumen|resumo)$',
    ),
  ],
  [
    'blockers',
    rule(
      '^(?:(?:current |active )?blockers?|known issues|(?:key |potential )?risks?|issues & risks|blocked (?:on|by)|blockaden|blocker|risiken|blocages|points bloquants|risques|bloqueos|bloqueios|riesgos|riscos|rischi|impedimenti|riskler|engeller|блокеры|риски|ryzyka|blokery|风险|風險|リスク|ブロッカー|리스크|위험)',
    ),
  ],
  [
    'notes',
    rule(
      '^(?:(?:important |sprint )?notes?|(?:(?:key|open|design|technical) )?decisions?|(?:open )?questions?|observations?|legend|communication|lessons learned|(?:sprint )?(?:retrospective|retro)|sprint (?:review|ceremonies|events|meetings))',
      '^(?:notizen|hinweise|offene fragen|remarques|questions ouvertes|notas|preguntas abiertas|perguntas|note|domande aperte|заметки|вопросы|notatki|pytania|notlar|açık sorular|备注|说明|注意事项|メモ|備考|메모|비고)',
    ),
  ],
  [
    'container',
    rule(
      String.raw`^(?:[\p{L}-]+ ){0,3}(?:deliverables?|tasks?|stories|work items?|items|backlog|issues?|tickets?|to-?dos?|action items)(?: (?:list|breakdown|details?|overview|board|status))?(?: [-–—/(|].*)?$`,
      '^(?:features?|aufgaben|aufgabenliste|arbeitspakete|liefergegenstände|(?:[\\p{L}-]+ )?tâches(?: .*)?|livrables|récits|tareas(?: del sprint)?|lista de (?:tareas|tarefas)|actividades|historias(?: de usuario)?|entregables|tarefas|atividades|histórias(?: de usuário)?|entregáveis|attività|compiti|görevler|görev listesi|yapılacaklar|задачи|список задач|бэклог|zadania|lista zadań)$',
      '^(?:任务|任務|任务列表|任务清单|待办事项|本期任务|タスク|タスク一覧|バックログ|작업|작업 목록|태스크|백로그|할 일 목록)$',
    ),
  ],
];

/** Alternatives as one expression. A word that begins a heading must end there as well: `goal`, not `goalkeeper`. Scripts without blanks run on. */
function rule(...alternatives: readonly string[]): RegExp {
  return new RegExp(
    `(?:${alternatives.join('|')})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])`,
    'u',
  );
}
