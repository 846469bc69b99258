export const review = {
  title: 'Prüfung',
  loading: 'Wird geladen',
  texts: 'Zu prüfende Texte',
  gone: 'Diesen Text gibt es nicht mehr.',
  job: 'Auftrag {{id}}',
  jobInLanguage: 'Auftrag {{id}}, {{language}}',
  itemName: '{{attribute}} von {{product}}',
  aboutJob_one: '{{attributes}} für {{count, number}} Produkt, Sprache: {{language}}',
  aboutJob_other: '{{attributes}} für {{count, number}} Produkte, Sprache: {{language}}',
  aboutJobs: '{{jobs}}: {{texts}}',
  approveLowRisk: 'Alle mit geringem Risiko freigeben ({{items, number}})…',
  export: 'Exportieren',
  reviewed: 'Geprüft',
  reviewedOf: '<b>{{done, number}}</b> von {{of, number}} geprüft',
  showOpenNow: 'Zeigen, was jetzt offen ist ({{items, number}})',
  showMatchingNow: 'Zeigen, was jetzt passt ({{items, number}})',
  notSaved: 'Nicht gespeichert. {{reason}}',
  tab: {
    open: 'Zu prüfen',
    twoTexts: 'Zwei Texte',
    approved: 'Freigegeben',
    rejected: 'Abgelehnt',
    edited: 'Bearbeitet',
    all: 'Alle'
  },
  toolbar: {
    which: 'Welche Texte',
    breakLines: 'Lange Zeilen umbrechen',
    breakLinesKey: 'Lange Zeilen umbrechen (W)',
    layout: 'Wie Änderungen gezeigt werden',
    inline: 'Im Text',
    sideBySide: 'Nebeneinander',
    without: 'Ohne {{filter}}',
    clearAll: 'Alle entfernen',
    search: 'Suchen',
    searchLabel: 'Produkte und Texte durchsuchen',
    clearSearch: 'Suche leeren'
  },
  filter: {
    title: 'Filter',
    active: 'Filter ({{active, number}})',
    counted: '{{label}} ({{items, number}})',
    any: 'Beliebig',
    attribute: 'Attribut',
    risk: 'Risiko',
    flags: 'Anzusehen',
    job: 'Auftrag',
    language: 'Sprache',
    collection: 'Kategorie',
    publish: 'Im Shop',
    lengthLeast: 'Zeichen, mindestens',
    lengthMost: 'Zeichen, höchstens',
    changeLeast: 'Geändert in %, mindestens',
    changeMost: 'Geändert in %, höchstens',
    duplicates: 'Gleicher Text wie ein anderes Produkt im selben Auftrag',
    noDuplicates: 'Kein anderes Produkt im selben Auftrag hat den Text',
    near: 'Gleicher oder fast gleicher Text wie ein anderes Produkt',
    noNear: 'Kein anderes Produkt hat fast denselben Text',
    group: 'Texte, die sich gleichen'
  },
  chip: {
    lengthMost: 'Höchstens {{most, number}} Zeichen',
    lengthLeast: 'Mindestens {{least, number}} Zeichen',
    length: '{{least, number}} bis {{most, number}} Zeichen',
    changeMost: 'Höchstens {{most, number}} % geändert',
    changeLeast: 'Mindestens {{least, number}} % geändert',
    change: '{{least, number}} bis {{most, number}} % geändert'
  },
  risk: {
    low: 'Geringes Risiko',
    medium: 'Mittleres Risiko',
    high: 'Hohes Risiko',
    of100: 'Risiko {{risk, number}} von 100',
    changed: '{{share, number}} % geändert'
  },
  sort: {
    label: 'Sortierung',
    job: 'Neuester Auftrag zuerst',
    product: 'Nach Produkt',
    riskDown: 'Höchstes Risiko zuerst',
    riskUp: 'Geringstes Risiko zuerst',
    changeDown: 'Am meisten geändert zuerst',
    changeUp: 'Am wenigsten geändert zuerst',
    lengthDown: 'Längster zuerst',
    lengthUp: 'Kürzester zuerst',
    jobDown: 'Ältester Auftrag zuerst',
    productDown: 'Nach Produkt, rückwärts',
    catalogue: 'Katalogreihenfolge',
    catalogueDown: 'Katalogreihenfolge, rückwärts'
  },
  views: {
    title: 'Ansichten',
    unknown: 'Sie fragt nach etwas, das diese Seite nicht zeigen kann.',
    shown: 'Angezeigt',
    saveThis: 'Diese Ansicht speichern…',
    changed: '{{name}} (geändert)',
    saveChanges: 'Änderungen in {{name}} speichern',
    changesSaved: 'Die Ansicht {{name}} zeigt jetzt, was hier zu sehen ist.',
    saveNew: 'Als neue Ansicht speichern…',
    rename: '{{name}} umbenennen…',
    delete: '{{name}} löschen',
    deleted: 'Die Ansicht {{name}} ist gelöscht. Kein Text wurde angerührt.',
    saveTitle: 'Diese Ansicht speichern',
    renameTitle: '{{name}} umbenennen',
    name: 'Name',
    nameText: 'Filter, Suche und Sortierung werden darunter gespeichert.',
    save: 'Speichern'
  },
  card: {
    select: '{{item}} auswählen',
    approve: 'Freigeben (A)',
    approveItem: '{{item}} freigeben',
    reject: 'Ablehnen (R)',
    rejectItem: '{{item}} ablehnen',
    edit: 'Bearbeiten (E)',
    editItem: '{{item}} bearbeiten',
    ask: 'Neu schreiben lassen (M)',
    askNoted: 'Neu schreiben lassen (M): ein Hinweis wartet',
    askItem: '{{item}} neu schreiben lassen',
    reopen: 'Zurück in die Prüfung',
    reopenItem: '{{item}} zurück in die Prüfung geben',
    wasEmpty: 'War leer',
    aiText: 'KI-Text',
    editedByYou: 'Von Ihnen bearbeitet',
    showYours: 'Ihren Text zeigen',
    showAi: 'KI-Text zeigen',
    reset: 'Auf KI-Text zurücksetzen',
    draft: 'Entwurf nicht gespeichert',
    continue: 'Fortsetzen'
  },
  near: {
    help: 'Andere Produkte haben diesen Text oder einen mit fast denselben Wörtern. Suchmaschinen zeigen davon vielleicht nur einen.',
    same: 'Wie bei einem anderen Produkt',
    nearly: 'Fast wie bei einem anderen Produkt',
    show_one: 'Mit {{count, number}} ähnlichen Text zeigen',
    show_other: 'Mit {{count, number}} ähnlichen zeigen'
  },
  anew: {
    title: 'Neu schreiben lassen',
    text: 'Der KI-Text von {{item}} wird neu geschrieben. Ihr eigener Text und das Original bleiben, wie sie sind.',
    texts_one:
      'Der KI-Text von {{count, number}} Element wird neu geschrieben. Ihr eigener Text und das Original bleiben, wie sie sind.',
    texts_other:
      'Die KI-Texte von {{count, number}} Elementen werden neu geschrieben. Ihre eigenen Texte und die Originale bleiben, wie sie sind.',
    note: 'Was soll anders werden?',
    example: 'Kürzer, und die Wolle nennen',
    send: 'Neu schreiben',
    cancel: 'Abbrechen',
    left_one: 'Noch {{count, number}} von {{limit, number}} Zeichen',
    left_other: 'Noch {{count, number}} von {{limit, number}} Zeichen',
    running: 'Wird neu geschrieben…',
    runningWith: 'Wird neu geschrieben: {{note}}',
    waits: 'Wartet darauf, neu geschrieben zu werden.',
    stop: 'Anhalten',
    resume: 'Weitermachen',
    failed: 'Konnte nicht neu geschrieben werden, der Credit ist zurück.',
    stopped: 'Angehalten, der Credit ist zurück.',
    refused: 'Nicht angefragt. {{reason}}',
    tooMany_one: 'Höchstens {{count, number}} Text auf einmal kann neu geschrieben werden.',
    tooMany_other: 'Höchstens {{count, number}} Texte auf einmal können neu geschrieben werden.',
    none: 'Nichts von der Auswahl kann jetzt neu geschrieben werden.',
    again: 'Noch einmal…',
    written: 'Neu geschrieben',
    earlier: 'Früheren Text zurückholen'
  },
  editor: {
    label: 'Ihr Text für {{attribute}}',
    ifEmpty: 'Es gibt keinen Text zu speichern. Um das Original zu behalten, lehne das Element ab.',
    save: 'Speichern',
    saveAndApprove: 'Speichern und freigeben'
  },
  lowRisk: {
    title_one: '{{count, number}} Text mit geringem Risiko freigeben',
    title_other: '{{count, number}} Texte mit geringem Risiko freigeben',
    none: 'Hier ist nichts mit geringem Risiko mehr zu prüfen.',
    all: 'Das sind alle.',
    some: '{{shown, number}} davon, über die ganze Liste verteilt. Keiner hat eine Zahl oder einen Link verloren oder eine andere Warnung.',
    sample: 'Einige davon',
    others: 'Andere zeigen',
    approve: '{{items, number}} freigeben'
  },
  empty: {
    nothingMatches: 'Nichts passt',
    nothingMatchesText: 'Kein Text hier entspricht dem Filter und der Suche.',
    clearFilter: 'Filter leeren',
    soFar: 'Bisher alles geprüft',
    allReviewed: 'Alles geprüft',
    decided: '{{approved, number}} freigegeben, {{rejected, number}} abgelehnt.',
    moreToCome: 'Weitere Texte erscheinen, sobald der Auftrag sie liefert.',
    publish_one: '{{count, number}} Text veröffentlichen',
    publish_other: '{{count, number}} Texte veröffentlichen',
    export_one: '{{count, number}} Text exportieren',
    export_other: '{{count, number}} Texte exportieren',
    showAll: 'Alle Texte zeigen',
    noTwoTexts: 'Keine zwei Texte',
    noTwoTextsText: 'Von jedem Element gibt es nur einen Text. Was gewählt wurde, ist wie alles andere zu prüfen.',
    showOpen: 'Zeigen, was zu prüfen ist',
    nothingApproved: 'Nichts freigegeben',
    nothingApprovedText: 'Hier ist noch kein Text freigegeben.',
    nothingRejected: 'Nichts abgelehnt',
    nothingRejectedText: 'Hier ist noch kein Text abgelehnt.',
    nothingEdited: 'Nichts bearbeitet',
    nothingEditedText: 'Hier ist noch kein Text bearbeitet.',
    nothingDelivered: 'Nichts geliefert',
    nothingDeliveredText: 'Hier ist noch kein Text geliefert.',
    noTexts: 'Noch keine Texte',
    noTextsText: 'Was Ihre Aufträge liefern, wird hier geprüft, vorher und nachher.',
    newJob: 'Neuer Auftrag',
    jobDeliveredNone: 'Dieser Auftrag hat keine Texte geliefert',
    willAppear: 'Sie erscheinen hier, sobald der Auftrag sie liefert.',
    jobSays: 'Der Auftrag sagt, was schiefgegangen ist.',
    goToJob: 'Zum Auftrag'
  },
  footer: {
    approve: 'Freigeben',
    reject: 'Ablehnen',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    next: 'Weiter',
    previous: 'Zurück',
    nextUndecided: 'Nächster offener',
    select: 'Auswählen',
    allKeys: 'Alle Tasten',
    selection: 'Auswahl',
    allMatching_one: '{{count, number}} passender Text',
    allMatching_other: 'Alle {{count, number}} passenden Texte',
    selected: '{{items, number}} ausgewählt',
    selectAll: 'Alle {{items, number}} passenden auswählen',
    clear: 'Aufheben',
    approveSelected: '{{items, number}} freigeben',
    askSelected: 'Neu schreiben lassen…',
    rejectSelected: '{{items, number}} ablehnen',
    reopenSelected: '{{items, number}} wieder öffnen',
    restore: 'Wiederherstellen',
    lookAgain: 'Übrige auswählen',
    close: 'Schließen'
  },
  keys: {
    next: 'Nächstes Element',
    previous: 'Voriges Element',
    nextUndecided: 'Nächstes offene Element',
    edit: 'Text bearbeiten',
    anew: 'Den Text neu schreiben lassen',
    keepThis: 'Von zwei Texten diesen behalten',
    keepOther: 'Von zwei Texten den anderen behalten',
    save: 'Bearbeitung speichern',
    saveAndApprove: 'Bearbeitung speichern und freigeben',
    cancel: 'Bearbeitung abbrechen, Auswahl aufheben',
    undo: 'Letzte Änderung rückgängig machen',
    redo: 'Rückgängig Gemachtes wiederholen',
    extendDown: 'Auswahl nach unten erweitern',
    extendUp: 'Auswahl nach oben erweitern',
    selectAll: 'Alles Passende auswählen',
    expand: 'Langen Text ganz zeigen',
    layout: 'Im Text oder nebeneinander',
    form: 'Text, gestaltet oder HTML-Quelltext',
    wrap: 'Lange Quelltextzeilen umbrechen oder verschieben',
    nextChange: 'Nächste Änderung im Text',
    previousChange: 'Vorige Änderung im Text'
  },
  twoTexts: {
    why: 'Zwei Personen haben diesen Text gleichzeitig geschrieben. Wählen Sie einen aus; dann kann er freigegeben werden.',
    otherDevice: 'Auf einem anderen Gerät geschrieben',
    here: 'Der Text hier',
    keepThis: 'Diesen behalten',
    yours: 'Ihr Text, auf diesem Gerät geschrieben',
    onDevice: 'Auf {{device}} geschrieben',
    keepOther: 'Den anderen behalten',
    which: '{{item}}, {{whose}}'
  },
  change: {
    none: 'Dieser Text hat keine Änderung, zu der man gehen könnte.',
    formatting: 'Änderung {{number, number}} von {{of, number}}: Formatierung.',
    added: 'Änderung {{number, number}} von {{of, number}}: hinzugefügt {{added}}',
    removed: 'Änderung {{number, number}} von {{of, number}}: entfernt {{removed}}',
    replaced: 'Änderung {{number, number}} von {{of, number}}: aus {{removed}} wurde {{added}}'
  },
  decided: {
    one: {
      APPROVED: '{{item}}: freigegeben.',
      REJECTED: '{{item}}: abgelehnt.',
      OPEN: '{{item}}: wieder geöffnet.'
    },
    many: {
      APPROVED_one: '{{count, number}} Element freigegeben.',
      APPROVED_other: '{{count, number}} Elemente freigegeben.',
      REJECTED_one: '{{count, number}} Element abgelehnt.',
      REJECTED_other: '{{count, number}} Elemente abgelehnt.',
      OPEN_one: '{{count, number}} Element wieder geöffnet.',
      OPEN_other: '{{count, number}} Elemente wieder geöffnet.'
    },
    already_one: '{{count, number}} war es schon.',
    already_other: '{{count, number}} waren es schon.',
    twoTexts_one: '{{count, number}} übersprungen: zwei Texte warten auf eine Wahl.',
    twoTexts_other: '{{count, number}} übersprungen: zwei Texte warten auf eine Wahl.',
    textChanged_one: '{{count, number}} Text blieb, wie er war: Er wurde inzwischen geändert.',
    textChanged_other: '{{count, number}} Texte blieben, wie sie waren: Sie wurden inzwischen geändert.'
  },
  undone: {
    nothing: 'Es gab nichts mehr rückgängig zu machen.',
    one: 'Rückgängig gemacht: {{item}} ist wie zuvor.',
    many_one: 'Rückgängig gemacht: {{count, number}} Element ist wie zuvor.',
    many_other: 'Rückgängig gemacht: {{count, number}} Elemente sind wie zuvor.'
  },
  redone: {
    nothing: 'Es gab nichts mehr zu wiederholen.',
    one: 'Wiederholt: {{item}}.',
    many_one: 'Wiederholt: {{count, number}} Element.',
    many_other: 'Wiederholt: {{count, number}} Elemente.'
  },
  leftAlone_one: 'Ein Element wurde seither noch einmal geändert und bleibt, wie es ist.',
  leftAlone_other: '{{count, number}} Elemente wurden seither noch einmal geändert und bleiben, wie sie sind.',
  settled: {
    this: '{{item}}: Der Text hier wird behalten. Er ist zu prüfen.',
    other: '{{item}}: Der andere Text wird behalten. Er ist zu prüfen.'
  },
  said: {
    twoTexts: '{{item}} hat zwei Texte. Wählen Sie zuerst einen davon.',
    asked: '{{item}} wird neu geschrieben.',
    askedMany_one: '{{count, number}} Text wird neu geschrieben.',
    askedMany_other: '{{count, number}} Texte werden neu geschrieben.',
    notAsked_one:
      '{{count, number}} ausgelassen: schon in Arbeit, mit zwei Texten, oder das Produkt gibt es nicht mehr.',
    notAsked_other:
      '{{count, number}} ausgelassen: schon in Arbeit, mit zwei Texten, oder die Produkte gibt es nicht mehr.',
    landed: '{{item}}: Der neue Text ist da.',
    landedMany_one: '{{count, number}} neuer Text ist da.',
    landedMany_other: '{{count, number}} neue Texte sind da.',
    same: '{{item}}: Das Modell hat denselben Text noch einmal geschrieben.',
    reset: '{{item}}: zurück zum KI-Text.',
    saved: '{{item}}: Ihr Text ist gespeichert.',
    savedApproved: '{{item}}: Ihr Text ist gespeichert und freigegeben.',
    draftDiscarded: '{{item}}: Entwurf verworfen.'
  },
  flag: {
    overRecommended: {
      label: 'Länger als empfohlen',
      help: 'Suchmaschinen oder Shop-Designs schneiden diesen Text vielleicht ab.'
    },
    numberLost: {
      label: 'Zahl fehlt',
      help: 'Eine Zahl des Originals steht nicht im neuen Text.'
    },
    numberAdded: {
      label: 'Neue Zahl',
      help: 'Der neue Text hat eine Zahl, die das Original nicht hat.'
    },
    structureLost: {
      label: 'Formatierung verloren',
      help: 'Listen, Links, Überschriften oder Bilder des Originals sind weg.'
    },
    bigChange: {
      label: 'Länge stark geändert',
      help: 'Der neue Text ist mehr als doppelt oder weniger als halb so lang.'
    },
    unitLost: {
      label: 'Einheit fehlt',
      help: 'Ein Maß des Originals hat noch seine Zahl, aber nicht mehr seine Einheit.'
    },
    empty: {
      label: 'Leer',
      help: 'Wer liest, würde nichts sehen.'
    },
    language: {
      label: 'Andere Sprache',
      help: 'Der Text ist nicht in der verlangten Sprache.'
    },
    markup: {
      label: 'Ungewöhnlicher Code',
      help: 'Der Text hat HTML, Links oder Zeichen, wegen derer ein Text des Modells abgelehnt würde.'
    },
    bannedWord: {
      label: 'Verbotenes Wort',
      help: 'Der Text verwendet ein Wort, das Ihre Einstellungen verbieten.'
    },
    unchanged: {
      label: 'Keine Änderung',
      help: 'Das Modell hat den Text gelassen, wie er war.'
    },
    unknown: 'Sehen Sie sich diesen Text genau an.',
    bannedWords: 'Verbotenes Wort: {{words}}',
    numbersLost: 'Zahl fehlt: {{numbers}}'
  }
} as const
