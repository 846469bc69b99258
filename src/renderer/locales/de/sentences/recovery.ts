export const recoverySentences = {
  backup:
    'Ihre Daten waren beschädigt oder fehlten, deshalb ist Wordshelf zu seiner Sicherung vom {{when}} zurückgekehrt{{parts}}.',
  backupUndated:
    'Ihre Daten waren beschädigt oder fehlten, deshalb ist Wordshelf zu einer Sicherung unbekannten Datums zurückgekehrt{{parts}}.',
  emptyStore:
    'Ihre Daten waren beschädigt oder fehlten, und es gab keine brauchbare Sicherung, deshalb hat Wordshelf mit einem leeren Shop begonnen{{parts}}.',
  newestLost:
    'Die neuesten Änderungen an Ihren Daten sind verloren; was hier steht, hat den Stand vom {{when}}{{parts}}.',
  newestLostUndated: 'Die neuesten Änderungen an Ihren Daten sind verloren; was hier steht, ist von davor{{parts}}.',
  salvaged_one: '{{count, number}} neuerer Text oder eine Entscheidung wurde gerettet',
  salvaged_other: '{{count, number}} neuere Texte und Entscheidungen wurden gerettet',
  stopped_one: '{{count, number}} unfertiger Eintrag wurde angehalten',
  stopped_other: '{{count, number}} unfertige Einträge wurden angehalten',
  counted_one: '{{count, number}} Credit gilt vorsichtshalber als verbraucht',
  counted_other: '{{count, number}} Credits gelten vorsichtshalber als verbraucht',
  filesKept: 'die Dateien liegen, wie sie gefunden wurden, in {{folder}}',
  logMoved:
    'Neben Ihren Daten lag ein Protokoll (Write-Ahead-Log), das nicht zu ihnen gehört; es wurde beiseitegelegt, in {{folder}}. Ihre Daten sind so wie beim letzten Schließen von Wordshelf.',
  logAlsoMoved:
    '{{notice}} Außerdem wurde ein Protokoll (Write-Ahead-Log), das nicht zu diesen Daten gehört, beiseitegelegt, in {{folder}}.'
} as const
