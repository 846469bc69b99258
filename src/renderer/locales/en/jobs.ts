export const jobs = {
  title: 'Jobs',
  name: 'Job {{id}}',
  newJob: 'New job',
  showOlder: 'Show older jobs',
  loading: 'Loading',
  which: 'Which jobs',
  filter: {
    ALL: 'All',
    RUNNING: 'Running',
    PENDING: 'Pending',
    PAUSED: 'Paused',
    COMPLETED: 'Completed',
    CANCELLED: 'Cancelled',
    FAILED: 'Failed'
  },
  none: {
    title: 'No jobs yet',
    text: 'Choose products and what to rewrite. You see the price in credits before anything starts.',
    action: 'Choose products',
    RUNNING: 'No running job',
    PENDING: 'No pending job',
    PAUSED: 'No paused job',
    COMPLETED: 'No completed job',
    CANCELLED: 'No cancelled job',
    FAILED: 'No failed job'
  },
  what_one: '{{attributes}} for {{count, number}} product in {{language}}',
  what_other: '{{attributes}} for {{count, number}} products in {{language}}',
  shortWhat: '{{attributes}} × {{products}}, {{language}}',
  column: { job: 'Job', what: 'What', progress: 'Progress', review: 'Review', credits: 'Credits', cost: 'Cost' },
  row: {
    ofTotal: '{{count, number}} of {{total, number}}',
    failed: '{{count, number}} failed',
    nothingYet: 'Nothing yet',
    allReviewed: 'All reviewed',
    toReview: '{{count, number}} to review',
    decided: '{{approved, number}} approved, {{rejected, number}} rejected',
    returned: '{{count, number}} returned',
    free: '{{count, number}} free',
    freeCost: 'Free'
  },
  control: {
    start: 'Start',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    retry_one: 'Retry {{items, number}} for {{count, number}} credit',
    retry_other: 'Retry {{items, number}} for {{count, number}} credits',
    export: 'Export',
    review: 'Review',
    reviewOpen: 'Review {{count, number}}',
    openCredits: 'Open credits',
    openSettings: 'Open settings',
    dismiss: 'Dismiss'
  },
  priority: {
    button: 'Priority: {{priority}}',
    text: 'Its turn among the jobs that run',
    HIGH: 'High',
    NORMAL: 'Normal',
    LOW: 'Low'
  },
  cancel: {
    title: 'Cancel job {{id}}?',
    titleRest: 'Cancel the rest of job {{id}}?',
    confirm: 'Cancel the job',
    confirmRest: 'Yes, cancel the rest',
    keep: 'Keep it',
    back_one: '{{count, number}} credit of {{required, number}} will come back.',
    back_other: '{{count, number}} credits of {{required, number}} will come back.',
    monthOver_one: '{{count, number}} credit was held in a month that is over and does not come back.',
    monthOver_other: '{{count, number}} credits were held in a month that is over and do not come back.',
    nothingYet: 'Nothing was delivered yet.',
    delivered_one: '{{count, number}} text delivered so far stays yours to review.',
    delivered_other: '{{count, number}} texts delivered so far stay yours to review.',
    unwritten_one: '{{count, number}} will not be written.',
    unwritten_other: '{{count, number}} will not be written.'
  },
  elsewhere: {
    running:
      'This job runs on {{device}}: it is started, paused and cancelled there. Its texts can be reviewed, exported and published here too.',
    over: 'This job ran on {{device}}. Its texts can be reviewed, exported and published here too.',
    overRetry:
      'This job ran on {{device}}: what was not delivered can be retried there. Its texts can be reviewed, exported and published here too.'
  },
  stopped: 'The job stopped',
  paused: {
    user: { title: 'Paused', text: 'Nothing is sent until you resume.' },
    trial: { title: 'The trial is done', text: 'Look at its results, then run the rest or cancel it.' },
    offline: {
      title: 'The model cannot be reached',
      text: 'Nothing is lost. Resume once this computer is online again.'
    },
    quota: {
      title: 'The quota at the model provider is used up',
      text: 'Raise the quota there, then resume.'
    },
    auth: { title: 'The key was refused', text: 'Enter a working key in the settings, then resume.' },
    model: { title: 'The model is not available', text: 'Choose another model in the settings, then resume.' },
    credits: {
      title: 'There are no credits left',
      text: 'Resume when the new period starts, or with a larger allowance.'
    }
  },
  run: {
    title: 'Texts a minute',
    axis: 'Minutes since the first text',
    rate: 'Texts a minute',
    from: 'From',
    texts: 'Texts',
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    said_one: 'Texts a minute over {{count, number}} minute: between {{least, number}} and {{most, number}}',
    said_other: 'Texts a minute over {{count, number}} minutes: between {{least, number}} and {{most, number}}'
  },
  progress: {
    done: 'Done',
    running: 'Running',
    waiting: 'Waiting',
    failed: 'Failed',
    cancelled: 'Cancelled',
    skipped: 'Skipped',
    reused: 'Taken over, free',
    took: '{{time}} from start to end',
    since: '{{elapsed}} since the start',
    left: '{{elapsed}} since the start, {{remaining}} left'
  },
  remaining: {
    underMinute: 'less than a minute',
    minutes: 'about {{minutes, number}} min',
    hours: 'about {{hours, number}} h',
    hoursMinutes: 'about {{hours, number}} h {{minutes, number}} min'
  },
  cost: {
    sample: 'Free: the sample model answers inside the app',
    unknown: 'Cost not known: a model without a known price took part',
    expected: 'Cost estimated {{estimate}}',
    soFar: '{{cost}} so far',
    soFarOf: '{{cost}} so far, estimated {{estimate}}',
    doneOf: '{{cost}}, estimated {{estimate}}',
    under: 'less than {{amount}}',
    underFirst: 'Less than {{amount}}'
  },
  pace: {
    server: 'The server',
    one: 'One request at a time',
    upTo: 'Up to {{concurrency, number}} requests at once',
    requests:
      '{{server}} lets through {{requests, number}} requests a minute; up to {{concurrency, number}} on their way at once',
    requestsOne: '{{server}} lets through {{requests, number}} requests a minute; one at a time',
    tokens:
      '{{server}} lets through {{tokens, number}} tokens a minute; up to {{concurrency, number}} on their way at once',
    tokensOne: '{{server}} lets through {{tokens, number}} tokens a minute; one at a time',
    both: '{{server}} lets through {{requests, number}} requests and {{tokens, number}} tokens a minute; up to {{concurrency, number}} on their way at once',
    bothOne:
      '{{server}} lets through {{requests, number}} requests and {{tokens, number}} tokens a minute; one at a time'
  },
  failed: {
    label: 'Failed items',
    title_one: '{{count, number}} item failed',
    title_other: '{{count, number}} items failed',
    creditBack_one: 'Its credit came back to the month it was held in.',
    creditBack_other: 'Their credits came back to the months they were held in.',
    product: 'Product',
    attribute: 'Attribute',
    why: 'Why',
    unusable: 'The model gave no usable answer.',
    more: 'Show more of {{count, number}}',
    tried_one: 'Tried {{count, number}} time',
    tried_other: 'Tried {{count, number}} times'
  },
  publishes: {
    title: 'Publishes',
    history: 'History of this job',
    decide_one: 'Decide about {{count, number}} conflict',
    decide_other: 'Decide about {{count, number}} conflicts'
  },
  trial: {
    label: 'Trial',
    running_one: 'Trial: {{tried, number}} of {{count, number}} product',
    running_other: 'Trial: {{tried, number}} of {{count, number}} products',
    runningText: 'The job stops after them and asks, so that you can look before the rest is run.',
    done_one: 'Trial done: {{tried, number}} of {{count, number}} product',
    done_other: 'Trial done: {{tried, number}} of {{count, number}} products',
    cancelRest: 'Cancel the rest',
    runRest: 'Run the rest',
    review: 'Review the results',
    reviewOpen_one: 'Review the {{count, number}} result',
    reviewOpen_other: 'Review the {{count, number}} results',
    nothing: 'No text came out of it. See below why, before the rest is run.',
    rest_one: 'The last text waits for your word. Its credit is held.',
    rest_other: 'The other {{count, number}} texts wait for your word. Their credits are held.'
  },
  details: {
    label: 'Details',
    review: 'Review',
    toReview: 'To review',
    approved: 'Approved',
    rejected: 'Rejected',
    edited: 'Edited',
    credits: 'Credits',
    ledger: 'Ledger',
    required: 'Required',
    captured: 'Captured',
    returned: 'Returned',
    held: 'Held',
    bookedOn: 'Booked on',
    model: 'Model',
    noAnswerYet: 'No answer yet',
    requests: 'Requests',
    tokensSent: 'Tokens sent',
    cached: 'Of them cached',
    tokensReceived: 'Tokens received',
    pricesOf: 'Prices of',
    beside: '{{actual, number}}, estimated {{estimate, number}}',
    request: 'Request',
    attributes: 'Attributes',
    products: 'Products',
    fromCollections: '{{count, number}} from collections',
    language: 'Language',
    runsOn: 'Runs on',
    created: 'Created',
    started: 'Started',
    finished: 'Finished',
    prompt: 'Prompt'
  }
} as const
