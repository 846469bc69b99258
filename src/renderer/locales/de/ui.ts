/** What the building blocks of the screens say by themselves. */
export const ui = {
  loading: 'Wird geladen',
  jobName: 'Auftrag {{id}}',
  showAllJobs: 'Alle Aufträge zeigen',
  publishName: { PUBLISH: 'Veröffentlichung {{id}}', UNDO: 'Rücknahme {{id}}' },
  of: '{{value, number}} von {{total, number}}',
  /** What an import or a pull found, beside one another. */
  tally: {
    new_one: '{{count, number}} neu',
    new_other: '{{count, number}} neu',
    changed_one: '{{count, number}} geändert',
    changed_other: '{{count, number}} geändert',
    unchanged_one: '{{count, number}} unverändert',
    unchanged_other: '{{count, number}} unverändert',
    gone_one: '{{count, number}} gelöscht',
    gone_other: '{{count, number}} gelöscht'
  },
  clamp: { more: 'Alles zeigen', less: 'Weniger zeigen' },
  runsOn: '<quiet>Läuft auf </quiet><device>{{name}}</device>',
  runsOnTitle: 'Läuft auf {{name}}',
  opensOutside: '(öffnet sich in Ihrem Browser)',
  /** A server that asked for a pause; the model's may be down as well. */
  held: {
    job: {
      in: 'Der Server braucht eine Pause: weiter in {{duration}}',
      soon: 'Der Server braucht eine Pause: gleich geht es weiter',
      spoken: 'Der Server braucht eine Pause. Der Auftrag läuft von selbst weiter.'
    },
    publish: {
      in: 'Wix bittet zu warten: weiter in {{duration}}',
      soon: 'Wix bittet zu warten: gleich geht es weiter',
      spoken: 'Wix bittet zu warten. Danach geht es von selbst weiter.'
    },
    pull: {
      in: 'Wix bittet zu warten: weiter in {{duration}}',
      soon: 'Wix bittet zu warten: gleich geht es weiter',
      spoken: 'Wix bittet zu warten. Das Abrufen geht von selbst weiter.'
    }
  },
  pace_one: 'Bis zu {{count, number}} Anfrage pro Minute',
  pace_other: 'Bis zu {{count, number}} Anfragen pro Minute',
  html: {
    label: 'Wie HTML verglichen wird',
    text: 'Lesbarer Text',
    rendered: 'Dargestellt',
    source: 'HTML-Quelltext'
  },
  key: {
    andThen: 'dann',
    ctrl: 'Strg',
    alt: 'Alt',
    shift: 'Umschalt',
    enter: 'Eingabe',
    escape: 'Esc',
    space: 'Leertaste'
  },
  length: {
    fine: '{{length, number}} / {{limit, number}}',
    long: '{{length, number}} / {{limit, number}} lang',
    refused: '{{length, number}} / {{limit, number}} zu lang'
  },
  progress: {
    label: 'Fortschritt',
    numbers: '{{value, number}} <of>von {{total, number}}</of>',
    percent: '{{percent, number}} %',
    spoken: '{{label}}: {{percent, number}} Prozent'
  },
  publishButton: {
    publish: 'Veröffentlichen',
    unconnected:
      'Dieser Shop ist nicht mit Wix verbunden, deshalb gibt es keinen Ort zum Veröffentlichen. Verbinden Sie einen, oder exportieren Sie eine Datei.',
    openStore: 'Shop-Seite öffnen'
  },
  publishTable: {
    publish: 'Veröffentlichung',
    job: 'Auftrag',
    progress: 'Fortschritt',
    cameTo: 'Ergebnis',
    severalJobs: 'Mehrere',
    nothingYet: 'Noch nichts',
    published_one: '{{count, number}} veröffentlicht',
    published_other: '{{count, number}} veröffentlicht',
    putBack_one: '{{count, number}} zurückgesetzt',
    putBack_other: '{{count, number}} zurückgesetzt',
    conflict_one: '{{count, number}} im Konflikt',
    conflict_other: '{{count, number}} im Konflikt',
    failed_one: '{{count, number}} fehlgeschlagen',
    failed_other: '{{count, number}} fehlgeschlagen',
    unchanged_one: '{{count, number}} unverändert',
    unchanged_other: '{{count, number}} unverändert',
    skipped_one: '{{count, number}} übersprungen',
    skipped_other: '{{count, number}} übersprungen',
    cancelled_one: '{{count, number}} ausgelassen',
    cancelled_other: '{{count, number}} ausgelassen'
  },
  image: {
    unnamed: 'Bild',
    named: 'Bild: {{alt}}'
  },
  diff: {
    before: 'Vorher',
    after: 'Nachher',
    noText: 'Kein Text',
    source: 'HTML-Quelltext',
    comparing: 'Wird verglichen…',
    noDifference: 'Kunden sehen keinen Unterschied.',
    onlyFormatting: 'Nur die Formatierung hat sich geändert.',
    seeSource: 'Nur die Formatierung hat sich geändert. Der HTML-Quelltext zeigt, wie.'
  },
  editor: {
    preview: 'So sehen es Kunden',
    keys: '<save/> speichert, <cancel/> bricht ab',
    tooLong_one: '{{count, number}} Zeichen zu viel. Höchstens {{max, number}} sind erlaubt.',
    tooLong_other: '{{count, number}} Zeichen zu viel. Höchstens {{max, number}} sind erlaubt.',
    form: { label: 'Bearbeiten als', rich: 'Text', source: 'HTML' },
    onlySource:
      'Dieses HTML ist so geschrieben, dass der Texteditor es verändern würde. Deshalb bearbeiten Sie es direkt.',
    onlySourceTag: 'Der Texteditor kennt {{tag}} nicht und würde es verlieren. Deshalb bearbeiten Sie hier das HTML.',
    notLoaded: 'Der Texteditor konnte nicht geladen werden, deshalb steht hier das HTML.',
    toolbar: 'Formatierung',
    tool: {
      bold: 'Fett',
      italic: 'Kursiv',
      underline: 'Unterstrichen',
      clear: 'Formatierung entfernen',
      heading: 'Überschrift {{level}}',
      bulletList: 'Aufzählung',
      numberedList: 'Nummerierte Liste',
      quote: 'Zitat',
      link: 'Link',
      unlink: 'Link entfernen',
      undo: 'Rückgängig',
      redo: 'Wiederholen'
    },
    link: {
      address: 'Adresse des Links',
      refused: 'Nur Web-, Mail- und Telefonadressen.',
      set: 'Link setzen'
    }
  },
  status: {
    job: {
      PENDING: 'Wartet',
      RUNNING: 'Läuft',
      PAUSED: 'Angehalten',
      COMPLETED: 'Abgeschlossen',
      CANCELLED: 'Abgebrochen',
      FAILED: 'Fehlgeschlagen',
      trial: 'Läuft: Probe',
      withFailures: 'Abgeschlossen mit Fehlern'
    },
    paused: {
      trial: 'Probe fertig',
      user: 'Angehalten',
      offline: 'Angehalten: offline',
      quota: 'Angehalten: Limit ausgeschöpft',
      auth: 'Angehalten: Schlüssel abgelehnt',
      model: 'Angehalten: Modell nicht verfügbar',
      credits: 'Angehalten: keine Credits'
    },
    item: {
      PENDING: 'Wartet',
      RUNNING: 'Läuft',
      DONE: 'Fertig',
      FAILED: 'Fehlgeschlagen',
      CANCELLED: 'Abgebrochen',
      SKIPPED: 'Übersprungen'
    },
    review: { OPEN: 'Zu prüfen', APPROVED: 'Freigegeben', REJECTED: 'Abgelehnt' },
    publish: {
      NONE: 'Nicht veröffentlicht',
      PLANNED: 'Geplant',
      SENDING: 'Wird gesendet',
      PUBLISHED: 'Veröffentlicht',
      CONFLICT: 'Konflikt',
      UNKNOWN: 'Ungewiss',
      REVERTED: 'Zurückgenommen',
      thenChanged: 'Veröffentlicht, dann geändert'
    },
    publishRun: {
      SCHEDULED: 'Eingeplant',
      MISSED: 'Termin verpasst',
      RUNNING: 'Läuft',
      PAUSED: 'Angehalten',
      DONE: 'Fertig',
      CANCELLED: 'Abgebrochen',
      withFailures: 'Fertig mit Fehlern',
      withConflicts: 'Fertig mit Konflikten'
    },
    publishOp: {
      PLANNED: 'Wartet',
      SENDING: 'Wird gesendet',
      UNKNOWN: 'Ungewiss',
      PUBLISHED: 'Veröffentlicht',
      UNCHANGED: 'Unverändert',
      SKIPPED: 'Übersprungen',
      CONFLICT: 'Konflikt',
      FAILED: 'Fehlgeschlagen',
      CANCELLED: 'Abgebrochen',
      putBack: 'Zurückgesetzt'
    },
    pull: {
      RUNNING: 'Wird abgerufen',
      PAUSED: 'Angehalten',
      DONE: 'Fertig',
      CANCELLED: 'Abgebrochen',
      FAILED: 'Fehlgeschlagen'
    }
  }
} as const
