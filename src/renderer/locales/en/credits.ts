export const credits = {
  title: 'Credits',
  job: 'Job {{id}}',
  newText: 'New text {{id}}',
  summary: {
    own_one:
      '{{used, number}} of {{count, number}} credit used or reserved in {{month}}. One credit is one attribute of one product.',
    own_other:
      '{{used, number}} of {{count, number}} credits used or reserved in {{month}}. One credit is one attribute of one product.',
    linked_one:
      'Left for this device in {{month}}: {{left, number}} of {{count, number}} credit, {{here, number}} here and {{unleased, number}} at the store, fetched when needed. One credit is one attribute of one product.',
    linked_other:
      'Left for this device in {{month}}: {{left, number}} of {{count, number}} credits, {{here, number}} here and {{unleased, number}} at the store, fetched when needed. One credit is one attribute of one product.',
    unsynced_one:
      '{{count, number}} credit left on this device in {{month}}. One credit is one attribute of one product.',
    unsynced_other:
      '{{count, number}} credits left on this device in {{month}}. One credit is one attribute of one product.'
  },
  expired_one:
    '{{count, number}} credit on this device is of a month that is over: it can’t be spent before this device has synced.',
  expired_other:
    '{{count, number}} credits on this device are of a month that is over: they can’t be spent before this device has synced.',
  balance: {
    title: 'Balance',
    allowance: 'Allowance',
    used: 'Used',
    reserved: 'Reserved',
    remaining: 'Remaining',
    part: 'This device’s part',
    unsynced: 'Credits come from the store’s backend: what the whole store has is known after the next sync.'
  },
  chart: {
    title: 'Over the month',
    titleHere: 'Over the month, on this device',
    used: 'Used',
    reserved: 'Reserved',
    allowance: 'Allowance',
    said_one:
      'Credits of {{month}} day by day: by {{day}} {{used, number}} used and {{reserved, number}} reserved, of {{count, number}}.',
    said_other:
      'Credits of {{month}} day by day: by {{day}} {{used, number}} used and {{reserved, number}} reserved, of {{count, number}}.',
    saidHere_one:
      'Credits of {{month}} day by day on this device: by {{day}} {{used, number}} used and {{reserved, number}} reserved, of the {{count, number}} that is its part.',
    saidHere_other:
      'Credits of {{month}} day by day on this device: by {{day}} {{used, number}} used and {{reserved, number}} reserved, of the {{count, number}} that are its part.',
    asTable: 'Show as a table',
    asChart: 'Show as a chart',
    day: 'Day',
    usedThatDay: 'Used that day',
    usedSoFar: 'Used so far',
    reservedThen: 'Reserved at its end'
  },
  share: {
    used: 'Delivered',
    reserved: 'Under way',
    here: 'Unused here',
    elsewhere: 'Unused elsewhere',
    unleased: 'At the store',
    lapsed: 'Lapsed'
  },
  shareSaid: {
    used: '{{count, number}} delivered',
    reserved: '{{count, number}} under way',
    here: '{{count, number}} unused here',
    elsewhere: '{{count, number}} unused elsewhere',
    unleased: '{{count, number}} at the store',
    lapsed: '{{count, number}} lapsed',
    all: '{{parts}}, of {{allowance, number}}'
  },
  holders: {
    title: 'Who holds what',
    where: 'Where',
    delivered: 'Delivered',
    underWay: 'Under way',
    unused: 'Unused',
    thisDevice: 'this device',
    before: 'Before this device’s data was set back',
    atStore: 'At the store, free for any device',
    none: 'none',
    asOf: 'As of <time>{{at}}</time>, the last sync. The allowance and its corrections are the backend’s: they are made in your store’s app.'
  },
  adjust: {
    open: 'Adjust',
    setAllowance: 'Set the allowance',
    title: 'Adjust the used credits',
    direction: 'Direction',
    give: 'Give back',
    take: 'Take',
    credits: 'Credits',
    mostGive_one: 'At most {{count, number}} credit: what open items hold comes back by itself.',
    mostGive_other: 'At most {{count, number}} credits: what open items hold comes back by itself.',
    mostTake_one: 'At most the {{count, number}} credit that remains.',
    mostTake_other: 'At most the {{count, number}} credits that remain.',
    tooMany: 'At most {{most, number}}',
    reason: 'Reason',
    reasonText: 'It stands in the ledger beside the entry.',
    booked_one: 'Booked. {{count, number}} credit remains this month.',
    booked_other: 'Booked. {{count, number}} credits remain this month.'
  },
  view: { ledger: 'Ledger', jobs: 'By job', items: 'By item' },
  list: {
    ledger: 'Ledger',
    jobs: 'Credits by job',
    items: 'Credits by item',
    entries_one: '{{count, number}} entry',
    entries_other: '{{count, number}} entries',
    export: 'Export CSV',
    emptyTitle: 'No movements yet',
    emptyTitleOfJob: 'Job {{id}} has not moved any credits',
    emptyText: 'Credits move when a job is created, and when its items are delivered or given back.',
    startJob: 'Start a job',
    whichJob: 'Job',
    allJobs: 'All jobs',
    noSuchJob: 'No such job'
  },
  column: {
    time: 'Time',
    kind: 'Kind',
    job: 'Job',
    credits: 'Credits',
    inUseAfter: 'In use after',
    note: 'Note',
    product: 'Product',
    attribute: 'Attribute',
    held: 'Held',
    credit: 'Credit',
    why: 'Why it came back',
    created: 'Created',
    status: 'Status',
    reserved: 'Reserved in all',
    captured: 'Captured',
    released: 'Returned',
    free: 'Free',
    month: 'Month',
    items: 'Items'
  },
  kind: {
    ALLOWANCE: 'Allowance',
    RESERVE: 'Reserved',
    CAPTURE: 'Captured',
    RELEASE: 'Returned',
    ROLLOVER: 'Rollover',
    ADJUSTMENT: 'Adjustment'
  },
  kindMeans: {
    ALLOWANCE: 'Monthly limit set',
    RESERVE: 'Held for a job',
    CAPTURE: 'Delivered',
    RELEASE: 'Given back',
    ROLLOVER: 'A new month began',
    ADJUSTMENT: 'Corrected by hand'
  },
  state: {
    HELD: 'Held',
    CAPTURED: 'Captured',
    RELEASED: 'Returned',
    FREE: 'Free',
    ELSEWHERE: 'On another device'
  }
} as const
