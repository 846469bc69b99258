export const app = {
  place: {
    products: 'Products',
    optimize: 'Optimise',
    jobs: 'Jobs',
    review: 'Review',
    history: 'History',
    store: 'Wix store',
    import: 'Import',
    credits: 'Credits',
    sync: 'Sync',
    settings: 'Settings',
    conflicts: 'Conflicts',
    publishes: 'Publishes'
  },
  window: {
    title: '{{place}} – Wordshelf',
    skip: 'Skip to the screen',
    bar: 'Window',
    nav: 'Main',
    goOrRun: 'Go to, or run a command',
    shortcuts: 'Keyboard shortcuts',
    shortcutsWithKey: 'Keyboard shortcuts (?)',
    appearance: 'Appearance',
    appearanceIs: 'Appearance: {{scheme}}',
    chosen: 'chosen',
    openConflicts: 'open',
    toReview: 'to review'
  },
  scheme: {
    light: 'Light',
    dark: 'Dark'
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be from an older version.',
    action: 'Go to Products'
  },
  broken: {
    window: 'The window stopped working',
    windowText: 'Nothing is lost: jobs go on and your work is stored. Load the window again. ({{reason}})',
    loadAgain: 'Load again',
    screen: 'This screen stopped working',
    tryAgain: 'Try again'
  },
  thawed: {
    title: 'The window was loaded again',
    text: 'It had stopped being drawn. What was pressed meanwhile was done: take a look at it. What was being written is kept.'
  },
  connection: {
    notSignedIn: 'Not signed in.',
    noAnswer: 'Wordshelf does not answer.'
  },
  recovery: {
    where: 'Where is my data?'
  },
  resumed: {
    openJob: 'Open job',
    openJobs: 'Open jobs',
    dismiss: 'Dismiss',
    one: 'Wordshelf was stopped in the middle of job {{id}} ({{finished, number}} of {{items}} done). It goes on where it was.',
    more_one: 'Wordshelf was stopped in the middle of {{count, number}} job. It goes on where it was.',
    more_other: 'Wordshelf was stopped in the middle of {{count, number}} jobs. They go on where they were.'
  },
  missed: {
    openPublishes: 'Open publishes',
    several_one:
      'The time of {{count, number}} publish was missed, because Wordshelf was closed or the computer asleep. Nothing was sent.',
    several_other:
      'The times of {{count, number}} publishes were missed, because Wordshelf was closed or the computer asleep. Nothing was sent.',
    now: 'Publish now',
    another: 'Another time…',
    cancel: 'Cancel it',
    values_one:
      '{{count, number}} value was to be published to <store>{{store}}</store> on {{due}}, when Wordshelf was closed or the computer asleep. Nothing was sent.',
    values_other:
      '{{count, number}} values (what the store holds already included) were to be published to <store>{{store}}</store> on {{due}}, when Wordshelf was closed or the computer asleep. Nothing was sent.'
  },
  activeJob: {
    name: 'Job {{id}}',
    waits: 'waits',
    running: 'running',
    paused: 'paused',
    trialDone: 'trial done',
    progress: '{{done, number}} of {{total, number}}'
  },
  activePull: {
    fetching: 'fetching',
    paused: 'paused',
    label: 'Fetching from Wix'
  },
  pull: {
    waits: '<b>Fetching from Wix waits.</b> {{reason}} It goes on by itself.',
    paused: '<b>Fetching from Wix is paused.</b> {{reason}}',
    open: 'Open the store'
  },
  credits: {
    name: 'Credits',
    left: '<b>{{left, number}}</b> of {{total, number}}<hidden> remaining</hidden>',
    here: '{{here, number}} of them on this device',
    expired: '{{here, number}} here are of a month that is over'
  },
  model: {
    name: 'Model',
    notReady: 'Not ready. Open Settings.'
  },
  drop: {
    nothing: 'Nothing was imported',
    letGo: 'Let go to see what this CSV file holds',
    busy: 'Another file is being read',
    busyText: 'Wait for it, or cancel it, and open {{file}} again.'
  },
  stores: {
    switch: 'Switch store',
    here: 'Stores on this computer',
    active: 'active',
    onWix: 'On Wix, {{products}}',
    add: 'Add a store…',
    addTitle: 'Add a store',
    connect: 'Connect a Wix store…',
    switchTo: 'Switch to {{store}}',
    name: 'Name',
    nameText: 'Only you see it. Each store has its own products, jobs and credits.',
    nameMissing: 'Give the store a name.',
    addButton: 'Add store'
  },
  palette: {
    contrast: 'Contrast: {{contrast}}',
    language: 'Language: {{language}}',
    goTo: 'Go to',
    goToPlace: 'Go to {{place}}',
    everywhere: 'Everywhere',
    commands: 'Commands',
    command: 'Command',
    stores: 'Stores',
    nothing: 'Nothing has that name.',
    sampleLoaded: 'The sample store is loaded.',
    fetchChanges: 'Fetch changes from Wix',
    exportJob: 'Export job {{id}}…',
    regenerate: 'Ask the model for this text again…',
    undoDecision: 'Undo the last decision',
    loadSample: 'Load the sample store',
    notHere: 'Not possible here',
    notHereText: 'There is nothing on this screen that it could be done with.'
  },
  shortcutSheet: {
    search: 'Search shortcuts',
    placeholder: 'Search',
    none: 'No shortcut has “{{query}}” in its name.',
    typing: 'Single keys are ignored while you type in a text field.'
  },
  sync: {
    chip: 'Sync:',
    lastSync: 'Last sync',
    nextTry: 'Next try',
    waits: 'Waits to be sent',
    now: 'Sync now',
    devices: 'Devices and log',
    attention: 'Sync needs attention',
    twoTexts_one: 'Two people wrote one text',
    twoTexts_other: 'Two people wrote {{count, number}} texts',
    twoTextsText: 'Both are kept. Choose in the review, under “Two texts”.'
  }
} as const
