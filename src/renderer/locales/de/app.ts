export const app = {
  place: {
    products: 'Produkte',
    optimize: 'Optimieren',
    jobs: 'Aufträge',
    review: 'Prüfung',
    history: 'Verlauf',
    store: 'Wix-Shop',
    import: 'Import',
    credits: 'Credits',
    sync: 'Abgleich',
    settings: 'Einstellungen',
    conflicts: 'Konflikte',
    publishes: 'Veröffentlichungen'
  },
  window: {
    title: '{{place}} – Wordshelf',
    skip: 'Zum Inhalt springen',
    bar: 'Fenster',
    nav: 'Hauptnavigation',
    goOrRun: 'Gehe zu oder Befehl ausführen',
    shortcuts: 'Tastenkürzel',
    shortcutsWithKey: 'Tastenkürzel (?)',
    appearance: 'Darstellung',
    appearanceIs: 'Darstellung: {{scheme}}',
    chosen: 'ausgewählt',
    openConflicts: 'offen',
    toReview: 'zu prüfen'
  },
  scheme: {
    light: 'Hell',
    dark: 'Dunkel'
  },
  notFound: {
    title: 'Diese Seite gibt es nicht',
    text: 'Die Adresse stammt vielleicht aus einer älteren Version.',
    action: 'Zu den Produkten'
  },
  broken: {
    window: 'Das Fenster funktioniert nicht mehr',
    windowText:
      'Nichts ist verloren: Aufträge laufen weiter und Ihre Arbeit ist gespeichert. Laden Sie das Fenster neu. ({{reason}})',
    loadAgain: 'Neu laden',
    screen: 'Diese Ansicht funktioniert nicht mehr',
    tryAgain: 'Erneut versuchen'
  },
  thawed: {
    title: 'Das Fenster wurde neu geladen',
    text: 'Es wurde nicht mehr gezeichnet. Was inzwischen gedrückt wurde, ist geschehen: Sehen Sie es sich an. Angefangene Texte sind noch da.'
  },
  connection: {
    notSignedIn: 'Nicht angemeldet.',
    noAnswer: 'Wordshelf antwortet nicht.'
  },
  recovery: {
    where: 'Wo sind meine Daten?'
  },
  resumed: {
    openJob: 'Auftrag öffnen',
    openJobs: 'Aufträge öffnen',
    dismiss: 'Ausblenden',
    one: 'Wordshelf wurde mitten in Auftrag {{id}} beendet ({{finished, number}} von {{items}} erledigt). Er geht dort weiter, wo er war.',
    more_one: 'Wordshelf wurde mitten in {{count, number}} Auftrag beendet. Er geht dort weiter, wo er war.',
    more_other: 'Wordshelf wurde mitten in {{count, number}} Aufträgen beendet. Sie gehen dort weiter, wo sie waren.'
  },
  missed: {
    openPublishes: 'Veröffentlichungen öffnen',
    several_one:
      'Der Zeitpunkt von {{count, number}} Veröffentlichung wurde verpasst, weil Wordshelf geschlossen war oder der Computer schlief. Es wurde nichts gesendet.',
    several_other:
      'Die Zeitpunkte von {{count, number}} Veröffentlichungen wurden verpasst, weil Wordshelf geschlossen war oder der Computer schlief. Es wurde nichts gesendet.',
    now: 'Jetzt veröffentlichen',
    another: 'Andere Zeit…',
    cancel: 'Abbrechen',
    values_one:
      '{{count, number}} Wert sollte am {{due}} in <store>{{store}}</store> veröffentlicht werden, als Wordshelf geschlossen war oder der Computer schlief. Es wurde nichts gesendet.',
    values_other:
      '{{count, number}} Werte (was der Shop schon hat, eingeschlossen) sollten am {{due}} in <store>{{store}}</store> veröffentlicht werden, als Wordshelf geschlossen war oder der Computer schlief. Es wurde nichts gesendet.'
  },
  activeJob: {
    name: 'Auftrag {{id}}',
    waits: 'wartet',
    running: 'läuft',
    paused: 'angehalten',
    trialDone: 'Probe fertig',
    progress: '{{done, number}} von {{total, number}}'
  },
  activePull: {
    fetching: 'ruft ab',
    paused: 'angehalten',
    label: 'Abruf von Wix'
  },
  pull: {
    waits: '<b>Der Abruf von Wix wartet.</b> {{reason}} Er geht von selbst weiter.',
    paused: '<b>Der Abruf von Wix ist angehalten.</b> {{reason}}',
    open: 'Shop öffnen'
  },
  credits: {
    name: 'Credits',
    left: '<b>{{left, number}}</b> von {{total, number}}<hidden> übrig</hidden>',
    here: '{{here, number}} davon auf diesem Gerät',
    expired: '{{here, number}} hier sind aus einem vergangenen Monat'
  },
  model: {
    name: 'Modell',
    notReady: 'Nicht bereit. Einstellungen öffnen.'
  },
  drop: {
    nothing: 'Nichts wurde importiert',
    letGo: 'Loslassen, um den Inhalt dieser CSV-Datei zu sehen',
    busy: 'Eine andere Datei wird gerade gelesen',
    busyText: 'Warten Sie darauf oder brechen Sie ab, und öffnen Sie {{file}} noch einmal.'
  },
  stores: {
    switch: 'Shop wechseln',
    here: 'Shops auf diesem Computer',
    active: 'aktiv',
    onWix: 'Bei Wix, {{products}}',
    add: 'Shop hinzufügen…',
    addTitle: 'Shop hinzufügen',
    connect: 'Wix-Shop verbinden…',
    switchTo: 'Zu {{store}} wechseln',
    name: 'Name',
    nameText: 'Nur Sie sehen ihn. Jeder Shop hat eigene Produkte, Aufträge und Credits.',
    nameMissing: 'Geben Sie dem Shop einen Namen.',
    addButton: 'Shop hinzufügen'
  },
  palette: {
    contrast: 'Kontrast: {{contrast}}',
    language: 'Sprache: {{language}}',
    goTo: 'Gehe zu',
    goToPlace: 'Gehe zu {{place}}',
    everywhere: 'Überall',
    commands: 'Befehle',
    command: 'Befehl',
    stores: 'Shops',
    nothing: 'Nichts heißt so.',
    sampleLoaded: 'Der Beispiel-Shop ist geladen.',
    fetchChanges: 'Änderungen von Wix abrufen',
    exportJob: 'Auftrag {{id}} exportieren…',
    regenerate: 'Diesen Text neu schreiben lassen…',
    undoDecision: 'Letzte Entscheidung rückgängig machen',
    loadSample: 'Beispiel-Shop laden',
    notHere: 'Hier nicht möglich',
    notHereText: 'In dieser Ansicht gibt es nichts, womit das ginge.'
  },
  shortcutSheet: {
    search: 'Tastenkürzel suchen',
    placeholder: 'Suchen',
    none: 'Kein Tastenkürzel hat „{{query}}“ im Namen.',
    typing: 'Einzelne Tasten wirken nicht, während Sie in ein Textfeld schreiben.'
  },
  sync: {
    chip: 'Abgleich:',
    lastSync: 'Letzter Abgleich',
    nextTry: 'Nächster Versuch',
    waits: 'Wartet auf Versand',
    now: 'Jetzt abgleichen',
    devices: 'Geräte und Protokoll',
    attention: 'Der Abgleich braucht Aufmerksamkeit',
    twoTexts_one: 'Zwei Personen haben einen Text geschrieben',
    twoTexts_other: 'Zwei Personen haben {{count, number}} Texte geschrieben',
    twoTextsText: 'Beide bleiben erhalten. Wählen Sie in der Prüfung unter „Zwei Texte“.'
  }
} as const
