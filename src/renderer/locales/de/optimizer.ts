export const optimizer = {
  title: 'Optimieren',
  text: 'Wählen Sie, was wie neu geschrieben wird. Nichts ändert sich, bevor Sie es freigeben.',
  shortcut: 'Auftrag anlegen',
  products: {
    title: 'Produkte',
    scope: 'Was optimiert wird',
    selected: 'Ausgewählte Produkte',
    whole: 'Ganze Kategorien',
    none: 'Noch keine Produkte ausgewählt.',
    choose: 'Produkte auswählen',
    change: 'Ändern',
    clear: 'Leeren',
    moreNames_one: '<names>{{names}}</names> und {{count, number}} weiteres',
    moreNames_other: '<names>{{names}}</names> und {{count, number}} weitere',
    noCollections:
      'Dieser Shop hat keine Kategorien. Wählen Sie Produkte in der <products>Produktliste</products> aus.',
    search: 'Kategorien suchen',
    collections: 'Kategorien',
    noSuchCollection: 'Keine Kategorie heißt so.'
  },
  /** What "all that match" stood for: `any` where the filter does not ask. */
  matching: {
    any: {
      any: { any: '{{products}} aus dem ganzen Katalog', without: '{{products}} ohne {{attribute}}' },
      inside: { any: '{{products}} in {{collection}}', without: '{{products}} in {{collection}}, ohne {{attribute}}' }
    },
    query: {
      any: {
        any: '{{products}} mit „{{query}}“',
        without: '{{products}} mit „{{query}}“, ohne {{attribute}}'
      },
      inside: {
        any: '{{products}} mit „{{query}}“, in {{collection}}',
        without: '{{products}} mit „{{query}}“, in {{collection}}, ohne {{attribute}}'
      }
    },
    unknownCollection: 'einer Kategorie',
    leftOut_one: '({{count, number}} ausgelassen)',
    leftOut_other: '({{count, number}} ausgelassen)'
  },
  attributes: {
    title: 'Attribute',
    choice: 'Zu optimierende Attribute',
    explained: {
      title: 'Der Name des Produkts. Bis zu 80 Zeichen.',
      description: 'Der Text auf der Produktseite. Die Formatierung bleibt erhalten.',
      seoTitle: 'Die Überschrift in Suchergebnissen. Etwa 60 Zeichen werden angezeigt.',
      seoDescription: 'Die Zeilen unter dieser Überschrift. Etwa 160 Zeichen werden angezeigt.',
      imageAlt: 'Was das erste Bild zeigt, für Screenreader und die Bildersuche.',
      ribbon: 'Das kurze Etikett auf dem Produktbild, etwa „Neu“ oder „Sale“.',
      slug: 'Die Adresse der Produktseite. Eine neue macht alte Links ungültig.'
    },
    allWithout: 'alle ohne Text',
    without_one: '{{count, number}} ohne Text',
    without_other: '{{count, number}} ohne Text',
    exportOnly:
      'Der Katalog dieses Shops (V1) nimmt es von außen nicht an: Es kann geschrieben und exportiert, aber nicht veröffentlicht werden.'
  },
  prompt: {
    startWith: 'Vorlage',
    label: 'Prompt',
    hint: 'Sagen Sie, wie der Text geschrieben sein soll, zum Beispiel: kurze Sätze, freundlich, ohne Übertreibung.',
    replaced: 'Ihr Text wurde ersetzt.',
    length: '{{length, number}} von {{most, number}} Zeichen'
  },
  starter: {
    clear: {
      name: 'Klar und kurz',
      text: 'Schreibe klar und einfach. Beginne damit, was das Produkt ist und wofür es da ist. Verwende kurze Sätze und lass Füllwörter weg. Behalte alle Fakten, Größen, Materialien und Zahlen des Originals bei und füge keine hinzu.'
    },
    benefits: {
      name: 'Nutzen zuerst',
      text: 'Beginne damit, was die Kundin oder der Kunde davon hat, und nenne dann die Eigenschaften, die dafür sorgen. Sprich die Kundschaft mit „Sie“ an. Behalte alle Fakten und Zahlen des Originals bei. Keine Übertreibungen und keine Behauptungen, die das Original nicht stützt.'
    },
    search: {
      name: 'Gut zu finden',
      text: 'Verwende früh und in natürlichen Sätzen die Wörter, die Kundinnen und Kunden bei der Suche nach einem solchen Produkt eingeben. Nenne Produktart, Material, Farbe und Verwendung, wo das Original sie angibt. Wiederhole nie ein Suchwort um seiner selbst willen.'
    },
    correct: {
      name: 'Nur korrigieren',
      text: 'Korrigiere Rechtschreibung, Grammatik und Zeichensetzung. Mach die Formulierungen einheitlich und gut lesbar. Ändere sonst nichts: Ton, Reihenfolge, Fakten und Formatierung bleiben, wie sie sind.'
    },
    translate: {
      name: 'Übersetzen',
      text: 'Übersetze in die gewählte Sprache, so wie es jemand mit dieser Muttersprache für einen Shop texten würde. Lass Marken- und Modellnamen, Größen und Zahlen unverändert. Behalte Aufbau und Formatierung des Originals bei.'
    }
  },
  language: {
    label: 'Sprache des Ergebnisses',
    options: 'Sprachen',
    none: 'Geben Sie einen Sprachcode wie pt-BR oder de-CH ein.'
  },
  price: {
    title: 'Preis',
    sum: '{{products}} × {{attributes}} =',
    sumTakenOver: '{{products}} × {{attributes}} − {{takenOver, number}} übernommen =',
    balance: 'Guthaben jetzt',
    onDevice: 'Auf diesem Gerät',
    atStore: 'Beim Shop',
    outOfReach: 'Derzeit nicht erreichbar',
    after: 'Nach diesem Auftrag',
    tooFew_one: '{{count, number}} zu wenig',
    tooFew_other: '{{count, number}} zu wenig',
    model: 'Modell',
    startNow: 'Sofort starten',
    tryAgain: 'Erneut versuchen',
    createAndStart: 'Auftrag anlegen und starten',
    create: 'Auftrag anlegen',
    sampleModel: 'Beispielmodell: kein Schlüssel nötig. Seine Texte sind nur zum Ausprobieren.',
    useRealModel: 'Echtes Modell verwenden',
    notReady: 'Dieses Modell ist nicht bereit: Aufträge müssen warten.',
    checkSettings: 'Einstellungen prüfen'
  },
  estimate: {
    counting: 'Tokens und Kosten werden geschätzt',
    failed: 'Tokens und Kosten konnten nicht geschätzt werden. Die Credits stimmen trotzdem genau.',
    again: 'Erneut schätzen',
    about: { tokens: 'Etwa {{tokens}} Tokens', money: 'Etwa {{tokens}} Tokens · etwa {{money}}' },
    upTo: { tokens: 'Bis zu {{tokens}} Tokens', money: 'Bis zu {{tokens}} Tokens · bis zu {{money}}' },
    lessThan: 'weniger als {{money}}',
    details_one: '{{input}} hinein, {{output}} heraus, in {{requests}} Anfrage',
    details_other: '{{input}} hinein, {{output}} heraus, in {{requests}} Anfragen',
    sample: 'Das Beispielmodell läuft in der App und kostet nichts.',
    unknownPrice: 'Was {{model}} kostet, ist nicht bekannt.',
    pricesOf: '{{model}}, Preise vom {{day}}'
  },
  trial: {
    title: 'Probe',
    label_one: 'Erst {{count, number}} Produkt ausprobieren, dann fragen',
    label_other: 'Erst {{count, number}} Produkte ausprobieren, dann fragen',
    note_one:
      'Bei mehr als {{count, number}} Produkt. Der Rest läuft, wenn Sie es sagen. Seine Credits werden so lange gehalten und kommen zurück, wenn Sie ihn abbrechen.',
    note_other:
      'Bei mehr als {{count, number}} Produkten. Der Rest läuft, wenn Sie es sagen. Seine Credits werden so lange gehalten und kommen zurück, wenn Sie ihn abbrechen.'
  },
  reuse: {
    title: 'Frühere Ergebnisse',
    question_one: '{{items}}, davon {{count, number}} mit einem Ergebnis zum selben Text, Prompt und Modell',
    question_other: '{{items}}, davon {{count, number}} mit einem Ergebnis zum selben Text, Prompt und Modell',
    choose: 'Wählen Sie zuerst eine der beiden Möglichkeiten.',
    takeOver_one: 'Kostenlos übernehmen',
    takeOver_other: 'Kostenlos übernehmen',
    price: '{{credits}} statt {{anew, number}}',
    anew_one: 'Neu schreiben',
    anew_other: 'Neu schreiben'
  },
  reach: {
    fetched:
      '{{here, number}} hier, {{store, number}} weitere beim Shop: Sie werden geholt, wenn Sie den Auftrag anlegen.',
    outOfReach:
      '{{here, number}} hier, {{store, number}} weitere beim Shop, die nicht geholt werden können, solange dieses Gerät keine Verbindung zu ihm hat.',
    insufficient_one: 'Sie brauchen {{count, number}} Credit, haben aber nur noch {{remaining, number}}.',
    insufficient_other: 'Sie brauchen {{count, number}} Credits, haben aber nur noch {{remaining, number}}.',
    elsewhere_one: 'Andere Geräte halten {{count, number}} ungenutzten Credit, den nur sie ausgeben können.',
    elsewhere_other: 'Andere Geräte halten {{count, number}} ungenutzte Credits, die nur sie ausgeben können.'
  },
  created: {
    title: 'Auftrag {{jobId}} angelegt: {{items}}, {{credits}}, noch {{remaining, number}} übrig',
    titleLinked: 'Auftrag {{jobId}} angelegt: {{items}}, {{credits}}',
    dismiss: 'Schließen',
    starts: 'Er startet von selbst. Sie können diese Ansicht verlassen.',
    waits: 'Er wartet, bis Sie ihn starten.',
    open: 'Auftrag öffnen'
  },
  short: {
    keepProducts_one: 'Nur das erste Produkt behalten',
    keepProducts_other: 'Die ersten {{count, number}} Produkte behalten',
    keepAttributes: 'Nur {{attributes}}',
    notEnough_one: 'Weniger Attribute reichen nicht: Schon eines allein braucht {{count, number}} Credit.',
    notEnough_other: 'Weniger Attribute reichen nicht: Schon eines allein braucht {{count, number}} Credits.',
    holders: 'Wer hält was',
    raise: 'Kontingent erhöhen'
  },
  unanswered: {
    title: 'Es kam keine Antwort',
    text: 'Der Auftrag wurde vielleicht angelegt. Sie können es gefahrlos erneut versuchen: Derselbe Auftrag wird nie zweimal angelegt. Sehen Sie in der <jobs>Liste der Aufträge</jobs> nach, bevor Sie etwas ändern.'
  },
  refused: 'Der Auftrag wurde nicht angelegt',
  problem: {
    noProduct: 'Wählen Sie mindestens ein Produkt aus.',
    noCollection: 'Wählen Sie mindestens eine Kategorie aus.',
    tooMany_one: 'Höchstens {{count, number}} kann ausgewählt werden.',
    tooMany_other: 'Höchstens {{count, number}} können ausgewählt werden.',
    noAttribute: 'Wählen Sie mindestens ein Attribut aus.',
    language: 'Die Sprache muss ein Sprachcode wie en oder pt-BR sein.',
    noPrompt: 'Sagen Sie im Prompt, was mit dem Text geschehen soll.',
    longPrompt_one: 'Der Prompt darf höchstens {{count, number}} Zeichen haben.',
    longPrompt_other: 'Der Prompt darf höchstens {{count, number}} Zeichen haben.',
    unreadablePrompt: 'Der Prompt darf keine Steuerzeichen und keine beschädigten Zeichen enthalten.'
  }
} as const
