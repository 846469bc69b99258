export const reviewFlags = {
  overRecommended: {
    label: 'Länger als empfohlen',
    help: 'Suchmaschinen oder Shop-Designs schneiden diesen Text vielleicht ab.'
  },
  numberLost: {
    label: 'Zahl fehlt',
    help: 'Eine Zahl des Originals fehlt im neuen Text oder hat dort kein Minuszeichen mehr.'
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
} as const
