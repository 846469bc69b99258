/** Every value that was published, and what became of it. */
export const publishHistory = {
  title: 'Verlauf',
  description:
    'Jeder Wert, der veröffentlicht wurde, was er ersetzt hat, und der Weg zurück. Der Verlauf bleibt unbegrenzt erhalten.',
  values: 'Werte',
  publishes: 'Veröffentlichungen',
  list: 'Veröffentlichte Werte',
  search: 'Produkte und Texte suchen',
  searchHint: 'Suchen',
  clearSearch: 'Suche leeren',
  job: 'Auftrag',
  allJobs: 'Alle Aufträge',
  noSuchJob: 'Kein solcher Auftrag',
  attribute: 'Attribut',
  allAttributes: 'Alle Attribute',
  from: 'Von',
  to: 'Bis',
  oneProduct: 'Nur ein Produkt: alle zeigen',
  oneRun: {
    PUBLISH: 'Nur Veröffentlichung {{id}}: alle zeigen',
    UNDO: 'Nur Rücknahme {{id}}: alle zeigen'
  },
  select: '{{attribute}} von {{product}} auswählen, {{date}}',
  undo: 'Rückgängig',
  undoOf: '{{attribute}} von {{product}} rückgängig machen',
  again: 'Erneut veröffentlichen',
  againOf: 'Erneut veröffentlichen: {{attribute}} von {{product}}',
  approved: 'Freigegeben am {{date}}',
  approvedHere: 'Hier freigegeben am {{date}}',
  written: '{{language}}, {{model}}',
  writtenEdited: '{{language}}, {{model}}, von Hand bearbeitet',
  noModel: 'kein Modell',
  prompt: 'Prompt: <text>{{prompt}}</text>',
  spelling: 'Wix speichert das HTML in eigener Schreibweise; Kunden lesen dasselbe.',
  nothingMatches: 'Nichts passt',
  nothingMatchesText: 'Kein veröffentlichter Wert passt zu diesen Filtern.',
  nothingText: 'Sobald freigegebene Texte auf Wix sind, steht hier jeder von ihnen mit dem, was er ersetzt hat.',
  clearFilters: 'Filter zurücksetzen',
  publishesText: 'Geben Sie Texte eines Auftrags frei, und veröffentlichen Sie sie von dort.',
  more: 'Mehr von {{total, number}} zeigen',
  total_one: '{{count, number}} Wert',
  total_other: '{{count, number}} Werte',
  allSelected: 'Alle passenden',
  allBut_one: 'Alle passenden außer {{count, number}}',
  allBut_other: 'Alle passenden außer {{count, number}}',
  selected_one: '{{count, number}} ausgewählt',
  selected_other: '{{count, number}} ausgewählt',
  selectAll: 'Alle passenden auswählen',
  clear: 'Aufheben',
  undoAll: 'Rückgängig machen…',
  undoSelected_one: '{{count, number}} rückgängig machen…',
  undoSelected_other: '{{count, number}} rückgängig machen…'
} as const

/** The question before published values are taken back. */
export const publishUndo = {
  titleOf: '{{attribute}} von {{product}} rückgängig machen?',
  titleAgain: '{{attribute}} von {{product}} erneut veröffentlichen?',
  titleMatching: 'Die passenden Werte rückgängig machen?',
  title_one: '{{count, number}} Wert rückgängig machen?',
  title_other: '{{count, number}} Werte rückgängig machen?',
  titleRun: { PUBLISH: 'Veröffentlichung {{id}} rückgängig machen?', UNDO: 'Rücknahme {{id}} rückgängig machen?' },
  looking: 'Es wird geprüft, was sich rückgängig machen lässt…',
  nothing: 'Nichts davon lässt sich rückgängig machen.',
  effect_one:
    '{{count, number}} Wert von {{products}} in <b>{{store}}</b> wird wieder, was er vorher im Shop war. Das ist sofort live im Shop.',
  effect_other:
    '{{count, number}} Werte von {{products}} in <b>{{store}}</b> werden wieder, was sie vorher im Shop waren. Das ist sofort live im Shop.',
  effectAgain_one:
    '{{count, number}} Wert von {{products}} in <b>{{store}}</b> wird erneut veröffentlicht, so wie er vor der Rücknahme war. Das ist sofort live im Shop.',
  effectAgain_other:
    '{{count, number}} Werte von {{products}} in <b>{{store}}</b> werden erneut veröffentlicht, so wie sie vor der Rücknahme waren. Das ist sofort live im Shop.',
  someAgain_one: '{{count, number}} davon wurde zurückgenommen: Sein Text wird erneut veröffentlicht.',
  someAgain_other: '{{count, number}} davon wurden zurückgenommen: Ihre Texte werden erneut veröffentlicht.',
  leftAlone: 'Bleibt unberührt',
  readFirst:
    'Jeder Wert wird zuerst auf Wix gelesen. Einer, der dort seither bearbeitet wurde, bleibt unberührt und wird gemeldet.',
  startAgain_one: '{{count, number}} Wert erneut veröffentlichen',
  startAgain_other: '{{count, number}} Werte erneut veröffentlichen',
  start_one: '{{count, number}} Wert rückgängig machen',
  start_other: '{{count, number}} Werte rückgängig machen'
} as const
