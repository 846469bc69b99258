export const sync = {
  title: 'Abgleich',
  now: 'Jetzt abgleichen',
  signOut: 'Abmelden',
  linkAgain: 'Erneut verbinden',
  linkThisStore: 'Diesen Shop verbinden',
  saveUnsent: 'Nicht Gesendetes speichern',
  change_one: '{{count, number}} Änderung',
  change_other: '{{count, number}} Änderungen',
  screen: {
    local: 'Dieser Shop arbeitet für sich: Alles liegt auf diesem Computer, und sein Kontingent legen Sie selbst fest.',
    linked: '{{store}}, auf diesem Gerät als {{device}}.',
    thisStore: 'Dieser Shop',
    unnamed: 'unbenannt',
    linkText: 'Mit einem Kopplungscode aus der App Ihres Shops.',
    linkAgainText: 'Mit einem neuen Kopplungscode aus der App Ihres Shops. Hier geht nichts verloren.'
  },
  linking: {
    title: 'Was die Verbindung bewirkt',
    text: 'Auf keiner Seite geht etwas verloren.',
    details:
      'Die Aufträge, Texte, Entscheidungen und Veröffentlichungen von hier werden an das Backend des Shops gesendet und erscheinen auf jedem damit verbundenen Gerät, und die der anderen erscheinen hier. Von da an kommen Credits aus dem Kontingent des Shops; was hier bisher verbraucht wurde, wird nicht noch einmal berechnet. Produkte, Schlüssel und Einstellungen bleiben auf diesem Computer. Laufende Aufträge müssen vorher beendet sein.'
  },
  link: {
    url: {
      label: 'Adresse des Backends',
      description: 'Die App Ihres Shops zeigt sie neben dem Kopplungscode an.',
      example: 'https://…',
      problem: 'Geben Sie die Adresse ein, die die App Ihres Shops nennt.'
    },
    code: {
      label: 'Kopplungscode',
      description: 'Acht Buchstaben oder Ziffern. Er gilt einmal und zehn Minuten lang.',
      example: 'K7QM-2RXD',
      problem: 'Ein Kopplungscode hat acht Buchstaben oder Ziffern, etwa K7QM-2RXD.'
    },
    deviceName: {
      label: 'Name dieses Geräts',
      description: 'Die anderen sehen ihn bei seinen Aufträgen und Texten.',
      example: 'Annas Laptop',
      problem: 'Geben Sie diesem Gerät einen Namen, unter dem die anderen es kennen.'
    },
    refused: 'Nicht verbunden',
    asking: 'Das Backend wird gefragt …'
  },
  status: {
    local: 'Nicht verbunden',
    upToDate: 'Auf dem neuesten Stand',
    syncing: 'Abgleich läuft',
    offline: 'Offline',
    offlineWaiting_one: 'Offline, {{count, number}} wartet',
    offlineWaiting_other: 'Offline, {{count, number}} warten',
    attention: 'Braucht Ihre Aufmerksamkeit'
  },
  heard: {
    upToDate: 'Der Abgleich ist auf dem neuesten Stand.',
    offline: 'Der Abgleich ist offline. Änderungen warten auf diesem Gerät.',
    attention: 'Der Abgleich braucht Ihre Aufmerksamkeit.'
  },
  problem: {
    title: 'Der Abgleich braucht Ihre Aufmerksamkeit',
    readLog: 'Abgleichprotokoll lesen'
  },
  state: {
    title: 'Stand',
    text: 'Alles außer dem Modell und Wix funktioniert offline; was Sie tun, wird später gesendet.',
    last: 'Letzter Abgleich',
    next: 'Nächster Versuch',
    waiting: 'Noch zu senden',
    nothing: 'Nichts',
    notUnderstood: 'Nicht verstanden',
    quarantined_one:
      '{{count, number}} Änderung. Das Backend bewahrt sie auf und macht ohne sie weiter; warum, steht im Protokoll.',
    quarantined_other:
      '{{count, number}} Änderungen. Das Backend bewahrt sie auf und macht ohne sie weiter; warum, steht im Protokoll.',
    backend: 'Backend'
  },
  time: {
    never: 'Noch nie',
    now: 'Jetzt',
    notByItself: 'Nicht von selbst',
    onChange: 'Sobald sich etwas ändert',
    in: 'In {{duration}}'
  },
  twoTexts: {
    title: 'Zwei Texte',
    text: 'Zwei Personen haben zur selben Zeit geschrieben. Beide Texte bleiben erhalten, bis Sie sich entscheiden.',
    inJob_one: 'Auftrag {{jobId}}: für {{count, number}} Element entscheiden',
    inJob_other: 'Auftrag {{jobId}}: für {{count, number}} Elemente entscheiden',
    older_one: '{{count, number}} Element in älteren Aufträgen, unter „Prüfung“.',
    older_other: '{{count, number}} Elemente in älteren Aufträgen, unter „Prüfung“.'
  },
  devices: {
    title: 'Geräte',
    text: 'Was jedes diesen Monat geliefert hat, gerade in Arbeit hat und noch allein ausgeben darf.',
    asOf: 'Stand: {{when}}.',
    device: 'Gerät',
    delivered: 'Geliefert',
    underWay: 'In Arbeit',
    unused: 'Ungenutzt',
    actions: 'Aktionen',
    thisDevice: 'Dieses Gerät',
    givenUp: 'Aufgegeben',
    notSeen: 'Noch nicht gesehen',
    seen: 'Gesehen <time>{{when}}</time>',
    giveUp: 'Aufgeben …',
    giveUpNamed: '{{name}} aufgeben …'
  },
  invite: {
    open: 'Computer hinzufügen …',
    title: 'Computer hinzufügen',
    asking: 'Das Backend wird nach einem Code gefragt …',
    how: 'Öffnen Sie auf dem anderen Computer „Abgleich“ und geben Sie ein:',
    address: 'Adresse',
    code: 'Kopplungscode',
    until: 'Gilt einmal, bis {{when}}. Wer ihn hat, kann sehen und ausgeben, was dieser Shop hat.',
    done: 'Fertig'
  },
  writeOff: {
    title: '{{name}} aufgeben?',
    only: 'Nur für ein Gerät, das verloren oder defekt ist.',
    holdsNothing: '{{name}} hält keine Credits, also kommt nichts zurück.',
    holdsUnused_one: '{{name}} hält {{count, number}} ungenutzten Credit. Er kommt sofort zum Shop zurück.',
    holdsUnused_other: '{{name}} hält {{count, number}} ungenutzte Credits. Sie kommen sofort zum Shop zurück.',
    holdsOpen_one: '{{name}} hält {{count, number}} Credit für laufende Elemente. Er kommt sofort zum Shop zurück.',
    holdsOpen_other:
      '{{name}} hält {{count, number}} Credits für laufende Elemente. Sie kommen sofort zum Shop zurück.',
    holdsBoth_one:
      '{{name}} hält {{count, number}} ungenutzten Credit und {{open}} für laufende Elemente. Sie kommen sofort zum Shop zurück.',
    holdsBoth_other:
      '{{name}} hält {{count, number}} ungenutzte Credits und {{open}} für laufende Elemente. Sie kommen sofort zum Shop zurück.',
    excess_one:
      'Wird {{name}} irgendwo noch benutzt, kann es diesen Credit ein zweites Mal ausgeben: höchstens {{count, number}} Credit mehr als das Kontingent. Was es später meldet, wird dem nächsten Monat zugerechnet.',
    excess_other:
      'Wird {{name}} irgendwo noch benutzt, kann es diese {{count, number}} Credits ein zweites Mal ausgeben: höchstens {{count, number}} Credits mehr als das Kontingent. Was es später meldet, wird dem nächsten Monat zugerechnet.',
    excessOf_one:
      'Wird {{name}} irgendwo noch benutzt, kann es diesen Credit ein zweites Mal ausgeben: höchstens {{count, number}} Credit mehr als das Kontingent von {{allowance, number}}. Was es später meldet, wird dem nächsten Monat zugerechnet.',
    excessOf_other:
      'Wird {{name}} irgendwo noch benutzt, kann es diese {{count, number}} Credits ein zweites Mal ausgeben: höchstens {{count, number}} Credits mehr als das Kontingent von {{allowance, number}}. Was es später meldet, wird dem nächsten Monat zugerechnet.',
    stays:
      'Was es gesendet hat, bleibt. Was es noch nicht gesendet hat, ist hier nicht bekannt und wird übernommen, wenn es wieder auftaucht.',
    keep: 'Behalten',
    confirm: 'Aufgeben',
    done_one: '{{name}} ist aufgegeben. {{count, number}} Credit kam zum Shop zurück.',
    done_other: '{{name}} ist aufgegeben. {{count, number}} Credits kamen zum Shop zurück.'
  },
  unsent: {
    file_one: '{{file}} enthält {{count, number}} Änderung.',
    file_other: '{{file}} enthält {{count, number}} Änderungen.',
    fileOldest_one: '{{file}} enthält die älteste von {{total, number}} Änderungen.',
    fileOldest_other: '{{file}} enthält die ältesten {{count, number}} von {{total, number}} Änderungen.'
  },
  leave: {
    text: 'Dieses Gerät vom Backend des Shops trennen.',
    details:
      'Alles, was hier ist, bleibt hier. Ungenutzte Credits gehen an den Shop zurück, und dieser Shop hat wieder ein eigenes Kontingent.',
    open: 'Abmelden …',
    title: 'Abmelden?',
    usual:
      '{{device}} wird von {{store}} getrennt. Alles wurde gesendet. Aufträge, Texte und Verlauf bleiben hier; ungenutzte Credits gehen an den Shop zurück. Um sich wieder zu verbinden, brauchen Sie einen neuen Kopplungscode.',
    thisDevice: 'Dieses Gerät',
    theStore: 'dem Shop',
    stay: 'Angemeldet bleiben',
    done: 'Dieses Gerät ist abgemeldet. Alles bleibt hier.',
    unsentTitle_one: '{{count, number}} Änderung ist noch nicht gesendet',
    unsentTitle_other: '{{count, number}} Änderungen sind noch nicht gesendet',
    unsentText_one:
      'Wenn Sie sich jetzt abmelden, bliebe sie nur auf diesem Gerät. Das muss deshalb warten, bis das Backend sie hat.',
    unsentText_other:
      'Wenn Sie sich jetzt abmelden, blieben sie nur auf diesem Gerät. Das muss deshalb warten, bis das Backend sie hat.',
    goneForGood: 'Das Backend gibt es nicht mehr …'
  },
  abandon: {
    unheard_one: 'Das Backend wird {{count, number}} Änderung dieses Geräts nie erhalten',
    unheard_other: 'Das Backend wird {{count, number}} Änderungen dieses Geräts nie erhalten',
    nothingUnheard: 'Das Backend erfährt nichts von dieser Abmeldung',
    counted_one:
      '{{count, number}} ungenutzter Credit dieses Geräts bleibt dort angerechnet, bis er verfällt: Vorher kann kein anderes Gerät ihn ausgeben.',
    counted_other:
      '{{count, number}} ungenutzte Credits dieses Geräts bleiben dort angerechnet, bis sie verfallen: Vorher kann kein anderes Gerät sie ausgeben.',
    countedUnknown:
      'Ungenutzte Credits dieses Geräts bleiben dort angerechnet, bis sie verfallen: Vorher kann kein anderes Gerät sie ausgeben.',
    nothingCounted: 'Dieses Gerät hält keine ungenutzten Credits, also bleiben dort keine angerechnet.',
    text: 'Nur für ein Backend, das nicht zurückkommt. Aufträge, Texte und Verlauf bleiben hier, und dieser Shop hat wieder ein eigenes Kontingent. Wenn Sie ihn später verbinden, wird dann alles gesendet, was hier ist.',
    back: 'Zurück',
    confirm: 'Ohne das Backend abmelden'
  },
  log: {
    title: 'Abgleichprotokoll',
    text: 'Das Neueste zuerst. Es bleibt erhalten, wenn Wordshelf geschlossen wird.',
    when: 'Wann',
    what: 'Was',
    older: 'Ältere von {{total, number}} anzeigen',
    warning: 'Warnung:',
    error: 'Fehler:'
  }
} as const
