/** Jobs: how they are made, paused and ended. */
export const jobsSentences = {
  given_one: '{{count, number}} credit is back in your balance.',
  given_other: '{{count, number}} credits are back in your balance.',
  noneDelivered_one: 'None of the {{count, number}} items could be delivered; its credit is back in your balance.',
  noneDelivered_other:
    'None of the {{count, number}} items could be delivered; their credits are back in your balance.',
  someFailed_one: '{{count, number}} item could not be delivered; its credit is back in your balance.',
  someFailed_other: '{{count, number}} items could not be delivered; their credits are back in your balance.',
  givenOverMonths:
    'Credits back in your balance: {{back, number}}. Credits that do not come back, because their month is over: {{late, number}}.',
  failedOverMonths:
    'Items that could not be delivered: {{failed, number}}. Credits back in your balance: {{back, number}}. Credits that do not come back, because their month is over: {{late, number}}.',
  trialDone:
    'The trial is done: {{done, number}} of {{total, number}} products. Look at the results, then run the rest or cancel it.',
  cancelled: 'The job was cancelled.',
  nothingToRetry: 'Job {{id}} has no failed or cancelled items to retry.',
  fromBeforeRestore:
    "This job was made before this computer's data was restored, so nothing runs it any more. Review what it delivered, and make a new job for the rest.",
  againThereOnly: 'This job is of {{device}}: it can be taken up again there alone.',
  runsElsewhere: 'This job runs on {{device}}. Pause or cancel it there.',
  notNotStarted: "You can't {{_command}} this job: it has not started yet.",
  notRunning: "You can't {{_command}} this job: it is running.",
  notPaused: "You can't {{_command}} this job: it is paused.",
  notCompleted: "You can't {{_command}} this job: it is completed.",
  notCancelled: "You can't {{_command}} this job: it was cancelled.",
  notFailed: "You can't {{_command}} this job: it has failed.",
  tooLarge:
    'productIds × attributes is {{items, number}} items; one job takes at most {{limit, number}}. Split the selection into several jobs.',
  noSuchProduct: 'this store has no product with the id "{{id}}"',
  noSuchCollection: 'this store has no collection with the id "{{id}}"',
  keyUsed: 'The idempotency key "{{key}}" was used for another request. Send a new key with a new request.',
  noAttribute: 'At least one attribute must be selected',
  noProduct: 'At least one product must be selected',
  noCollection: 'At least one collection must be selected',
  attributeTwice: 'attributes must not name the same attribute twice',
  productTwice: 'productIds must not hold the same id twice',
  collectionTwice: 'collectionIds must not hold the same id twice',
  languageTag: 'language must be a language tag such as en or pt-BR',
  promptLong: 'prompt must have at most {{limit, number}} characters',
  promptEmpty: 'prompt must say what to do with the text',
  promptBroken: 'prompt must not contain control characters or broken ones'
} as const
