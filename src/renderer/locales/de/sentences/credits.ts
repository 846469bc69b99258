export const creditsSentences = {
  short: 'Sie brauchen {{required, number}} Credits, haben aber nur noch {{remaining, number}}.',
  heldByDevice_one:
    '{{why}} {{count, number}} weiterer liegt bei {{devices}} und kommt zurück, sobald dieses Gerät ruht oder abgleicht.',
  heldByDevice_other:
    '{{why}} {{count, number}} weitere liegen bei {{devices}} und kommen zurück, sobald dieses Gerät ruht oder abgleicht.',
  heldByDevices_one:
    '{{why}} {{count, number}} weiterer liegt bei {{devices}} und kommt zurück, sobald diese Geräte ruhen oder abgleichen.',
  heldByDevices_other:
    '{{why}} {{count, number}} weitere liegen bei {{devices}} und kommen zurück, sobald diese Geräte ruhen oder abgleichen.',
  oldMonthOffline_one:
    'Sie brauchen {{count, number}} Credit, aber die {{expired, number}} auf diesem Computer gehören zu einem abgelaufenen Monat, und er ist offline. Stellen Sie eine Verbindung her, um die dieses Monats zu erhalten.',
  oldMonthOffline_other:
    'Sie brauchen {{count, number}} Credits, aber die {{expired, number}} auf diesem Computer gehören zu einem abgelaufenen Monat, und er ist offline. Stellen Sie eine Verbindung her, um die dieses Monats zu erhalten.',
  fewOffline_one:
    'Sie brauchen {{count, number}} Credit, aber dieser Computer ist offline und hat nur {{own, number}}. Stellen Sie eine Verbindung her, um mehr zu erhalten.',
  fewOffline_other:
    'Sie brauchen {{count, number}} Credits, aber dieser Computer ist offline und hat nur {{own, number}}. Stellen Sie eine Verbindung her, um mehr zu erhalten.',
  oldMonth_one:
    'Sie brauchen {{count, number}} Credit, aber die {{expired, number}} auf diesem Computer gehören zu einem abgelaufenen Monat. {{why}}',
  oldMonth_other:
    'Sie brauchen {{count, number}} Credits, aber die {{expired, number}} auf diesem Computer gehören zu einem abgelaufenen Monat. {{why}}',
  few_one:
    'Sie brauchen {{count, number}} Credit, aber dieser Computer hat nur {{own, number}} und bekommt im Moment keine weiteren. {{why}}',
  few_other:
    'Sie brauchen {{count, number}} Credits, aber dieser Computer hat nur {{own, number}} und bekommt im Moment keine weiteren. {{why}}',
  atMostBack:
    'Höchstens {{amount, number}} Credits können zurückgegeben werden: Die übrigen verbrauchten sind für offene Elemente reserviert.',
  fromBackend:
    'Die Credits dieses Shops kommen von seinem Backend. Ändern Sie dort den Tarif oder erstatten Sie dort Credits, oder melden Sie dieses Gerät zuerst ab.',
  noteMissing: 'Bitte geben Sie in der Notiz den Grund an',
  amountZero: 'Die Anzahl darf nicht 0 sein',
  amountWhole: 'Die Anzahl muss eine ganze Zahl sein',
  totalWhole: 'Das Kontingent muss eine ganze Zahl sein',
  noteLong: 'Die Notiz darf höchstens {{limit, number}} Zeichen haben',
  leased: 'Was dieser Computer von den Credits des Shops hält',
  countedAsUsed:
    'Als verbraucht gezählt: Frühere Daten wurden wiederhergestellt, und diese Credits können danach ausgegeben worden sein',
  asBeforeRestore: 'Das Kontingent, wie es vor der Wiederherstellung war',
  leaseGone:
    'Hier ist nichts mehr von dem übrig, was das Backend für diesen Computer vorgesehen hatte: Es kann ausgegeben worden sein',
  monthClosed: '{{period}} abgeschlossen'
} as const
