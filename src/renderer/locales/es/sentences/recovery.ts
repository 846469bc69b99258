export const recoverySentences = {
  backup:
    'Tus datos estaban dañados o faltaban, así que Wordshelf ha vuelto a su copia de seguridad del {{when}}{{parts}}.',
  backupUndated:
    'Tus datos estaban dañados o faltaban, así que Wordshelf ha vuelto a una copia de seguridad de fecha desconocida{{parts}}.',
  emptyStore:
    'Tus datos estaban dañados o faltaban y no había ninguna copia de seguridad válida, así que Wordshelf ha empezado con una tienda vacía{{parts}}.',
  newestLost: 'Se han perdido los cambios más recientes de tus datos; lo que ves aquí es del {{when}}{{parts}}.',
  newestLostUndated: 'Se han perdido los cambios más recientes de tus datos; lo que ves aquí es anterior{{parts}}.',
  salvaged_one: 'se ha salvado {{count, number}} texto o decisión más reciente',
  salvaged_many: 'se han salvado {{count, number}} de textos y decisiones más recientes',
  salvaged_other: 'se han salvado {{count, number}} textos y decisiones más recientes',
  stopped_one: 'se ha detenido {{count, number}} elemento sin terminar',
  stopped_many: 'se han detenido {{count, number}} de elementos sin terminar',
  stopped_other: 'se han detenido {{count, number}} elementos sin terminar',
  counted_one: '{{count, number}} crédito cuenta como usado, por precaución',
  counted_many: '{{count, number}} de créditos cuentan como usados, por precaución',
  counted_other: '{{count, number}} créditos cuentan como usados, por precaución',
  filesKept: 'los archivos se conservan tal como se encontraron en {{folder}}',
  logMoved:
    'Junto a tus datos había un registro (write-ahead log) que no es suyo y se ha apartado, en {{folder}}; tus datos están como cuando se cerró Wordshelf por última vez.',
  logAlsoMoved:
    '{{notice}} También se ha apartado un registro (write-ahead log) que no es de estos datos, en {{folder}}.'
} as const
