export const storeSentences = {
  noKeyForSite:
    'Wordshelf hat keinen Schlüssel für diese Website. Erstellen Sie bei Wix unter „API-Schlüssel“ einen und geben Sie ihn hier ein.',
  noKey:
    'Wordshelf hat keinen Schlüssel für {{store}}. Verbinden Sie den Shop noch einmal mit einem Schlüssel von Wix.',
  found: 'Wix antwortet: Das ist der Shop {{store}}.',
  publishing:
    'In diesem Shop wird gerade etwas veröffentlicht. Lassen Sie das zu Ende laufen oder brechen Sie es zuerst ab.',
  notOnWix: 'Dieser Shop ist nicht auf Wix. Verbinden Sie zuerst einen Wix-Shop.',
  notOnWixConnect: 'Dieser Shop ist nicht auf Wix. Verbinden Sie zuerst einen.',
  nothingToFetch: 'Dieser Shop ist nicht auf Wix, es gibt also nichts abzurufen. Verbinden Sie zuerst einen Wix-Shop.',
  movedCatalogue:
    'Wix hat diesen Shop auf einen neuen Katalog umgestellt. Wordshelf ruft zuerst den ganzen Katalog noch einmal ab und macht dann weiter.',
  disconnected: 'Der Shop wurde getrennt. Was vorher abgerufen wurde, bleibt.',
  fetchingAlready: 'Der Katalog wird schon abgerufen. Lassen Sie das zu Ende laufen oder brechen Sie es zuerst ab.',
  pullRunning: 'Der Abruf läuft gerade; das geht jetzt nicht.',
  pullPaused: 'Der Abruf ist pausiert; das geht jetzt nicht.',
  pullDone: 'Der Abruf ist schon zu Ende.',
  pullCancelled: 'Der Abruf wurde abgebrochen.',
  pullFailed: 'Der Abruf ist fehlgeschlagen.'
} as const
