export const jobs = {
  title: 'Aufträge',
  name: 'Auftrag {{id}}',
  newJob: 'Neuer Auftrag',
  showOlder: 'Ältere Aufträge zeigen',
  loading: 'Wird geladen',
  which: 'Welche Aufträge',
  filter: {
    ALL: 'Alle',
    RUNNING: 'Laufend',
    PENDING: 'Wartend',
    PAUSED: 'Angehalten',
    COMPLETED: 'Abgeschlossen',
    CANCELLED: 'Abgebrochen',
    FAILED: 'Fehlgeschlagen'
  },
  none: {
    title: 'Noch keine Aufträge',
    text: 'Wählen Sie Produkte und was neu geschrieben werden soll. Den Preis in Credits sehen Sie, bevor etwas beginnt.',
    action: 'Produkte wählen',
    RUNNING: 'Kein laufender Auftrag',
    PENDING: 'Kein wartender Auftrag',
    PAUSED: 'Kein angehaltener Auftrag',
    COMPLETED: 'Kein abgeschlossener Auftrag',
    CANCELLED: 'Kein abgebrochener Auftrag',
    FAILED: 'Kein fehlgeschlagener Auftrag'
  },
  what_one: '{{attributes}} für {{count, number}} Produkt auf {{language}}',
  what_other: '{{attributes}} für {{count, number}} Produkte auf {{language}}',
  shortWhat: '{{attributes}} × {{products}}, {{language}}',
  column: {
    job: 'Auftrag',
    what: 'Was',
    progress: 'Fortschritt',
    review: 'Prüfung',
    credits: 'Credits',
    cost: 'Kosten'
  },
  row: {
    ofTotal: '{{count, number}} von {{total, number}}',
    failed: '{{count, number}} fehlgeschlagen',
    nothingYet: 'Noch nichts',
    allReviewed: 'Alles geprüft',
    toReview: '{{count, number}} zu prüfen',
    decided: '{{approved, number}} freigegeben, {{rejected, number}} abgelehnt',
    returned: '{{count, number}} zurück',
    free: '{{count, number}} gratis',
    freeCost: 'Gratis'
  },
  control: {
    start: 'Starten',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    cancel: 'Abbrechen',
    retry_one: '{{items, number}} für {{count, number}} Credit wiederholen',
    retry_other: '{{items, number}} für {{count, number}} Credits wiederholen',
    export: 'Exportieren',
    review: 'Prüfen',
    reviewOpen: '{{count, number}} prüfen',
    openCredits: 'Credits öffnen',
    openSettings: 'Einstellungen öffnen',
    dismiss: 'Ausblenden'
  },
  priority: {
    button: 'Priorität: {{priority}}',
    text: 'Wann er unter den laufenden Aufträgen drankommt',
    HIGH: 'Hoch',
    NORMAL: 'Normal',
    LOW: 'Niedrig'
  },
  cancel: {
    title: 'Auftrag {{id}} abbrechen?',
    titleRest: 'Den Rest von Auftrag {{id}} abbrechen?',
    confirm: 'Auftrag abbrechen',
    confirmRest: 'Ja, den Rest abbrechen',
    keep: 'Behalten',
    back_one: '{{count, number}} Credit von {{required, number}} kommt zurück.',
    back_other: '{{count, number}} Credits von {{required, number}} kommen zurück.',
    monthOver_one: '{{count, number}} Credit wurde in einem Monat gehalten, der vorbei ist, und kommt nicht zurück.',
    monthOver_other:
      '{{count, number}} Credits wurden in einem Monat gehalten, der vorbei ist, und kommen nicht zurück.',
    nothingYet: 'Geliefert wurde noch nichts.',
    delivered_one: '{{count, number}} bisher gelieferter Text bleibt zum Prüfen.',
    delivered_other: '{{count, number}} bisher gelieferte Texte bleiben zum Prüfen.',
    unwritten_one: '{{count, number}} wird nicht geschrieben.',
    unwritten_other: '{{count, number}} werden nicht geschrieben.'
  },
  elsewhere: {
    running:
      'Dieser Auftrag läuft auf {{device}}: Dort wird er gestartet, angehalten und abgebrochen. Seine Texte lassen sich auch hier prüfen, exportieren und veröffentlichen.',
    over: 'Dieser Auftrag lief auf {{device}}. Seine Texte lassen sich auch hier prüfen, exportieren und veröffentlichen.',
    overRetry:
      'Dieser Auftrag lief auf {{device}}: Was nicht geliefert wurde, lässt sich dort wiederholen. Seine Texte lassen sich auch hier prüfen, exportieren und veröffentlichen.'
  },
  stopped: 'Der Auftrag ist stehen geblieben',
  paused: {
    user: { title: 'Angehalten', text: 'Bis Sie fortsetzen, wird nichts gesendet.' },
    trial: {
      title: 'Die Probe ist fertig',
      text: 'Sehen Sie sich die Ergebnisse an und lassen Sie dann den Rest laufen oder brechen Sie ihn ab.'
    },
    offline: {
      title: 'Das Modell ist nicht erreichbar',
      text: 'Nichts ist verloren. Setzen Sie fort, sobald dieser Computer wieder online ist.'
    },
    quota: {
      title: 'Das Kontingent beim Modellanbieter ist aufgebraucht',
      text: 'Erhöhen Sie dort das Kontingent und setzen Sie dann fort.'
    },
    auth: {
      title: 'Der Schlüssel wurde abgelehnt',
      text: 'Tragen Sie in den Einstellungen einen gültigen Schlüssel ein und setzen Sie dann fort.'
    },
    model: {
      title: 'Das Modell ist nicht verfügbar',
      text: 'Wählen Sie in den Einstellungen ein anderes Modell und setzen Sie dann fort.'
    },
    credits: {
      title: 'Es sind keine Credits mehr da',
      text: 'Setzen Sie fort, wenn der neue Monat beginnt oder das Kontingent größer ist.'
    }
  },
  run: {
    title: 'Texte pro Minute',
    axis: 'Minuten seit dem ersten Text',
    rate: 'Texte pro Minute',
    from: 'Ab',
    texts: 'Texte',
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Diagramm zeigen',
    said_one: 'Texte pro Minute über {{count, number}} Minute: zwischen {{least, number}} und {{most, number}}',
    said_other: 'Texte pro Minute über {{count, number}} Minuten: zwischen {{least, number}} und {{most, number}}'
  },
  progress: {
    done: 'Fertig',
    running: 'In Arbeit',
    waiting: 'Wartend',
    failed: 'Fehlgeschlagen',
    cancelled: 'Abgebrochen',
    skipped: 'Übersprungen',
    reused: 'Übernommen, gratis',
    took: '{{time}} vom Anfang bis zum Ende',
    since: '{{elapsed}} seit dem Start',
    left: '{{elapsed}} seit dem Start, noch {{remaining}}'
  },
  remaining: {
    underMinute: 'weniger als eine Minute',
    minutes: 'etwa {{minutes, number}} min',
    hours: 'etwa {{hours, number}} h',
    hoursMinutes: 'etwa {{hours, number}} h {{minutes, number}} min'
  },
  cost: {
    sample: 'Gratis: Das Beispielmodell antwortet in der App',
    unknown: 'Kosten unbekannt: Ein Modell ohne bekannten Preis war beteiligt',
    expected: 'Kosten geschätzt {{estimate}}',
    soFar: 'Bisher {{cost}}',
    soFarOf: 'Bisher {{cost}}, geschätzt {{estimate}}',
    doneOf: '{{cost}}, geschätzt {{estimate}}',
    under: 'weniger als {{amount}}',
    underFirst: 'Weniger als {{amount}}'
  },
  pace: {
    server: 'Der Server',
    one: 'Eine Anfrage auf einmal',
    upTo: 'Bis zu {{concurrency, number}} Anfragen zugleich',
    requests:
      '{{server}} lässt {{requests, number}} Anfragen pro Minute durch; bis zu {{concurrency, number}} sind zugleich unterwegs',
    requestsOne: '{{server}} lässt {{requests, number}} Anfragen pro Minute durch; eine auf einmal',
    tokens:
      '{{server}} lässt {{tokens, number}} Tokens pro Minute durch; bis zu {{concurrency, number}} Anfragen sind zugleich unterwegs',
    tokensOne: '{{server}} lässt {{tokens, number}} Tokens pro Minute durch; eine Anfrage auf einmal',
    both: '{{server}} lässt {{requests, number}} Anfragen und {{tokens, number}} Tokens pro Minute durch; bis zu {{concurrency, number}} Anfragen sind zugleich unterwegs',
    bothOne:
      '{{server}} lässt {{requests, number}} Anfragen und {{tokens, number}} Tokens pro Minute durch; eine Anfrage auf einmal'
  },
  failed: {
    label: 'Fehlgeschlagene Elemente',
    title_one: '{{count, number}} Element fehlgeschlagen',
    title_other: '{{count, number}} Elemente fehlgeschlagen',
    creditBack_one: 'Sein Credit kam in den Monat zurück, in dem er gehalten wurde.',
    creditBack_other: 'Ihre Credits kamen in die Monate zurück, in denen sie gehalten wurden.',
    product: 'Produkt',
    attribute: 'Attribut',
    why: 'Warum',
    unusable: 'Das Modell gab keine brauchbare Antwort.',
    more: 'Mehr von {{count, number}} zeigen',
    tried_one: '{{count, number}} Mal versucht',
    tried_other: '{{count, number}} Mal versucht'
  },
  publishes: {
    title: 'Veröffentlichungen',
    history: 'Verlauf dieses Auftrags',
    decide_one: 'Über {{count, number}} Konflikt entscheiden',
    decide_other: 'Über {{count, number}} Konflikte entscheiden'
  },
  trial: {
    label: 'Probe',
    running_one: 'Probe: {{tried, number}} von {{count, number}} Produkt',
    running_other: 'Probe: {{tried, number}} von {{count, number}} Produkten',
    runningText: 'Danach hält der Auftrag an und fragt, damit Sie schauen können, bevor der Rest läuft.',
    done_one: 'Probe fertig: {{tried, number}} von {{count, number}} Produkt',
    done_other: 'Probe fertig: {{tried, number}} von {{count, number}} Produkten',
    cancelRest: 'Rest abbrechen',
    runRest: 'Rest laufen lassen',
    review: 'Ergebnisse prüfen',
    reviewOpen_one: '{{count, number}} Ergebnis prüfen',
    reviewOpen_other: 'Die {{count, number}} Ergebnisse prüfen',
    nothing: 'Es kam kein Text heraus. Lesen Sie unten, warum, bevor der Rest läuft.',
    rest_one: 'Der letzte Text wartet auf Ihr Wort. Sein Credit wird gehalten.',
    rest_other: 'Die anderen {{count, number}} Texte warten auf Ihr Wort. Ihre Credits werden gehalten.'
  },
  details: {
    label: 'Einzelheiten',
    review: 'Prüfung',
    toReview: 'Zu prüfen',
    approved: 'Freigegeben',
    rejected: 'Abgelehnt',
    edited: 'Bearbeitet',
    credits: 'Credits',
    ledger: 'Kontobuch',
    required: 'Benötigt',
    captured: 'Gebucht',
    returned: 'Zurück',
    held: 'Gehalten',
    bookedOn: 'Gebucht auf',
    model: 'Modell',
    noAnswerYet: 'Noch keine Antwort',
    requests: 'Anfragen',
    tokensSent: 'Gesendete Tokens',
    cached: 'Davon aus dem Cache',
    tokensReceived: 'Empfangene Tokens',
    pricesOf: 'Preise vom',
    beside: '{{actual, number}}, geschätzt {{estimate, number}}',
    request: 'Anforderung',
    attributes: 'Attribute',
    products: 'Produkte',
    fromCollections: '{{count, number}} aus Kategorien',
    language: 'Sprache',
    runsOn: 'Läuft auf',
    created: 'Angelegt',
    started: 'Gestartet',
    finished: 'Beendet',
    prompt: 'Prompt'
  }
} as const
