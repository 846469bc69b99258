export const wixSentences = {
  withDetails: '{{why}} ({{details}})',
  alone: '{{why}}',
  busy: 'Der Shop nimmt im Moment keine weiteren Anfragen an.',
  notReadable: 'Die Antwort von Wix ist nicht lesbar.',
  settingUp: 'Wix richtet diesen Shop noch ein: Versuchen Sie es in ein paar Minuten noch einmal.',
  otherVersion: 'Der Shop ist auf die andere Version des Wix-Katalogs umgezogen: Rufen Sie ihn noch einmal ab.',
  plan: 'Der Tarif dieser Website hat keinen Zugang zur Wix-API: Stufen Sie die Website auf Wix hoch und versuchen Sie es dann noch einmal.',
  badKey:
    'Wix akzeptiert den API-Schlüssel nicht: Erstellen Sie in der API-Schlüsselverwaltung von Wix (manage.wix.com/account/api-keys) einen neuen und geben Sie ihn hier ein.',
  failed: 'Wix hat nicht geantwortet; meist klappt es wenig später.',
  refused: 'Wix hat die Anfrage abgelehnt.',
  noStores:
    'Diese Website hat kein Wix Stores: Fügen Sie ihr die App Wix Stores hinzu oder verbinden Sie eine andere Website.',
  siteGone:
    'Wix kennt keine Website mit dieser Kennung: Sie wurde gelöscht, oder die Kennung stimmt nicht. Kopieren Sie den Teil nach /dashboard/ aus der Adresse des Dashboards.',
  keyOfOtherSite:
    'Der API-Schlüssel gilt nicht für diese Website oder darf in ihrem Shop nichts: Erstellen Sie in der API-Schlüsselverwaltung von Wix (manage.wix.com/account/api-keys) einen mit der Berechtigung „{{permission}}“ und geben Sie ihn hier ein.',
  keyLacks:
    'Dem API-Schlüssel fehlt die Berechtigung „{{permission}}“, oder er gilt nicht für diese Website: Erstellen Sie in der API-Schlüsselverwaltung von Wix (manage.wix.com/account/api-keys) einen mit ihr und geben Sie ihn hier ein.',
  keyWithout:
    'Dem Schlüssel für diesen Shop fehlt die Berechtigung „{{permission}}“. Ergänzen Sie sie bei Wix oder verbinden Sie den Shop mit einem neuen Schlüssel.',
  lacks:
    'Dem Schlüssel fehlt die Berechtigung {{permissions}}. Ergänzen Sie sie bei Wix oder erstellen Sie dort einen neuen Schlüssel und versuchen Sie es noch einmal.',
  lacksMany:
    'Dem Schlüssel fehlen die Berechtigungen {{permissions}}. Ergänzen Sie sie bei Wix oder erstellen Sie dort einen neuen Schlüssel und versuchen Sie es noch einmal.',
  clock:
    'Die Uhr dieses Computers geht falsch: Stellen Sie Datum und Uhrzeit in seinen Einstellungen auf automatisch und versuchen Sie es dann noch einmal.',
  inBetween:
    'Statt Wix hat etwas dazwischen geantwortet, etwa ein Proxy oder eine Anmeldeseite: Öffnen Sie wix.com in einem Browser, melden Sie sich im Netzwerk an, falls es danach fragt, und versuchen Sie es noch einmal.',
  slow: 'Wix hat nicht rechtzeitig vollständig geantwortet.',
  stoppedWriting: 'Es wurde angehalten, während Wix antwortete.',
  stopped: 'Es wurde angehalten.',
  notSent: 'Es wurde angehalten, bevor etwas gesendet war.',
  unreached: 'Wix ist nicht erreichbar: Prüfen Sie die Verbindung zum Internet.',
  unsafe:
    'Die Verbindung zu Wix ist nicht sicher: Etwas in diesem Netzwerk, etwa ein Proxy oder ein Virenscanner, antwortet mit einem Zertifikat, dem dieser Computer nicht vertraut. Fragen Sie, wer das Netzwerk betreibt.',
  proxy:
    'Der Proxy dieses Netzwerks lässt keine Anfrage zu Wix durch: Melden Sie sich bei ihm an oder fragen Sie, wer das Netzwerk betreibt.',
  answerTooLarge: 'Die Antwort von Wix ist größer, als eine Antwort sein kann.',
  broke: 'Die Verbindung zu Wix brach ab, bevor die Antwort vollständig war.',
  unknownVersion: 'Laut Wix hat dieser Shop eine Katalogversion, die diese Version der App nicht kennt.',
  unknownForm: 'Wix hat in einer Form geantwortet, die diese Version der App nicht kennt ({{at}}).',
  unknownAnswer: 'Wix hat in einer Form geantwortet, die diese Version der App nicht kennt.',
  samePage: 'Wix hat statt der nächsten dieselbe Seite mit Produkten noch einmal geschickt.',
  lostPlace: 'Wix kennt die Stelle nicht mehr, an der das Lesen aufhörte: Rufen Sie den Katalog noch einmal ab.',
  saidNothing: 'Wix hat zu diesem Produkt nichts gesagt.',
  noImage: 'Das Produkt hat auf Wix kein Bild für einen Alternativtext.',
  needs: 'Ein Produkt auf Wix braucht: {{attribute}}.',
  takesNo: 'Wix nimmt für diesen Shop nicht an: {{attribute}}.',
  slugTaken: 'Ein anderes Produkt des Shops hat diesen URL-Slug: Wählen Sie einen anderen.',
  variants:
    'Wix nimmt keine Änderung dieses Produkts an, weil seine Varianten nicht zu seinen Optionen passen: Öffnen und speichern Sie es einmal auf Wix.',
  productRefused: 'Wix hat dieses Produkt abgelehnt ({{code}}).',
  partRefused: 'Wix hat bei diesem Produkt abgelehnt: {{attribute}} ({{code}}).',
  productRefusedPlainly: 'Wix hat dieses Produkt abgelehnt.',
  partRefusedPlainly: 'Wix hat bei diesem Produkt abgelehnt: {{attribute}}.',
  keyWithBlanks:
    'Der API-Schlüssel enthält Leerzeichen oder Zeichen, die in keinem Schlüssel vorkommen. Kopieren Sie ihn noch einmal aus Wix.',
  noSiteId:
    'Das ist keine Kennung einer Website. Kopieren Sie den Teil nach /dashboard/ aus der Adresse Ihres Wix-Dashboards.',
  siteIdForm: 'Die Kennung der Website steht nach /dashboard/ in der Adresse Ihres Dashboards'
} as const
