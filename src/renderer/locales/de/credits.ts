export const credits = {
  title: 'Credits',
  job: 'Auftrag {{id}}',
  newText: 'Neuer Text {{id}}',
  summary: {
    own_one:
      '{{used, number}} von {{count, number}} Credit im {{month}} verbraucht oder reserviert. Ein Credit ist ein Attribut eines Produkts.',
    own_other:
      '{{used, number}} von {{count, number}} Credits im {{month}} verbraucht oder reserviert. Ein Credit ist ein Attribut eines Produkts.',
    linked_one:
      'Für dieses Gerät im {{month}} übrig: {{left, number}} von {{count, number}} Credit, {{here, number}} hier und {{unleased, number}} beim Shop, bei Bedarf geholt. Ein Credit ist ein Attribut eines Produkts.',
    linked_other:
      'Für dieses Gerät im {{month}} übrig: {{left, number}} von {{count, number}} Credits, {{here, number}} hier und {{unleased, number}} beim Shop, bei Bedarf geholt. Ein Credit ist ein Attribut eines Produkts.',
    unsynced_one:
      '{{count, number}} Credit im {{month}} auf diesem Gerät übrig. Ein Credit ist ein Attribut eines Produkts.',
    unsynced_other:
      '{{count, number}} Credits im {{month}} auf diesem Gerät übrig. Ein Credit ist ein Attribut eines Produkts.'
  },
  expired_one:
    '{{count, number}} Credit auf diesem Gerät ist aus einem vergangenen Monat: Er kann erst nach einem Abgleich ausgegeben werden.',
  expired_other:
    '{{count, number}} Credits auf diesem Gerät sind aus einem vergangenen Monat: Sie können erst nach einem Abgleich ausgegeben werden.',
  balance: {
    title: 'Kontostand',
    allowance: 'Kontingent',
    used: 'Verbraucht',
    reserved: 'Reserviert',
    remaining: 'Übrig',
    part: 'Teil dieses Geräts',
    unsynced:
      'Die Credits kommen vom Backend des Shops: Was der ganze Shop hat, ist nach dem nächsten Abgleich bekannt.'
  },
  chart: {
    title: 'Im Lauf des Monats',
    titleHere: 'Im Lauf des Monats, auf diesem Gerät',
    used: 'Verbraucht',
    reserved: 'Reserviert',
    allowance: 'Kontingent',
    said_one:
      'Credits im {{month}}, Tag für Tag: bis {{day}} {{used, number}} verbraucht und {{reserved, number}} reserviert, von {{count, number}}.',
    said_other:
      'Credits im {{month}}, Tag für Tag: bis {{day}} {{used, number}} verbraucht und {{reserved, number}} reserviert, von {{count, number}}.',
    saidHere_one:
      'Credits im {{month}}, Tag für Tag auf diesem Gerät: bis {{day}} {{used, number}} verbraucht und {{reserved, number}} reserviert, von {{count, number}} als seinem Teil.',
    saidHere_other:
      'Credits im {{month}}, Tag für Tag auf diesem Gerät: bis {{day}} {{used, number}} verbraucht und {{reserved, number}} reserviert, von {{count, number}} als seinem Teil.',
    asTable: 'Als Tabelle zeigen',
    asChart: 'Als Diagramm zeigen',
    day: 'Tag',
    usedThatDay: 'An dem Tag verbraucht',
    usedSoFar: 'Bis dahin verbraucht',
    reservedThen: 'Am Ende reserviert'
  },
  share: {
    used: 'Geliefert',
    reserved: 'In Arbeit',
    here: 'Hier ungenutzt',
    elsewhere: 'Anderswo ungenutzt',
    unleased: 'Beim Shop',
    lapsed: 'Verfallen'
  },
  shareSaid: {
    used: '{{count, number}} geliefert',
    reserved: '{{count, number}} in Arbeit',
    here: '{{count, number}} hier ungenutzt',
    elsewhere: '{{count, number}} anderswo ungenutzt',
    unleased: '{{count, number}} beim Shop',
    lapsed: '{{count, number}} verfallen',
    all: '{{parts}}, von {{allowance, number}}'
  },
  holders: {
    title: 'Wer was hat',
    where: 'Wo',
    delivered: 'Geliefert',
    underWay: 'In Arbeit',
    unused: 'Ungenutzt',
    thisDevice: 'dieses Gerät',
    before: 'Bevor die Daten dieses Geräts zurückgesetzt wurden',
    atStore: 'Beim Shop, frei für jedes Gerät',
    none: 'keine',
    asOf: 'Stand <time>{{at}}</time>, der letzte Abgleich. Das Kontingent und seine Korrekturen führt das Backend: Sie werden in der App Ihres Shops gemacht.'
  },
  adjust: {
    open: 'Korrigieren',
    setAllowance: 'Kontingent festlegen',
    title: 'Verbrauchte Credits korrigieren',
    direction: 'Richtung',
    give: 'Zurückgeben',
    take: 'Abziehen',
    credits: 'Credits',
    mostGive_one: 'Höchstens {{count, number}} Credit: Was offene Elemente halten, kommt von selbst zurück.',
    mostGive_other: 'Höchstens {{count, number}} Credits: Was offene Elemente halten, kommt von selbst zurück.',
    mostTake_one: 'Höchstens den {{count, number}} Credit, der übrig ist.',
    mostTake_other: 'Höchstens die {{count, number}} Credits, die übrig sind.',
    tooMany: 'Höchstens {{most, number}}',
    reason: 'Grund',
    reasonText: 'Er steht im Kontobuch neben dem Eintrag.',
    booked_one: 'Gebucht. Diesen Monat bleibt {{count, number}} Credit.',
    booked_other: 'Gebucht. Diesen Monat bleiben {{count, number}} Credits.'
  },
  view: { ledger: 'Kontobuch', jobs: 'Nach Auftrag', items: 'Nach Element' },
  list: {
    ledger: 'Kontobuch',
    jobs: 'Credits nach Auftrag',
    items: 'Credits nach Element',
    entries_one: '{{count, number}} Eintrag',
    entries_other: '{{count, number}} Einträge',
    export: 'CSV exportieren',
    emptyTitle: 'Noch keine Bewegungen',
    emptyTitleOfJob: 'Auftrag {{id}} hat keine Credits bewegt',
    emptyText:
      'Credits bewegen sich, wenn ein Auftrag angelegt wird und wenn seine Elemente geliefert oder zurückgegeben werden.',
    startJob: 'Auftrag starten',
    whichJob: 'Auftrag',
    allJobs: 'Alle Aufträge',
    noSuchJob: 'Kein solcher Auftrag'
  },
  column: {
    time: 'Zeit',
    kind: 'Art',
    job: 'Auftrag',
    credits: 'Credits',
    inUseAfter: 'Danach belegt',
    note: 'Notiz',
    product: 'Produkt',
    attribute: 'Attribut',
    held: 'Gehalten seit',
    credit: 'Credit',
    why: 'Warum er zurückkam',
    created: 'Angelegt',
    status: 'Status',
    reserved: 'Je reserviert',
    captured: 'Gebucht',
    released: 'Zurück',
    free: 'Gratis',
    month: 'Monat',
    items: 'Elemente'
  },
  kind: {
    ALLOWANCE: 'Kontingent',
    RESERVE: 'Reserviert',
    CAPTURE: 'Gebucht',
    RELEASE: 'Zurück',
    ROLLOVER: 'Übertrag',
    ADJUSTMENT: 'Korrektur'
  },
  kindMeans: {
    ALLOWANCE: 'Monatsgrenze festgelegt',
    RESERVE: 'Für einen Auftrag gehalten',
    CAPTURE: 'Geliefert',
    RELEASE: 'Zurückgegeben',
    ROLLOVER: 'Ein neuer Monat begann',
    ADJUSTMENT: 'Von Hand korrigiert'
  },
  state: {
    HELD: 'Gehalten',
    CAPTURED: 'Gebucht',
    RELEASED: 'Zurück',
    FREE: 'Gratis',
    ELSEWHERE: 'Auf einem anderen Gerät'
  }
} as const
