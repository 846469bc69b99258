export const store = {
  title: 'Wix store',
  connectTitle: 'Connect a Wix store',
  ownStore: 'Its products come in as a store of their own. Nothing is changed at Wix until you publish.',
  ownStoreBeside:
    'Its products come in as a store of their own; {{store}} stays as it is. Nothing is changed at Wix until you publish.',
  thisStore: 'This store',
  access: {
    site: 'Site id',
    siteText: 'Open the dashboard of your site and paste its whole address: the id is what follows /dashboard/.',
    taken: 'The site id was taken from the address.',
    siteMissing: 'Paste the address of your site’s dashboard, or the site id alone.',
    siteElsewhere:
      'This address holds no site id. Open the dashboard of the site itself and copy the address from there: the id follows /dashboard/.',
    siteWrong: 'This is no site id. Paste the whole address of your site’s dashboard, and the id is taken from it.',
    key: 'API key',
    keyText: 'It stays on this computer, goes to Wix only, and is not shown again.',
    keyMissing: 'Paste the key. Wix shows it once, when it is made.',
    keyLacks: 'This key lacks permissions.',
    show: 'Show what was typed'
  },
  /** Wix moves stores from one to the other; its own word for both is "catalog". */
  catalog: { V1: 'Wix’s older catalogue (V1)', V3: 'Wix’s newer catalogue (V3)' },
  place: {
    unknown: 'On Wix.',
    V1: 'On Wix’s older catalogue (V1).',
    V3: 'On Wix’s newer catalogue (V3).'
  },
  neverFetched: 'Not fully fetched yet.',
  currentAsOf: 'Current as of {{date}} ({{ago}}).',
  unpublishable:
    '{{fields}}: can be written and exported here, but this store can’t take it from outside until Wix moves it to the newer catalogue.',
  connect: {
    makeTitle: '1. Make a key at Wix',
    makeText: 'Only the owner or a co-owner of the Wix account can make one.',
    make: 'Open <page>API keys at Wix</page> and choose Generate API Key. Give it these permissions and this one site, then copy the key: Wix shows it once.',
    enterTitle: '2. Enter it here',
    enterText: 'A test changes nothing, neither here nor at Wix.',
    refused: 'Not connected',
    connect: 'Connect and fetch',
    asking: 'Asking Wix before anything is stored…'
  },
  permissions: {
    label: 'Permissions that the key needs',
    'read-products': 'to fetch your products, hidden ones too',
    'write-products': 'to publish what you approved',
    'read-categories': 'to fetch your collections (categories at Wix)',
    'read-site': 'to show the store’s name before anything is published'
  },
  changeKey: { title: 'Key for {{store}}', save: 'Store the key', saved: 'The key is stored.' },
  connected: {
    fetchAll: 'Fetch everything',
    fetchChanges: 'Fetch changes',
    disconnected: 'This store is disconnected',
    disconnectedText: 'Its products, jobs and history are here. To fetch or publish, enter a key.'
  },
  connection: {
    title: 'Connection',
    text: 'Where this store is, and the key to it.',
    store: 'Store',
    catalogue: 'Catalogue',
    notPublished: 'Not published',
    address: 'Address',
    key: 'Key',
    keyStored: 'Stored on this computer',
    keyNone: 'None: this store is disconnected',
    changeKey: 'Change the key',
    enterKey: 'Enter a key',
    disconnect: 'Disconnect'
  },
  test: {
    asking: 'Asking Wix…',
    test: 'Test',
    lacks: 'The key lacks permissions',
    failed: 'The test failed',
    answered: 'The store answered',
    catalog: { V1: 'It is on Wix’s older catalogue (V1).', V3: 'It is on Wix’s newer catalogue (V3).' }
  },
  disconnect: {
    title: 'Disconnect {{store}}?',
    text: 'This computer forgets the key. Products, jobs, approved texts and the history of this store stay here, and nothing changes at Wix. To fetch or publish again you enter a key.',
    keep: 'Keep it',
    done: '{{store}} is disconnected.'
  },
  pull: {
    fetching: { FULL: 'Fetching everything', CHANGES: 'Fetching changes' },
    fetched: { FULL: 'Fetched everything', CHANGES: 'Fetched changes' },
    collections: 'Reading collections',
    products: 'Reading products: {{seen}}',
    sweep_one: 'Looking for deleted products; {{count, number}} product read',
    sweep_other: 'Looking for deleted products; {{count, number}} products read',
    newProducts: 'New',
    changed: 'Changed',
    unchanged: 'Unchanged',
    gone: 'Gone from Wix',
    choose: 'Choose products',
    pause: 'Pause',
    resume: 'Resume'
  },
  problem: {
    waits: 'Fetching waits',
    failed: 'Fetching failed',
    paused: 'Fetching is paused',
    goesOn: 'It goes on by itself; Resume tries at once.',
    openWix: 'Open Wix'
  },
  past: {
    title: 'Fetched so far',
    text: 'The newest first.',
    when: 'When',
    what: 'What',
    result: 'Result',
    kind: { FULL: 'Everything', CHANGES: 'Changes' },
    line: '{{seen}}: {{tally}}',
    took: 'Took {{duration}}',
    more: 'Show more'
  }
} as const
