export const store = {
  title: 'Wix-Shop',
  connectTitle: 'Wix-Shop verbinden',
  ownStore: 'Seine Produkte kommen als eigener Shop herein. Bei Wix ändert sich nichts, bis Sie veröffentlichen.',
  ownStoreBeside:
    'Seine Produkte kommen als eigener Shop herein; {{store}} bleibt, wie er ist. Bei Wix ändert sich nichts, bis Sie veröffentlichen.',
  thisStore: 'Dieser Shop',
  access: {
    site: 'Site-ID',
    siteText:
      'Öffnen Sie das Dashboard Ihrer Website, und fügen Sie die ganze Adresse ein: Die ID steht hinter /dashboard/.',
    taken: 'Die Site-ID wurde der Adresse entnommen.',
    siteMissing: 'Fügen Sie die Adresse des Dashboards Ihrer Website ein oder nur die Site-ID.',
    siteElsewhere:
      'In dieser Adresse steht keine Site-ID. Öffnen Sie das Dashboard der Website selbst, und kopieren Sie die Adresse von dort: Die ID steht hinter /dashboard/.',
    siteWrong:
      'Das ist keine Site-ID. Fügen Sie die ganze Adresse des Dashboards Ihrer Website ein; die ID wird ihr entnommen.',
    key: 'API-Schlüssel',
    keyText: 'Er bleibt auf diesem Computer, geht nur an Wix und wird nicht wieder angezeigt.',
    keyMissing: 'Fügen Sie den Schlüssel ein. Wix zeigt ihn nur einmal, wenn er angelegt wird.',
    keyLacks: 'Diesem Schlüssel fehlen Berechtigungen.',
    show: 'Eingabe anzeigen'
  },
  /** Wix moves stores from one to the other; its own word for both is "catalog". */
  catalog: { V1: 'Älterer Katalog von Wix (V1)', V3: 'Neuerer Katalog von Wix (V3)' },
  place: {
    unknown: 'Auf Wix.',
    V1: 'Im älteren Katalog von Wix (V1).',
    V3: 'Im neueren Katalog von Wix (V3).'
  },
  neverFetched: 'Noch nicht vollständig abgerufen.',
  currentAsOf: 'Stand: {{date}} ({{ago}}).',
  unpublishable:
    '{{fields}}: lässt sich hier schreiben und exportieren, aber dieser Shop kann es von außen erst annehmen, wenn Wix ihn in den neueren Katalog übernimmt.',
  connect: {
    makeTitle: '1. Bei Wix einen Schlüssel anlegen',
    makeText: 'Das kann nur, wem das Wix-Konto gehört oder mitgehört.',
    make: 'Öffnen Sie <page>API-Schlüssel bei Wix</page> und wählen Sie „Generate API Key“. Geben Sie ihm diese Berechtigungen und nur diese eine Website, und kopieren Sie dann den Schlüssel: Wix zeigt ihn nur einmal.',
    enterTitle: '2. Hier eingeben',
    enterText: 'Ein Test ändert nichts, weder hier noch bei Wix.',
    refused: 'Nicht verbunden',
    connect: 'Verbinden und abrufen',
    asking: 'Wix wird gefragt, bevor etwas gespeichert wird…'
  },
  permissions: {
    label: 'Berechtigungen, die der Schlüssel braucht',
    'read-products': 'um Ihre Produkte abzurufen, auch ausgeblendete',
    'write-products': 'um zu veröffentlichen, was Sie freigegeben haben',
    'read-categories': 'um Ihre Kategorien abzurufen',
    'read-site': 'um den Namen des Shops zu zeigen, bevor etwas veröffentlicht wird'
  },
  changeKey: {
    title: 'Schlüssel für {{store}}',
    save: 'Schlüssel speichern',
    saved: 'Der Schlüssel ist gespeichert.'
  },
  connected: {
    fetchAll: 'Alles abrufen',
    fetchChanges: 'Änderungen abrufen',
    disconnected: 'Dieser Shop ist getrennt',
    disconnectedText:
      'Seine Produkte, Aufträge und sein Verlauf sind hier. Zum Abrufen oder Veröffentlichen geben Sie einen Schlüssel ein.'
  },
  connection: {
    title: 'Verbindung',
    text: 'Wo dieser Shop ist, und der Schlüssel dazu.',
    store: 'Shop',
    catalogue: 'Katalog',
    notPublished: 'Nicht veröffentlicht',
    address: 'Adresse',
    key: 'Schlüssel',
    keyStored: 'Auf diesem Computer gespeichert',
    keyNone: 'Keiner: Dieser Shop ist getrennt',
    changeKey: 'Schlüssel ändern',
    enterKey: 'Schlüssel eingeben',
    disconnect: 'Trennen'
  },
  test: {
    asking: 'Wix wird gefragt…',
    test: 'Testen',
    lacks: 'Dem Schlüssel fehlen Berechtigungen',
    failed: 'Der Test ist fehlgeschlagen',
    answered: 'Der Shop hat geantwortet',
    catalog: { V1: 'Er ist im älteren Katalog von Wix (V1).', V3: 'Er ist im neueren Katalog von Wix (V3).' }
  },
  disconnect: {
    title: '{{store}} trennen?',
    text: 'Dieser Computer vergisst den Schlüssel. Produkte, Aufträge, freigegebene Texte und der Verlauf dieses Shops bleiben hier, und bei Wix ändert sich nichts. Um wieder abzurufen oder zu veröffentlichen, geben Sie einen Schlüssel ein.',
    keep: 'Beibehalten',
    done: '{{store}} ist getrennt.'
  },
  pull: {
    fetching: { FULL: 'Alles wird abgerufen', CHANGES: 'Änderungen werden abgerufen' },
    fetched: { FULL: 'Alles abgerufen', CHANGES: 'Änderungen abgerufen' },
    collections: 'Kategorien werden gelesen',
    products: 'Produkte werden gelesen: {{seen}}',
    sweep_one: 'Gelöschte Produkte werden gesucht; {{count, number}} Produkt gelesen',
    sweep_other: 'Gelöschte Produkte werden gesucht; {{count, number}} Produkte gelesen',
    newProducts: 'Neu',
    changed: 'Geändert',
    unchanged: 'Unverändert',
    gone: 'Auf Wix gelöscht',
    choose: 'Produkte auswählen',
    pause: 'Anhalten',
    resume: 'Fortsetzen'
  },
  problem: {
    waits: 'Das Abrufen wartet',
    failed: 'Das Abrufen ist fehlgeschlagen',
    paused: 'Das Abrufen ist angehalten',
    goesOn: 'Es geht von selbst weiter; „Fortsetzen“ versucht es sofort.',
    openWix: 'Wix öffnen'
  },
  past: {
    title: 'Bisher abgerufen',
    text: 'Das Neueste zuerst.',
    when: 'Zeitpunkt',
    what: 'Umfang',
    result: 'Ergebnis',
    kind: { FULL: 'Alles', CHANGES: 'Änderungen' },
    line: '{{seen}}: {{tally}}',
    took: 'Dauer: {{duration}}',
    more: 'Mehr zeigen'
  }
} as const
