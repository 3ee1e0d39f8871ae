import type { Status } from '../../model/status.ts';

export const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'tr',
  'ru',
  'pl',
  'zh',
  'ja',
  'ko',
] as const;
export type Language = (typeof LANGUAGES)[number];

/**
 * The phrases for each status by language, separated by bars. The first of a row is what is written
 * where a document gives no example. Negations stand with the status that they mean, so that
 * `not done` is never read as `done`.
 */
export const STATUS_PHRASES: Readonly<Record<Language, Readonly<Record<Status, string>>>> = {
  en: {
    'not-started': `not started | not done | not complete | not completed | incomplete | not yet started |
      not yet | todo | to do | to-do | open | pending | planned | planning | backlog |
      ready | ready to start | ready for implementation | ready for development | queued |
      upcoming | next | new | scheduled | proposed | unstarted | idea | scaffolded |
      future | later | missing | selected for development`,
    'in-progress': `in progress | in-progress | partially complete | partially completed |
      partially done | partial | partly done | mostly complete | mostly done |
      nearly complete | nearly done | almost done | almost complete | started | doing |
      ongoing | active | wip | work in progress | underway | current | in development |
      implementing | in work | needs verification | up next | needs work | in flight | continuing`,
    blocked: `blocked | waiting | on hold | stuck | impeded | waiting for | waiting on`,
    'in-review': `in review | review | under review | in-review | code review | 
      needs review | awaiting review | awaiting validation | awaiting approval |
      ready for review | in testing | testing | in qa | qa | verifying | validation |
      pr open | in validation`,
    done: `complete | completed | done | finished | closed | merged | shipped | released |
      deployed | resolved | delivered | implemented | fixed | verified | accepted | live |
      code-complete | code complete | feature complete | passed | design only |
      fully complete | achieved | successful | success`,
    deferred: `deferred | postponed | moved | paused | carried over | parked | delayed`,
    cancelled: `cancelled | canceled | dropped | abandoned | rejected | won't do | wont do |
      won't fix | wontfix | removed | obsolete | superseded | skipped | descoped`,
  },
  de: {
    'not-started': `nicht begonnen | nicht gestartet | nicht fertig | nicht erledigt | offen | geplant |
      ausstehend | noch offen | noch nicht begonnen | neu`,
    'in-progress': `in arbeit | in bearbeitung | begonnen | laufend | läuft | teilweise erledigt |
      teilweise fertig | teilweise | aktiv | gestartet`,
    blocked: `blockiert | wartet | wartend`,
    'in-review': `in prüfung | im review | in review | in abnahme | zu prüfen`,
    done: `abgeschlossen | erledigt | fertig | fertiggestellt | umgesetzt | behoben`,
    deferred: `verschoben | zurückgestellt | pausiert | vertagt`,
    cancelled: `abgebrochen | storniert | verworfen | gestrichen | entfällt`,
  },
  fr: {
    'not-started': `non commencé | non commencée | pas commencé | à faire | a faire |
      en attente de début | planifié | planifiée | non démarré | non terminé | pas terminé |
      ouvert | prévu | à venir`,
    'in-progress': `en cours | commencé | partiellement terminé | partiel | actif | démarré`,
    blocked: `bloqué | bloquée | en attente`,
    'in-review': `en revue | en relecture | à valider | en validation | en test`,
    done: `terminé | terminée | terminés | terminées | fait | faite | fini | achevé | complété |
      complet | livré | livrée | résolu | validé | fermé | clos`,
    deferred: `reporté | reportée | différé | suspendu`,
    cancelled: `annulé | annulée | abandonné | abandonnée | rejeté`,
  },
  es: {
    'not-started': `no iniciado | no iniciada | sin iniciar | sin empezar | no empezado | por hacer |
      pendiente | pendientes | planificado | planificada | no completado | no terminado |
      abierto | abierta`,
    'in-progress': `en progreso | en curso | en proceso | en desarrollo | iniciado |
      parcialmente completado | parcial | activo | activa`,
    blocked: `bloqueado | bloqueada | en espera`,
    'in-review': `en revisión | en revision | revisión | en pruebas | por validar`,
    done: `completado | completada | completados | completadas | hecho | hecha | terminado |
      terminada | finalizado | finalizada | listo | lista | cerrado | cerrada | resuelto |
      entregado | completo | completa`,
    deferred: `aplazado | aplazada | pospuesto | pospuesta | diferido`,
    cancelled: `cancelado | cancelada | descartado | descartada`,
  },
  pt: {
    'not-started': `não iniciado | não iniciada | nao iniciado | nao iniciada | a fazer | a iniciar | pendente |
      planejado | planejada | não concluído | nao concluido | aberto | aberta | por fazer`,
    'in-progress': `em andamento | em progresso | em desenvolvimento | em curso | iniciado | iniciada |
      parcialmente concluído | parcialmente concluída | parcial | fazendo | ativo`,
    blocked: `bloqueado | bloqueada | impedido | em espera`,
    'in-review': `em revisão | em revisao | em validação | em teste | em testes`,
    done: `concluído | concluída | concluido | concluida | concluídos | concluídas | feito |
      feita | pronto | pronta | finalizado | finalizada | completo | completa | entregue |
      fechado | resolvido | terminado | implementado`,
    deferred: `adiado | adiada | postergado | suspenso`,
    cancelled: `cancelado | cancelada | descartado | descartada`,
  },
  it: {
    'not-started': `non iniziato | non iniziata | da fare | da iniziare | pianificato | pianificata |
      in attesa di inizio | non completato | aperto | aperta`,
    'in-progress': `in corso | in lavorazione | iniziato | parzialmente completato | parziale | attivo`,
    blocked: `bloccato | bloccata | in attesa`,
    'in-review': `in revisione | in verifica | in test | da verificare`,
    done: `completato | completata | completati | fatto | fatta | finito | terminato | chiuso |
      concluso | risolto | consegnato`,
    deferred: `rimandato | rinviato | rinviata | posticipato | sospeso`,
    cancelled: `annullato | annullata | scartato`,
  },
  tr: {
    'not-started': `başlamadı | başlanmadı | yapılacak | bekliyor | planlandı | tamamlanmadı | beklemede |
      açık | yapılmadı`,
    'in-progress': `devam ediyor | devam | sürüyor | yapılıyor | kısmen tamamlandı | kısmen | başladı |
      aktif`,
    blocked: `engellendi | bloke | engelli`,
    'in-review': `incelemede | gözden geçiriliyor | inceleniyor | testte | doğrulama bekliyor`,
    done: `tamamlandı | tamam | bitti | yapıldı | kapandı | tamamlandi | çözüldü | kapatıldı`,
    deferred: `ertelendi | askıda`,
    cancelled: `iptal edildi | iptal | vazgeçildi`,
  },
  ru: {
    'not-started': `не начато | не начат | не начата | не готово | не выполнено | не завершено |
      запланировано | запланирован | к выполнению | ожидает | открыто | открыта | новая |
      не сделано`,
    'in-progress': `в процессе | в работе | выполняется | начато | частично готово | частично выполнено |
      частично завершено | частично | активен | активна | идёт | идет | в разработке`,
    blocked: `заблокировано | заблокирована | заблокирован | блокер`,
    'in-review': `на проверке | на ревью | в ревью | ревью | на тестировании | тестируется`,
    done: `завершено | завершён | завершен | завершена | завершены | готово | готов | сделано |
      выполнено | выполнен | выполнена | закрыто | закрыт | закрыта | решено | исправлено |
      реализовано`,
    deferred: `отложено | отложен | отложена | перенесено | перенесён | приостановлено`,
    cancelled: `отменено | отменён | отменен | отменена`,
  },
  pl: {
    'not-started': `nie rozpoczęto | nierozpoczęte | nie rozpoczęte | do zrobienia | zaplanowane |
      oczekuje | nieukończone | nie ukończono | otwarte | planowane`,
    'in-progress': `w toku | w trakcie | rozpoczęto | rozpoczęte | częściowo ukończone | częściowo |
      w realizacji | aktywne`,
    blocked: `zablokowane | zablokowano | zablokowany | wstrzymane`,
    'in-review': `w przeglądzie | w recenzji | do sprawdzenia | w testach | do weryfikacji`,
    done: `ukończone | ukończono | zakończone | zakończono | gotowe | zrobione | wykonane |
      zamknięte | zakończony`,
    deferred: `odłożone | odroczone | przełożone | na później`,
    cancelled: `anulowane | anulowano | porzucone | odrzucone`,
  },
  zh: {
    'not-started': `未开始 | 待开始 | 待办 | 未完成 | 计划中 | 待处理 | 尚未开始 | 未開始 | 待辦 | 規劃中 | 待定`,
    'in-progress': `进行中 | 開發中 | 开发中 | 部分完成 | 正在进行 | 進行中 | 处理中 | 已开始`,
    blocked: `阻塞 | 已阻塞 | 被阻塞 | 受阻 | 等待中 | 卡住`,
    'in-review': `审核中 | 评审中 | 待审核 | 待验证 | 测试中 | 審核中 | 待评审`,
    done: `已完成 | 完成 | 完成了 | 已结束 | 已关闭 | 已解决 | 已上线 | 已修复 | 已合并 | 已实现`,
    deferred: `推迟 | 已推迟 | 延期 | 已延期 | 暂停 | 延後 | 搁置`,
    cancelled: `取消 | 已取消 | 废弃 | 已废弃`,
  },
  ja: {
    'not-started': `未着手 | 未開始 | 未完了 | 予定 | 未対応 | 着手前 | これから`,
    'in-progress': `進行中 | 作業中 | 対応中 | 実装中 | 一部完了 | 着手中 | 開発中`,
    blocked: `ブロック | ブロック中 | 保留中 | 待ち`,
    'in-review': `レビュー中 | レビュー待ち | 確認中 | 確認待ち | テスト中`,
    done: `完了 | 完了済み | 対応済み | 済み | 済 | 終了 | 実装済み`,
    deferred: `延期 | 保留 | 見送り`,
    cancelled: `中止 | キャンセル | 取りやめ`,
  },
  ko: {
    'not-started': `시작 전 | 시작전 | 미시작 | 예정 | 대기 | 할 일 | 미완료 | 계획 | 대기 중 | 미착수`,
    'in-progress': `진행 중 | 진행중 | 작업 중 | 작업중 | 부분 완료 | 개발 중 | 진행`,
    blocked: `차단됨 | 차단 | 보류 중 | 막힘 | 블로킹`,
    'in-review': `검토 중 | 검토중 | 리뷰 중 | 리뷰중 | 확인 중 | 테스트 중`,
    done: `완료 | 완료됨 | 종료 | 끝 | 해결 | 해결됨`,
    deferred: `연기 | 연기됨 | 보류 | 이월`,
    cancelled: `취소 | 취소됨 | 중단`,
  },
};
