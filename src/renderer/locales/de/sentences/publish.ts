export const publishSentences = {
  notApproved: 'Nicht freigegeben. Geben Sie den Text zuerst in der Prüfung frei.',
  gone: 'Das Produkt ist nicht mehr im Shop.',
  noAltText:
    'Diese Version eines Wix-Shops nimmt von außen keinen Alternativtext an. Exportieren Sie ihn oder tragen Sie ihn in Wix ein.',
  empty: 'Der Text ist leer, und Wix braucht hier einen. Bearbeiten Sie ihn in der Prüfung.',
  long: 'Der Text ist länger, als diese Version eines Wix-Shops annimmt. Kürzen Sie ihn in der Prüfung.',
  noImage: 'Das Produkt hat kein Bild, das einen Alternativtext tragen könnte.',
  underWay: 'Derselbe Text dieses Produkts wird schon veröffentlicht.',
  underWayNow: 'Derselbe Text dieses Produkts wird gerade veröffentlicht.',
  undone: 'Es wurde schon rückgängig gemacht.',
  replaced: 'Eine spätere Veröffentlichung hat es ersetzt. Machen Sie zuerst diese rückgängig.',
  edited: 'Es wurde seitdem auf Wix bearbeitet. Der neuere Text bleibt, wie er ist.',
  changedSince: 'Es wurde auf Wix geändert, seit der Text geschrieben wurde.',
  liveKept: 'Der Text auf Wix blieb erhalten.',
  approvalVoid:
    'Nach der Planung wurde die Freigabe zurückgenommen oder der Text geändert. Geben Sie ihn frei und veröffentlichen Sie noch einmal.',
  notStored:
    'Wix hat zugestimmt, und doch steht im Shop der frühere Text. Ändern Sie ihn in Wix oder exportieren Sie ihn.',
  keepsChanging:
    'Das Produkt änderte sich auf Wix jedes Mal, wenn es geschrieben werden sollte. Veröffentlichen Sie es noch einmal, wenn es niemand bearbeitet.',
  noAnswer:
    'Wix hat mehrmals nicht geantwortet, und im Shop steht noch der frühere Text. Veröffentlichen Sie ihn später noch einmal.',
  mayBeTakenBack:
    'Die Antwort von Wix ging verloren, und das Produkt wurde inzwischen geändert. Entweder kam Ihr Text nie an, oder jemand hat ihn zurückgenommen: Entscheiden Sie, welcher Text bleibt.',
  notThereYet:
    'Wix hat zugestimmt, zeigt den Text aber noch nicht. Der Shop wird noch einmal gelesen, bevor etwas anderes geschieht.',
  answerLost: 'Die Antwort ging verloren. Der Shop wird noch einmal gelesen, bevor etwas anderes geschieht.',
  slugTaken: 'Ein anderes Produkt hat diesen URL-Slug schon. Wählen Sie in der Prüfung einen anderen.',
  slugForm: 'Wix nimmt diesen URL-Slug nicht an. Verwenden Sie Kleinbuchstaben, Ziffern und Bindestriche.',
  tooLong: '{{attribute}}: Der Text ist Wix zu lang. Kürzen Sie ihn in der Prüfung.',
  ribbon:
    'Wix hat das Banner nicht angenommen. Legen Sie es einmal in Wix an und veröffentlichen Sie dann noch einmal.',
  variants:
    'Wix nimmt keine Änderung dieses Produkts an, weil seine Varianten dort beschädigt sind. Öffnen und speichern Sie es in Wix und veröffentlichen Sie dann noch einmal.',
  refusedCode: '{{attribute}}: Wix hat den Text abgelehnt ({{code}}).',
  refusedBecause: '{{attribute}}: Wix hat den Text abgelehnt. {{why}}',
  refused: '{{attribute}}: Wix hat den Text abgelehnt: {{message}}',
  missed:
    'Die Zeit verstrich, während Wordshelf geschlossen war oder der Computer schlief. Veröffentlichen Sie jetzt oder wählen Sie eine andere Zeit.',
  passed: 'Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren oder veröffentlichen Sie jetzt.',
  nothing: 'Es gibt nichts zu veröffentlichen. {{why}}',
  nothingBack: 'Es gibt nichts rückgängig zu machen. {{why}}',
  takenBack:
    'Was sich ändern würde, wurde schon einmal zurückgenommen. Wählen Sie es auf der Seite „Veröffentlichen“ aus, um es erneut zu veröffentlichen.',
  heldAlready: 'Der Shop hat diese Texte schon.',
  noneApproved: 'In diesem Auftrag ist kein Text freigegeben. Geben Sie zuerst in der Prüfung Texte frei.',
  noMatch: 'Nichts Veröffentlichtes passt dazu.',
  notScheduled: 'Diese Veröffentlichung wartet auf ihre Zeit; das geht jetzt nicht.',
  notMissed: 'Diese Veröffentlichung hat ihre Zeit verpasst; das geht jetzt nicht.',
  notRunning: 'Diese Veröffentlichung läuft gerade; das geht jetzt nicht.',
  notPaused: 'Diese Veröffentlichung ist pausiert; das geht jetzt nicht.',
  notDone: 'Diese Veröffentlichung ist schon fertig.',
  notCancelled: 'Diese Veröffentlichung wurde abgebrochen.',
  editedSince:
    'Dieser Text wurde in der Prüfung geändert, seit er veröffentlicht werden sollte. Veröffentlichen Sie ihn noch einmal, um den neuen neben dem aktuellen zu sehen.',
  undoHasNoMerge:
    'Ein Rückgängig hat keinen eigenen Text zum Zusammenführen. Stellen Sie den früheren Text wieder her oder behalten Sie den aktuellen.',
  undoChangedSinceAsked:
    'Was zurückgenommen würde, hat sich seit der Frage geändert. Es wurde nichts zurückgenommen; sehen Sie sich die Zahlen an und bestätigen Sie noch einmal.',
  changedSinceAsked:
    'Was veröffentlicht würde, hat sich seit der Frage geändert. Es wurde nichts veröffentlicht; sehen Sie sich die Zahlen an und bestätigen Sie noch einmal.',
  otherStore:
    'Sie haben „{{confirmed}}“ bestätigt, der Shop heißt aber „{{name}}“. Es wurde nichts veröffentlicht; sehen Sie nach dem Namen des Shops und bestätigen Sie noch einmal.',
  notConnected:
    'Dieser Shop ist nicht mit Wix verbunden. Verbinden Sie ihn zuerst oder exportieren Sie die freigegebenen Texte.',
  notMentioned: 'Wix hat dieses Produkt in seiner Antwort nicht erwähnt.',
  answerNotRead: 'Die Antwort von Wix konnte nicht gelesen werden.'
} as const
