/** Why there are not enough credits, and what else is said of them. */
export const creditsSentences = {
  short: 'You need {{required, number}} credits but only have {{remaining, number}} remaining.',
  heldByDevice_one:
    '{{why, sentence}} {{count, number}} more is held by {{devices, names}}; it comes back when that device is idle or syncs.',
  heldByDevice_other:
    '{{why, sentence}} {{count, number}} more are held by {{devices, names}}; they come back when that device is idle or syncs.',
  heldByDevices_one:
    '{{why, sentence}} {{count, number}} more is held by {{devices, names}}; it comes back when those devices are idle or sync.',
  heldByDevices_other:
    '{{why, sentence}} {{count, number}} more are held by {{devices, names}}; they come back when those devices are idle or sync.',
  oldMonthOffline_one:
    "You need {{count, number}} credit, but the {{expired, number}} on this computer are of a month that is over, and it is offline; connect to get this month's.",
  oldMonthOffline_other:
    "You need {{count, number}} credits, but the {{expired, number}} on this computer are of a month that is over, and it is offline; connect to get this month's.",
  fewOffline_one:
    'You need {{count, number}} credit, but this computer is offline and holds only {{own, number}}; connect to get more.',
  fewOffline_other:
    'You need {{count, number}} credits, but this computer is offline and holds only {{own, number}}; connect to get more.',
  oldMonth_one:
    'You need {{count, number}} credit, but the {{expired, number}} on this computer are of a month that is over. {{why, sentence}}',
  oldMonth_other:
    'You need {{count, number}} credits, but the {{expired, number}} on this computer are of a month that is over. {{why, sentence}}',
  few_one:
    "You need {{count, number}} credit, but this computer holds only {{own, number}} and can't get more now. {{why, sentence}}",
  few_other:
    "You need {{count, number}} credits, but this computer holds only {{own, number}} and can't get more now. {{why, sentence}}",
  atMostBack: 'At most {{amount, number}} credits can be given back: the others in use are held by open items.',
  fromBackend:
    "This store's credits come from its backend. Change its plan or refund credits there, or sign this device out first.",
  noteMissing: 'note must say why',
  amountZero: 'amount must not be 0',
  amountWhole: 'amount must be a whole number',
  totalWhole: 'creditsTotal must be a whole number',
  noteLong: 'note must have at most {{limit, number}} characters',
  leased: "What this computer holds of the store's credits",
  countedAsUsed: 'Counted as used: earlier data was restored, and these credits may have been spent after it',
  asBeforeRestore: 'The allowance as it was before the restore',
  leaseGone: 'Nothing is left here of what the backend had set aside for this computer: it may have been spent',
  monthClosed: '{{period, month}} closed'
} as const
