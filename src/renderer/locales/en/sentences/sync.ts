/** Syncing with the backend: its log, its problems, and what is refused. */
export const syncSentences = {
  linked: 'This store was linked with “{{store}}” under the name “{{device}}”.',
  abandoned: 'This device was signed out of “{{store}}” without its backend.',
  abandonedWith_one:
    'This device was signed out of “{{store}}” without its backend, which never got {{count, number}} change.',
  abandonedWith_other:
    'This device was signed out of “{{store}}” without its backend, which never got {{count, number}} changes.',
  sent_one: 'Sent {{count, number}} change.',
  sent_other: 'Sent {{count, number}} changes.',
  received_one: 'Received {{count, number}} text from {{device}}.',
  received_other: 'Received {{count, number}} texts from {{device}}.',
  receivedHere_one: 'Received {{count, number}} change that other devices made to texts of this one.',
  receivedHere_other: 'Received {{count, number}} changes that other devices made to texts of this one.',
  gaveBack_one: 'Gave {{count, number}} credit back that this device did not use.',
  gaveBack_other: 'Gave {{count, number}} credits back that this device did not use.',
  granted_one: 'Got {{count, number}} credit to spend on this device.',
  granted_other: 'Got {{count, number}} credits to spend on this device.',
  denied: 'The backend has no credits to give at the moment.',
  givenUp:
    'It was given up, so that what it held is for the other devices: sign it out and link it again, or wait for the next month.',
  newMonth: 'A new month has begun: {{period}}.',
  offline_one: 'Offline: {{count, number}} change waits. {{why, sentence}}',
  offline_other: 'Offline: {{count, number}} changes wait. {{why, sentence}}',
  quarantined_one: 'The backend keeps {{count, number}} change that it could not make sense of: {{reason}}',
  quarantined_other: 'The backend keeps {{count, number}} changes that it could not make sense of: {{reason}}',
  newLife:
    'These data were put back, or another copy of them has gone on: this device tells the backend everything again and asks for new credits.',
  restarted: 'Sending had come to a stand and was started again.',
  pullAgain: 'What other devices did is fetched from the beginning again.',
  stuck:
    'Sending does not get on: the backend answers, or seems to, and nothing comes of it. Restart Wordshelf; if that does not help, ask whoever runs the backend.',
  ourFault:
    'What the backend answers cannot be kept on this computer. Nothing is lost; restart Wordshelf, and look whether its disk is full.',
  clone:
    'Another copy of these data is in use under the name of this device. Close the other copy, then sync again here.',
  noKey: 'This computer has no key for the backend any more: link the store again with a new pairing code.',
  noBackend: 'This store has no backend.',
  linkFirst: 'This store has no backend. Link it first, in the settings.',
  ourError: 'Something went wrong on this computer.',
  noAnswer: 'The backend gave no answer.',
  copyWentOn: 'Another copy of these data has gone on: try again in a moment.',
  notEnough: 'The store has not enough credits left.',
  closing: 'Wordshelf is being closed.',
  goingToSleep: 'The computer is going to sleep.',
  asleep: 'The computer is asleep.',
  signingOut: 'This device is being signed out.',
  busy: 'This store is being linked or signed out just now: wait a moment.',
  thisDevice: 'This is the device that you are using: sign it out instead.',
  notFailing:
    'The backend has not failed at the last try, so nothing has to be left behind: sync, then sign out as usual.',
  unsent_one:
    '{{count, number}} change of this device has not reached the backend. Sync first, or save them to a file.',
  unsent_other:
    '{{count, number}} changes of this device have not reached the backend. Sync first, or save them to a file.',
  jobOpenLink: 'A job is not over yet: let it end or cancel it, then link the store.',
  jobsOpenLink: '{{jobs, number}} jobs are not over yet: let them end or cancel them, then link the store.',
  jobOpenOut: 'A job is not over yet: let it end or cancel it, then sign out.',
  jobsOpenOut: '{{jobs, number}} jobs are not over yet: let them end or cancel them, then sign out.',
  linkedAlready: 'This store is linked with {{url}} already. Sign this device out there first.',
  monthAhead:
    'This store has begun {{ours}} here, and its backend is still in {{theirs}}: no credits could be spent. Check the clock of this computer, and link the store when the backend has reached that month.',
  agreeFirst: 'The backend and this device have to agree first: try again in a moment.',
  notABackend:
    'What answers at this address is not a backend of Wordshelf: check the address, and whether this network wants a sign-in first.',
  networkSignIn: 'This network wants a sign-in before it lets anything through.',
  unknownDevice: 'The backend does not know this device any more: link the store again.',
  asksToWait: 'The backend asks to wait a little.',
  notWell: 'The backend is not well for the moment (HTTP {{status}}).',
  tooOld: 'This version of Wordshelf is too old for the backend of this store: update the app.',
  backendTooOld: 'The backend of this store is too old for this version of Wordshelf: it has to be updated.',
  slow: 'The backend gave no complete answer in time.',
  unreached: 'The backend cannot be reached: check the connection to the internet.',
  clock: 'The clock of this computer is wrong: set date and time to automatic in its settings.',
  unsafe:
    'The connection to the backend is not safe: what answers shows a certificate that this computer does not trust.',
  proxy: 'The proxy of this network lets no request through: sign in to it, or ask whoever runs the network.',
  broke: 'The connection to the backend broke before the answer was complete.',
  answerTooLarge: 'The answer of the backend is larger than any answer can be.',
  linkGivenUp: 'Nothing was changed here. If the pairing code turns out to be used up, ask for another one.',
  pairingCode: 'code must be eight letters or digits, such as K7QM-2RXD',
  pairingCodeStop: 'code must be eight letters or digits, such as K7QM-2RXD.',
  urlEmpty: 'url must not be empty',
  codeEmpty: 'code must not be empty',
  deviceNameEmpty: 'deviceName must not be empty'
} as const
