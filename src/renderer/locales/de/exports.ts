export const exports = {
  title: 'Export',
  approved_one: '{{count, number}} freigegebener Text',
  approved_other: '{{count, number}} freigegebene Texte',
  nothing: {
    title: 'Noch ist nichts freigegeben',
    text: 'Nur was Sie freigeben, kommt in die Datei.',
    waiting_one: '{{count, number}} Text wartet auf Prüfung. Nur was Sie freigeben, kommt in die Datei.',
    waiting_other: '{{count, number}} Texte warten auf Prüfung. Nur was Sie freigeben, kommt in die Datei.',
    review: 'Prüfen',
    job: 'Zum Auftrag'
  },
  form: {
    format: 'Format',
    create: 'Datei erstellen',
    contents: 'Freigegebene Texte',
    total: 'Gesamt',
    leftOut_one: '{{count, number}} noch zu prüfender Text bleibt draußen.',
    leftOut_other: '{{count, number}} noch zu prüfende Texte bleiben draußen.'
  },
  format: {
    wix: {
      name: 'Wix-CSV',
      text: 'Die von Ihnen importierte Datei, in der nur die freigegebenen Zellen geändert sind. Ein Text, für den die Datei keine Spalte hat, bleibt draußen und wird genannt.'
    },
    values: {
      name: 'Wertetabelle',
      text: 'Jeder freigegebene Text mit Produkt, Attribut und Original, auch dann, wenn die Datei von Wix keine Spalte dafür hat, wie oft bei SEO-Texten.'
    }
  },
  report: {
    label: 'Die Datei',
    written_one: '{{size}}, {{count, number}} Text geschrieben',
    written_other: '{{size}}, {{count, number}} Texte geschrieben',
    again: 'Neu erstellen',
    download: 'Herunterladen',
    escaped_one:
      '{{count, number}} Zelle, die eine Tabellenkalkulation als Formel ausführen würde, beginnt mit einem Apostroph.',
    escaped_other:
      '{{count, number}} Zellen, die eine Tabellenkalkulation als Formeln ausführen würde, beginnen mit einem Apostroph.',
    skipped_one: '{{count, number}} Text ausgelassen',
    skipped_other: '{{count, number}} Texte ausgelassen',
    product: 'Produkt',
    attribute: 'Attribut',
    why: 'Grund',
    more_one: 'Und {{count, number}} weiterer.',
    more_other: 'Und {{count, number}} weitere.'
  },
  /** Why an approved text is not in the file, and where it can be found instead. */
  skip: {
    changed: 'In der importierten Datei steht nicht mehr der Text, von dem der Auftrag ausging.',
    'no-column': 'Die importierte Datei hat keine Spalte für dieses Attribut. In der Wertetabelle steht der Text.',
    'no-record': 'Die importierte Datei hat keine Zeile für dieses Produkt.',
    'other-file': 'Das Produkt stammt aus einer anderen importierten Datei.'
  }
} as const
