export const sync = {
  title: 'Sync',
  now: 'Sync now',
  signOut: 'Sign out',
  linkAgain: 'Link again',
  linkThisStore: 'Link this store',
  saveUnsent: 'Save what is unsent',
  change_one: '{{count, number}} change',
  change_other: '{{count, number}} changes',
  screen: {
    local: 'This store works on its own: everything is on this computer, and you set its allowance yourself.',
    linked: '{{store}}, on this device as {{device}}.',
    thisStore: 'This store',
    unnamed: 'unnamed',
    linkText: 'With a pairing code from your store’s app.',
    linkAgainText: 'With a new pairing code from your store’s app. Nothing here is lost.'
  },
  linking: {
    title: 'What linking does',
    text: 'Nothing is lost on either side.',
    details:
      'The jobs, texts, decisions and publishes that are here are sent to the store’s backend and show on every device that is linked with it, and theirs show here. From then on credits come from the store’s allowance; what was used here so far is not charged again. Products, keys and settings stay on this computer. Jobs that are under way have to be over first.'
  },
  link: {
    url: {
      label: 'Address of the backend',
      description: 'Your store’s app shows it beside the pairing code.',
      example: 'https://…',
      problem: 'Enter the address that your store’s app gives.'
    },
    code: {
      label: 'Pairing code',
      description: 'Eight letters or digits. It is good once, for ten minutes.',
      example: 'K7QM-2RXD',
      problem: 'A pairing code has eight letters or digits, such as K7QM-2RXD.'
    },
    deviceName: {
      label: 'Name of this device',
      description: 'The others see it beside its jobs and texts.',
      example: 'Anna’s laptop',
      problem: 'Give this device a name that the others know it by.'
    },
    refused: 'Not linked',
    asking: 'Asking the backend…'
  },
  status: {
    local: 'Not linked',
    upToDate: 'Up to date',
    syncing: 'Syncing',
    offline: 'Offline',
    offlineWaiting_one: 'Offline, {{count, number}} waiting',
    offlineWaiting_other: 'Offline, {{count, number}} waiting',
    attention: 'Needs attention'
  },
  heard: {
    upToDate: 'Sync is up to date.',
    offline: 'Sync is offline. Changes wait on this device.',
    attention: 'Sync needs attention.'
  },
  problem: {
    title: 'Sync needs attention',
    readLog: 'Read the sync log'
  },
  state: {
    title: 'State',
    text: 'Everything but the model and Wix works offline; what you do is sent later.',
    last: 'Last sync',
    next: 'Next try',
    waiting: 'Waits to be sent',
    nothing: 'Nothing',
    notUnderstood: 'Not understood',
    quarantined_one: '{{count, number}} change. The backend keeps it and goes on without; the log says why.',
    quarantined_other: '{{count, number}} changes. The backend keeps them and goes on without; the log says why.',
    backend: 'Backend'
  },
  time: {
    never: 'Never yet',
    now: 'Now',
    notByItself: 'Not by itself',
    onChange: 'As soon as something changes',
    in: 'In {{duration}}'
  },
  twoTexts: {
    title: 'Two texts',
    text: 'Two people wrote at the same time. Both texts are kept until you choose.',
    inJob_one: 'Job {{jobId}}: choose for {{count, number}} item',
    inJob_other: 'Job {{jobId}}: choose for {{count, number}} items',
    older_one: '{{count, number}} item in older jobs, under Review.',
    older_other: '{{count, number}} items in older jobs, under Review.'
  },
  devices: {
    title: 'Devices',
    text: 'What each has delivered this month, has under way, and may still spend alone.',
    asOf: 'As of {{when}}.',
    device: 'Device',
    delivered: 'Delivered',
    underWay: 'Under way',
    unused: 'Unused',
    actions: 'Actions',
    thisDevice: 'This device',
    givenUp: 'Given up',
    notSeen: 'Not seen yet',
    seen: 'Seen <time>{{when}}</time>',
    giveUp: 'Give up…',
    giveUpNamed: 'Give up {{name}}…'
  },
  invite: {
    open: 'Add a computer…',
    title: 'Add a computer',
    asking: 'Asking the backend for a code…',
    how: 'On the other computer, open Sync and type:',
    address: 'Address',
    code: 'Pairing code',
    until: 'Good once, until {{when}}. Whoever has it can see and spend what this store has.',
    done: 'Done'
  },
  writeOff: {
    title: 'Give up {{name}}?',
    only: 'Only for a device that is lost or broken.',
    holdsNothing: '{{name}} holds no credits, so nothing comes back.',
    holdsUnused_one: '{{name}} holds {{count, number}} unused credit. It comes back to the store at once.',
    holdsUnused_other: '{{name}} holds {{count, number}} unused credits. They come back to the store at once.',
    holdsOpen_one:
      '{{name}} holds {{count, number}} credit held by items under way. It comes back to the store at once.',
    holdsOpen_other:
      '{{name}} holds {{count, number}} credits held by items under way. They come back to the store at once.',
    holdsBoth_one:
      '{{name}} holds {{count, number}} unused credit and {{open}} held by items under way. They come back to the store at once.',
    holdsBoth_other:
      '{{name}} holds {{count, number}} unused credits and {{open}} held by items under way. They come back to the store at once.',
    excess_one:
      'If {{name}} is still used somewhere, it may spend that credit a second time: at most {{count, number}} credit more than the allowance. What it reports later is booked to next month.',
    excess_other:
      'If {{name}} is still used somewhere, it may spend those {{count, number}} credits a second time: at most {{count, number}} credits more than the allowance. What it reports later is booked to next month.',
    excessOf_one:
      'If {{name}} is still used somewhere, it may spend that credit a second time: at most {{count, number}} credit more than the allowance of {{allowance, number}}. What it reports later is booked to next month.',
    excessOf_other:
      'If {{name}} is still used somewhere, it may spend those {{count, number}} credits a second time: at most {{count, number}} credits more than the allowance of {{allowance, number}}. What it reports later is booked to next month.',
    stays:
      'What it has sent stays. What it has not sent yet is not known here, and is taken over if it turns up again.',
    keep: 'Keep it',
    confirm: 'Give it up',
    done_one: '{{name}} is given up. {{count, number}} credit came back to the store.',
    done_other: '{{name}} is given up. {{count, number}} credits came back to the store.'
  },
  unsent: {
    file_one: '{{file}} holds {{count, number}} change.',
    file_other: '{{file}} holds {{count, number}} changes.',
    fileOldest_one: '{{file}} holds the oldest {{count, number}} change of {{total, number}}.',
    fileOldest_other: '{{file}} holds the oldest {{count, number}} changes of {{total, number}}.'
  },
  leave: {
    text: 'Take this device off the store’s backend.',
    details:
      'Everything that is here stays here. Unused credits go back to the store, and this store has an allowance of its own again.',
    open: 'Sign out…',
    title: 'Sign out?',
    usual:
      '{{device}} is taken off {{store}}. Everything was sent. Jobs, texts and history stay here; unused credits go back to the store. To link again you need a new pairing code.',
    thisDevice: 'This device',
    theStore: 'the store',
    stay: 'Stay signed in',
    done: 'This device is signed out. Everything stays here.',
    unsentTitle_one: '{{count, number}} change is not sent yet',
    unsentTitle_other: '{{count, number}} changes are not sent yet',
    unsentText_one: 'Signing out now would leave it on this device alone, so it has to wait until the backend has it.',
    unsentText_other:
      'Signing out now would leave them on this device alone, so it has to wait until the backend has them.',
    goneForGood: 'The backend is gone for good…'
  },
  abandon: {
    unheard_one: 'The backend will never get {{count, number}} change of this device',
    unheard_other: 'The backend will never get {{count, number}} changes of this device',
    nothingUnheard: 'The backend hears nothing of this sign-out',
    counted_one:
      '{{count, number}} unused credit of this device stays counted there until it lapses: no other device can spend it before.',
    counted_other:
      '{{count, number}} unused credits of this device stay counted there until they lapse: no other device can spend them before.',
    countedUnknown:
      'Unused credits of this device stay counted there until they lapse: no other device can spend them before.',
    nothingCounted: 'This device holds no unused credits, so none stay counted there.',
    text: 'Only for a backend that will not come back. Jobs, texts and history stay here, and this store has an allowance of its own again. If you link it later, everything that is here is sent then.',
    back: 'Back',
    confirm: 'Sign out without the backend'
  },
  log: {
    title: 'Sync log',
    text: 'The newest first. It is kept when Wordshelf is closed.',
    when: 'When',
    what: 'What',
    older: 'Show older of {{total, number}}',
    warning: 'Warning:',
    error: 'Error:'
  }
} as const
