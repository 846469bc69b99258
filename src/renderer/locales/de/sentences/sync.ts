export const syncSentences = {
  linked: 'Dieser Shop wurde unter dem Namen „{{device}}“ mit „{{store}}“ verknüpft.',
  abandoned: 'Dieses Gerät wurde ohne das Backend von „{{store}}“ abgemeldet.',
  abandonedWith_one:
    'Dieses Gerät wurde ohne das Backend von „{{store}}“ abgemeldet; {{count, number}} Änderung ist dort nie angekommen.',
  abandonedWith_other:
    'Dieses Gerät wurde ohne das Backend von „{{store}}“ abgemeldet; {{count, number}} Änderungen sind dort nie angekommen.',
  sent_one: '{{count, number}} Änderung gesendet.',
  sent_other: '{{count, number}} Änderungen gesendet.',
  received_one: '{{count, number}} Text von {{device}} empfangen.',
  received_other: '{{count, number}} Texte von {{device}} empfangen.',
  receivedHere_one: '{{count, number}} Änderung anderer Geräte an Texten dieses Geräts empfangen.',
  receivedHere_other: '{{count, number}} Änderungen anderer Geräte an Texten dieses Geräts empfangen.',
  gaveBack_one: '{{count, number}} Credit zurückgegeben, den dieses Gerät nicht verbraucht hat.',
  gaveBack_other: '{{count, number}} Credits zurückgegeben, die dieses Gerät nicht verbraucht hat.',
  granted_one: '{{count, number}} Credit für dieses Gerät erhalten.',
  granted_other: '{{count, number}} Credits für dieses Gerät erhalten.',
  denied: 'Das Backend hat im Moment keine Credits zu vergeben.',
  givenUp:
    'Er wurde aufgegeben, und was er hielt, gehört nun den anderen Geräten: Melden Sie ihn ab und verknüpfen Sie ihn neu, oder warten Sie auf den nächsten Monat.',
  newMonth: 'Ein neuer Monat hat begonnen: {{period}}.',
  offline_one: 'Offline: {{count, number}} Änderung wartet. {{why}}',
  offline_other: 'Offline: {{count, number}} Änderungen warten. {{why}}',
  quarantined_one: 'Das Backend hält {{count, number}} Änderung zurück, mit der es nichts anfangen konnte: {{reason}}',
  quarantined_other:
    'Das Backend hält {{count, number}} Änderungen zurück, mit denen es nichts anfangen konnte: {{reason}}',
  newLife:
    'Diese Daten wurden zurückgesetzt, oder eine andere Kopie von ihnen ist weitergelaufen: Dieses Gerät meldet dem Backend alles noch einmal und bittet um neue Credits.',
  restarted: 'Das Senden war ins Stocken geraten und wurde neu gestartet.',
  pullAgain: 'Was andere Geräte getan haben, wird von vorn abgerufen.',
  stuck:
    'Das Senden kommt nicht voran: Das Backend antwortet oder scheint zu antworten, aber nichts geschieht. Starten Sie Wordshelf neu; hilft das nicht, fragen Sie, wer das Backend betreibt.',
  ourFault:
    'Was das Backend antwortet, lässt sich auf diesem Computer nicht speichern. Es ist nichts verloren; starten Sie Wordshelf neu und sehen Sie nach, ob die Festplatte voll ist.',
  clone:
    'Eine andere Kopie dieser Daten wird unter dem Namen dieses Geräts verwendet. Schließen Sie die andere Kopie und gleichen Sie hier noch einmal ab.',
  noKey:
    'Dieser Computer hat keinen Schlüssel für das Backend mehr: Verknüpfen Sie den Shop mit einem neuen Kopplungscode.',
  noBackend: 'Dieser Shop hat kein Backend.',
  linkFirst: 'Dieser Shop hat kein Backend. Verknüpfen Sie ihn zuerst in den Einstellungen.',
  ourError: 'Auf diesem Computer ist etwas schiefgegangen.',
  noAnswer: 'Das Backend hat nicht geantwortet.',
  copyWentOn: 'Eine andere Kopie dieser Daten ist weitergelaufen: Versuchen Sie es gleich noch einmal.',
  notEnough: 'Der Shop hat nicht mehr genug Credits.',
  closing: 'Wordshelf wird geschlossen.',
  goingToSleep: 'Der Computer geht in den Ruhezustand.',
  asleep: 'Der Computer ist im Ruhezustand.',
  signingOut: 'Dieses Gerät wird abgemeldet.',
  busy: 'Dieser Shop wird gerade verknüpft oder abgemeldet: Warten Sie einen Moment.',
  thisDevice: 'Das ist das Gerät, das Sie gerade benutzen: Melden Sie es stattdessen ab.',
  notFailing:
    'Das Backend hat beim letzten Versuch geantwortet, es muss also nichts zurückbleiben: Gleichen Sie ab und melden Sie sich dann wie gewohnt ab.',
  unsent_one:
    '{{count, number}} Änderung dieses Geräts ist noch nicht beim Backend. Gleichen Sie zuerst ab oder speichern Sie sie in einer Datei.',
  unsent_other:
    '{{count, number}} Änderungen dieses Geräts sind noch nicht beim Backend. Gleichen Sie zuerst ab oder speichern Sie sie in einer Datei.',
  jobOpenLink:
    'Ein Auftrag ist noch nicht fertig: Lassen Sie ihn zu Ende laufen oder brechen Sie ihn ab und verknüpfen Sie dann den Shop.',
  jobsOpenLink:
    '{{jobs, number}} Aufträge sind noch nicht fertig: Lassen Sie sie zu Ende laufen oder brechen Sie sie ab und verknüpfen Sie dann den Shop.',
  jobOpenOut:
    'Ein Auftrag ist noch nicht fertig: Lassen Sie ihn zu Ende laufen oder brechen Sie ihn ab und melden Sie sich dann ab.',
  jobsOpenOut:
    '{{jobs, number}} Aufträge sind noch nicht fertig: Lassen Sie sie zu Ende laufen oder brechen Sie sie ab und melden Sie sich dann ab.',
  linkedAlready: 'Dieser Shop ist schon mit {{url}} verknüpft. Melden Sie dieses Gerät zuerst dort ab.',
  monthAhead:
    'Dieser Shop hat hier schon {{ours}} begonnen, sein Backend ist noch in {{theirs}}: Credits ließen sich nicht ausgeben. Prüfen Sie die Uhr dieses Computers und verknüpfen Sie den Shop, wenn das Backend in diesem Monat angekommen ist.',
  agreeFirst: 'Das Backend und dieses Gerät müssen sich erst einigen: Versuchen Sie es gleich noch einmal.',
  notABackend:
    'Was unter dieser Adresse antwortet, ist kein Backend von Wordshelf: Prüfen Sie die Adresse und ob dieses Netzwerk erst eine Anmeldung verlangt.',
  networkSignIn: 'Dieses Netzwerk verlangt eine Anmeldung, bevor es etwas durchlässt.',
  unknownDevice: 'Das Backend kennt dieses Gerät nicht mehr: Verknüpfen Sie den Shop noch einmal.',
  asksToWait: 'Das Backend bittet, ein wenig zu warten.',
  notWell: 'Beim Backend gibt es gerade eine Störung (HTTP {{status}}).',
  tooOld: 'Diese Version von Wordshelf ist zu alt für das Backend dieses Shops: Aktualisieren Sie die App.',
  backendTooOld: 'Das Backend dieses Shops ist zu alt für diese Version von Wordshelf: Es muss aktualisiert werden.',
  slow: 'Das Backend hat nicht rechtzeitig vollständig geantwortet.',
  unreached: 'Das Backend ist nicht erreichbar: Prüfen Sie die Verbindung zum Internet.',
  clock: 'Die Uhr dieses Computers geht falsch: Stellen Sie Datum und Uhrzeit in seinen Einstellungen auf automatisch.',
  unsafe:
    'Die Verbindung zum Backend ist nicht sicher: Was antwortet, zeigt ein Zertifikat, dem dieser Computer nicht vertraut.',
  proxy:
    'Der Proxy dieses Netzwerks lässt keine Anfrage durch: Melden Sie sich bei ihm an oder fragen Sie, wer das Netzwerk betreibt.',
  broke: 'Die Verbindung zum Backend brach ab, bevor die Antwort vollständig war.',
  answerTooLarge: 'Die Antwort des Backends ist größer, als eine Antwort sein kann.',
  linkGivenUp:
    'Hier wurde nichts geändert. Sollte der Kopplungscode schon verbraucht sein, lassen Sie sich einen neuen geben.',
  pairingCode: 'Ein Kopplungscode hat acht Buchstaben oder Ziffern, etwa K7QM-2RXD',
  pairingCodeStop: 'Ein Kopplungscode hat acht Buchstaben oder Ziffern, etwa K7QM-2RXD.',
  urlEmpty: 'Bitte geben Sie die Adresse ein',
  codeEmpty: 'Bitte geben Sie den Code ein',
  deviceNameEmpty: 'Bitte geben Sie diesem Gerät einen Namen'
} as const
