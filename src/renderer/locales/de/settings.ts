export const settings = {
  contrast: {
    label: 'Kontrast',
    text: 'Hoher Kontrast: Text mit mindestens 7:1 und kräftigere Linien, hell wie dunkel.',
    system: 'System',
    normal: 'Standard',
    more: 'Hoch'
  },
  title: 'Einstellungen',
  save: 'Speichern',
  savedAsChanged: 'Wird beim Ändern gespeichert.',
  uiLanguage: {
    label: 'Sprache des Fensters',
    text: 'Produkttexte haben ihre eigene Sprache, die je Auftrag gewählt wird.'
  },
  model: {
    title: 'Modell',
    text: 'Welches Modell die Vorschläge schreibt. Ein eigenes Modell wird ausprobiert, bevor es gespeichert wird.',
    sample: 'Beispielmodell',
    sampleText:
      'Läuft in der App, kostenlos und offline. Es zeigt, wie alles funktioniert; zum Veröffentlichen sind seine Texte nicht gut genug.',
    own: 'OpenAI oder ein kompatibler Server',
    ownText: 'OpenAI oder ein eigener Server wie Ollama, LM Studio oder llama.cpp.',
    nothingSaved: 'Es wurde nichts gespeichert.',
    test: 'Testen',
    asking: 'Das Modell wird gefragt…',
    trying: 'Wird vor dem Speichern ausprobiert…',
    saved: 'Das Modell ist gespeichert.',
    testFailed: 'Der Test ist fehlgeschlagen',
    testSucceeded: 'Der Test war erfolgreich',
    testDetails: '({{model}}, Antwort nach {{ms, number}} ms)',
    testModel: '({{model}})',
    testTime: '(Antwort nach {{ms, number}} ms)'
  },
  server: {
    baseUrl: 'Basis-URL',
    badUrl: 'Bitte eine Webadresse wie https://api.openai.com/v1 angeben',
    noModel: 'Bitte den Namen eines Modells angeben',
    api: 'API',
    apiText: 'Kompatible Server sprechen meist Chat Completions.',
    model: 'Modell',
    unknownPrice: 'Der Name, unter dem der Server es kennt. Was es dort kostet, ist nicht bekannt.'
  },
  price: {
    short: '{{input}} Eingabe, {{output}} Ausgabe',
    shortOther: '{{input}} Eingabe, {{output}} Ausgabe, keine Angabe des Anbieters',
    full: 'Je Million Tokens {{input}} Eingabe ({{cached}} aus dem Cache), {{output}} Ausgabe. Geprüft am {{day}}.',
    fullOther:
      'Je Million Tokens {{input}} Eingabe ({{cached}} aus dem Cache), {{output}} Ausgabe. Geprüft am {{day}}; keine Angabe des Anbieters.'
  },
  key: {
    label: 'API-Schlüssel',
    stored: 'Für {{host}} ist ein Schlüssel gespeichert.',
    replace: 'Ersetzen',
    forget: 'Vergessen',
    forgetOf: 'Schlüssel von {{host}} vergessen',
    elsewhere:
      'Der gespeicherte Schlüssel gilt für {{host}} und wird nirgendwo anders hingeschickt. Ein neuer Schlüssel ersetzt ihn.',
    text: 'Leer lassen, wenn der Server keinen braucht. Nach dem Speichern wird er nicht mehr angezeigt.',
    show: 'Eingabe anzeigen',
    weak: 'Schlüssel sind hier nicht gut geschützt'
  },
  writing: {
    title: 'Schreiben',
    language: 'Sprache neuer Aufträge',
    languageText:
      'Für jeden Auftrag lässt sich eine andere wählen. Für eine, die nicht in der Liste steht, ein Kürzel wie pt-BR eingeben.',
    languageNamed: '{{name}} ({{tag}})',
    noLanguage: 'Diese Sprache gibt es nicht. Ein Kürzel sieht aus wie de oder pt-BR.',
    concurrency: 'Gleichzeitige Anfragen',
    concurrencyText:
      'So viele sendet ein Auftrag höchstens auf einmal. Er wird von selbst langsamer, wenn der Server darum bittet; ein Modell auf diesem Computer verträgt meist 1 oder 2.'
  },
  banned: {
    label: 'Verbotene Wörter',
    text: 'Wörter und Wendungen, die kein Text dieses Shops verwenden darf. Das Modell erfährt sie, ein neuer Text mit einem davon wird noch einmal angefordert, und vorhandene Texte werden in der Prüfung markiert.',
    placeholder: 'Wort oder Wendung eingeben, dann Eingabe',
    checking: 'Die vorhandenen Texte werden durchgesehen…',
    tooMany: 'Ein Shop hat höchstens {{most, number}} verbotene Wörter.',
    tooLong: '„{{word}}“ hat mehr als {{most, number}} Zeichen.',
    noLetter: '„{{word}}“ enthält weder Buchstaben noch Ziffern.',
    control: '„{{word}}“ enthält einen Zeilenumbruch oder ein Steuerzeichen.',
    broken: '„{{word}}“ enthält ein beschädigtes Zeichen.'
  },
  appearance: {
    title: 'Darstellung',
    colours: 'Farben',
    system: 'System',
    light: 'Hell',
    dark: 'Dunkel'
  },
  desktop: {
    title: 'Dieser Computer',
    notices: 'Benachrichtigen, wenn ich woanders bin',
    noticesText:
      'Wenn ein Auftrag oder eine Veröffentlichung endet oder Sie braucht und kein Fenster von Wordshelf vorn ist.',
    spelling: 'Rechtschreibung prüfen',
    spellingText:
      'In der Sprache des Auftrags oder der neuer Aufträge. Unter Windows und Linux werden dafür Wörterbücher von Googles Servern geladen, die dann wissen, in welchen Sprachen Sie schreiben, aber keinen Text kennen; macOS hat eigene. Das Fenster wird neu geöffnet.',
    updates: 'Von selbst nach Updates suchen',
    updatesText:
      'Zweimal am Tag, auf dem Server von Wordshelf, der sieht, dass Sie fragen, und nichts von Ihrem Shop. Vor dem Laden und vor dem Installieren wird jedes Mal gefragt, und während ein Auftrag läuft, wird keines installiert.',
    updatesOff: 'Nie',
    updatesStable: 'Stabil',
    updatesBeta: 'Beta',
    closing: 'Wenn das Fenster geschlossen wird, während etwas läuft',
    closingAsk: 'Fragen',
    closingKeep: 'Weiterlaufen',
    closingKeepText: 'Das Fenster verschwindet, die Arbeit geht weiter. Das Symbol im Infobereich holt es zurück.',
    closingQuit: 'Anhalten und beenden',
    closingQuitText: 'Die Arbeit geht weiter, sobald Wordshelf wieder geöffnet wird.'
  },
  allowance: {
    title: 'Monatliches Kontingent',
    textAlone:
      'Dieser Shop arbeitet allein, ohne Backend, deshalb legen Sie die Grenze selbst fest. Ein Credit ist ein Attribut eines Produkts.',
    text: 'Ein Credit ist ein Attribut eines Produkts.',
    linked_one: '{{count, number}} Credit im Monat, vom Backend des Shops für alle seine Geräte zusammen festgelegt.',
    linked_other:
      '{{count, number}} Credits im Monat, vom Backend des Shops für alle seine Geräte zusammen festgelegt.',
    unsynced:
      'Das Backend des Shops legt es fest, für alle seine Geräte zusammen. Wie hoch es ist, ist nach dem nächsten Abgleich bekannt.',
    holders: 'Wer was hält',
    saved_one: 'Das Kontingent ist {{count, number}} Credit im Monat.',
    saved_other: 'Das Kontingent sind {{count, number}} Credits im Monat.',
    label: 'Credits im Monat',
    used_one: '{{count, number}} Credit im {{period}} verbraucht oder reserviert.',
    used_other: '{{count, number}} Credits im {{period}} verbraucht oder reserviert.'
  },
  about: {
    title: 'Über',
    desktop: 'Wordshelf {{version}}, als Desktop-App',
    web: 'Wordshelf {{version}}, im Browser',
    folder: 'Datenordner',
    folderText: 'Hier liegen Produkte, Aufträge und Credits. Vor dem Kopieren Wordshelf schließen.',
    copy: 'Pfad kopieren',
    copied: 'Kopiert'
  }
} as const
