export const jobsSentences = {
  given_one: '{{count, number}} Credit ist wieder in Ihrem Guthaben.',
  given_other: '{{count, number}} Credits sind wieder in Ihrem Guthaben.',
  noneDelivered_one: 'Das einzige Element konnte nicht geliefert werden; der Credit ist wieder in Ihrem Guthaben.',
  noneDelivered_other:
    'Keines der {{count, number}} Elemente konnte geliefert werden; die Credits sind wieder in Ihrem Guthaben.',
  someFailed_one: '{{count, number}} Element konnte nicht geliefert werden; der Credit ist wieder in Ihrem Guthaben.',
  someFailed_other:
    '{{count, number}} Elemente konnten nicht geliefert werden; die Credits sind wieder in Ihrem Guthaben.',
  givenOverMonths:
    'Credits wieder in Ihrem Guthaben: {{back, number}}. Credits, die nicht zurückkommen, weil ihr Monat vorbei ist: {{late, number}}.',
  failedOverMonths:
    'Elemente, die nicht geliefert werden konnten: {{failed, number}}. Credits wieder in Ihrem Guthaben: {{back, number}}. Credits, die nicht zurückkommen, weil ihr Monat vorbei ist: {{late, number}}.',
  trialDone:
    'Die Probe ist fertig: {{done, number}} von {{total, number}} Produkten. Sehen Sie sich die Ergebnisse an und lassen Sie dann den Rest laufen oder brechen Sie ab.',
  cancelled: 'Der Auftrag wurde abgebrochen.',
  nothingToRetry: 'Auftrag {{id}} hat keine fehlgeschlagenen oder abgebrochenen Elemente, die sich wiederholen ließen.',
  fromBeforeRestore:
    'Dieser Auftrag stammt aus der Zeit, bevor die Daten dieses Computers wiederhergestellt wurden; er läuft nicht mehr weiter. Prüfen Sie, was er geliefert hat, und legen Sie für den Rest einen neuen Auftrag an.',
  againThereOnly: 'Dieser Auftrag gehört zu {{device}} und kann nur dort wieder aufgenommen werden.',
  runsElsewhere: 'Dieser Auftrag läuft auf {{device}}. Pausieren oder beenden Sie ihn dort.',
  notNotStarted: 'Dieser Auftrag hat noch nicht begonnen; das geht jetzt nicht.',
  notRunning: 'Dieser Auftrag läuft gerade; das geht jetzt nicht.',
  notPaused: 'Dieser Auftrag ist pausiert; das geht jetzt nicht.',
  notCompleted: 'Dieser Auftrag ist schon fertig.',
  notCancelled: 'Dieser Auftrag wurde abgebrochen.',
  notFailed: 'Dieser Auftrag ist fehlgeschlagen.',
  tooLarge:
    'Produkte × Attribute ergibt {{items, number}} Elemente; ein Auftrag fasst höchstens {{limit, number}}. Teilen Sie die Auswahl auf mehrere Aufträge auf.',
  noSuchProduct: 'Dieser Shop hat kein Produkt mit der Kennung „{{id}}“',
  noSuchCollection: 'Dieser Shop hat keine Kategorie mit der Kennung „{{id}}“',
  keyUsed:
    'Der Schlüssel „{{key}}“ wurde schon für eine andere Anfrage verwendet. Versuchen Sie es noch einmal von vorn.',
  noAttribute: 'Wählen Sie mindestens ein Attribut',
  noProduct: 'Wählen Sie mindestens ein Produkt',
  noCollection: 'Wählen Sie mindestens eine Kategorie',
  attributeTwice: 'Jedes Attribut darf nur einmal gewählt sein',
  productTwice: 'Jedes Produkt darf nur einmal gewählt sein',
  collectionTwice: 'Jede Kategorie darf nur einmal gewählt sein',
  languageTag: 'Geben Sie die Sprache als Kürzel an, etwa en oder pt-BR',
  promptLong: 'Der Prompt darf höchstens {{limit, number}} Zeichen haben',
  promptEmpty: 'Schreiben Sie in den Prompt, was mit dem Text geschehen soll',
  promptBroken: 'Der Prompt enthält Steuerzeichen oder kaputte Zeichen'
} as const
