export const review = {
  title: 'Review',
  loading: 'Loading',
  texts: 'Texts to review',
  gone: 'This text is gone.',
  job: 'Job {{id}}',
  jobInLanguage: 'Job {{id}}, {{language}}',
  itemName: '{{attribute}} of {{product}}',
  aboutJob_one: '{{attributes}} for {{count, number}} product in {{language}}',
  aboutJob_other: '{{attributes}} for {{count, number}} products in {{language}}',
  aboutJobs: '{{texts}} of {{jobs}}',
  approveLowRisk: 'Approve all low-risk ({{items, number}})…',
  export: 'Export',
  reviewed: 'Reviewed',
  reviewedOf: '<b>{{done, number}}</b> of {{of, number}} reviewed',
  showOpenNow: 'Show what is open now ({{items, number}})',
  showMatchingNow: 'Show what matches now ({{items, number}})',
  notSaved: 'Not saved. {{reason}}',
  tab: {
    open: 'To review',
    twoTexts: 'Two texts',
    approved: 'Approved',
    rejected: 'Rejected',
    edited: 'Edited',
    all: 'All'
  },
  toolbar: {
    which: 'Which texts',
    breakLines: 'Break long lines',
    breakLinesKey: 'Break long lines (W)',
    layout: 'How changes are shown',
    inline: 'Inline',
    sideBySide: 'Side by side',
    without: 'Without {{filter}}',
    clearAll: 'Clear all',
    search: 'Search',
    searchLabel: 'Search products and texts',
    clearSearch: 'Clear search'
  },
  filter: {
    title: 'Filter',
    active: 'Filter ({{active, number}})',
    counted: '{{label}} ({{items, number}})',
    any: 'Any',
    attribute: 'Attribute',
    risk: 'Risk',
    flags: 'To look at',
    job: 'Job',
    language: 'Language',
    collection: 'Collection',
    publish: 'On the store',
    lengthLeast: 'Characters, at least',
    lengthMost: 'Characters, at most',
    changeLeast: 'Changed %, at least',
    changeMost: 'Changed %, at most',
    duplicates: 'Same text as another product in its job',
    noDuplicates: 'No other product in its job has the text',
    near: 'Same or nearly the same text as another product',
    noNear: 'No other product has nearly the same text',
    group: 'Texts that are alike'
  },
  chip: {
    lengthMost: 'At most {{most, number}} characters',
    lengthLeast: 'At least {{least, number}} characters',
    length: '{{least, number}} to {{most, number}} characters',
    changeMost: 'At most {{most, number}}% changed',
    changeLeast: 'At least {{least, number}}% changed',
    change: '{{least, number}} to {{most, number}}% changed'
  },
  risk: {
    low: 'Low risk',
    medium: 'Medium risk',
    high: 'High risk',
    of100: 'Risk {{risk, number}} of 100',
    changed: '{{share, number}}% changed'
  },
  sort: {
    label: 'Sort',
    job: 'Newest job first',
    product: 'By product',
    riskDown: 'Highest risk first',
    riskUp: 'Lowest risk first',
    changeDown: 'Most changed first',
    changeUp: 'Least changed first',
    lengthDown: 'Longest first',
    lengthUp: 'Shortest first',
    jobDown: 'Oldest job first',
    productDown: 'By product, backwards',
    catalogue: 'Catalogue order',
    catalogueDown: 'Catalogue order, backwards'
  },
  views: {
    title: 'Views',
    unknown: 'It asks for what this screen can’t show.',
    shown: 'Shown',
    saveThis: 'Save this view…',
    changed: '{{name}} (changed)',
    saveChanges: 'Save the changes to {{name}}',
    changesSaved: 'The view {{name}} is what is shown now.',
    saveNew: 'Save as a new view…',
    rename: 'Rename {{name}}…',
    delete: 'Delete {{name}}',
    deleted: 'The view {{name}} is deleted. No text was touched.',
    saveTitle: 'Save this view',
    renameTitle: 'Rename {{name}}',
    name: 'Name',
    nameText: 'The filter, the search and the sort are saved under it.',
    save: 'Save'
  },
  card: {
    select: 'Select {{item}}',
    approve: 'Approve (A)',
    approveItem: 'Approve {{item}}',
    reject: 'Reject (R)',
    rejectItem: 'Reject {{item}}',
    edit: 'Edit (E)',
    editItem: 'Edit {{item}}',
    ask: 'Ask again (M)',
    askNoted: 'Ask again (M): a note is waiting',
    askItem: 'Ask the model for {{item}} again',
    reopen: 'Put back to review',
    reopenItem: 'Put {{item}} back to review',
    wasEmpty: 'Was empty',
    aiText: 'AI text',
    editedByYou: 'Edited by you',
    showYours: 'Show your text',
    showAi: 'Show AI text',
    reset: 'Reset to AI text',
    draft: 'Draft not saved',
    continue: 'Continue'
  },
  near: {
    help: 'Other products have this text, or one with nearly the same words. Search engines may show only one of them.',
    same: 'Same as another product',
    nearly: 'Nearly the same as another product',
    show_one: 'Show it and {{count, number}} like it',
    show_other: 'Show it and {{count, number}} like it'
  },
  anew: {
    title: 'Ask the model again',
    text: 'The AI text of {{item}} is written anew. Your own text and the original stay as they are.',
    texts_one:
      'The AI text of {{count, number}} item is written anew. Your own text and the original stay as they are.',
    texts_other:
      'The AI texts of {{count, number}} items are written anew. Your own texts and the originals stay as they are.',
    note: 'What should be different?',
    example: 'Shorter, and name the wool',
    send: 'Ask again',
    cancel: 'Cancel',
    left_one: '{{count, number}} of {{limit, number}} characters left',
    left_other: '{{count, number}} of {{limit, number}} characters left',
    running: 'Being written anew…',
    runningWith: 'Being written anew: {{note}}',
    waits: 'Waits to be written anew.',
    stop: 'Stop',
    resume: 'Go on',
    failed: 'Could not be written anew; the credit is back.',
    stopped: 'Stopped; the credit is back.',
    refused: 'Not asked. {{reason}}',
    tooMany_one: 'At most {{count, number}} text at a time can be written anew.',
    tooMany_other: 'At most {{count, number}} texts at a time can be written anew.',
    none: 'None of what is selected can be written anew now.',
    again: 'Ask again…',
    written: 'Written anew',
    earlier: 'Bring the earlier text back'
  },
  editor: {
    label: 'Your text for {{attribute}}',
    ifEmpty: 'There is no text to save. To keep the original, reject the item.',
    save: 'Save',
    saveAndApprove: 'Save and approve'
  },
  lowRisk: {
    title_one: 'Approve {{count, number}} text of low risk',
    title_other: 'Approve {{count, number}} texts of low risk',
    none: 'Nothing of low risk is left to review here.',
    all: 'These are all of them.',
    some: '{{shown, number}} of them, taken from all over the list. None has a number lost, a link lost or any other warning.',
    sample: 'A few of them',
    others: 'Show others',
    approve: 'Approve {{items, number}}'
  },
  empty: {
    nothingMatches: 'Nothing matches',
    nothingMatchesText: 'No text here is what the filter and the search ask for.',
    clearFilter: 'Clear the filter',
    soFar: 'Reviewed so far',
    allReviewed: 'All reviewed',
    decided: '{{approved, number}} approved, {{rejected, number}} rejected.',
    moreToCome: 'More texts appear as the job delivers them.',
    publish_one: 'Publish {{count, number}} text',
    publish_other: 'Publish {{count, number}} texts',
    export_one: 'Export {{count, number}} text',
    export_other: 'Export {{count, number}} texts',
    showAll: 'Show all texts',
    noTwoTexts: 'No two texts',
    noTwoTextsText: 'Of every item there is one text only. What was chosen is to be reviewed like any other.',
    showOpen: 'Show what is to review',
    nothingApproved: 'Nothing approved',
    nothingApprovedText: 'No text here is approved yet.',
    nothingRejected: 'Nothing rejected',
    nothingRejectedText: 'No text here is rejected yet.',
    nothingEdited: 'Nothing edited',
    nothingEditedText: 'No text here is edited yet.',
    nothingDelivered: 'Nothing delivered',
    nothingDeliveredText: 'No text here is delivered yet.',
    noTexts: 'No texts yet',
    noTextsText: 'What your jobs deliver is reviewed here, before and after.',
    newJob: 'New job',
    jobDeliveredNone: 'This job delivered no texts',
    willAppear: 'They appear here as the job delivers them.',
    jobSays: 'The job says what went wrong.',
    goToJob: 'Go to the job'
  },
  footer: {
    approve: 'Approve',
    reject: 'Reject',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    next: 'Next',
    previous: 'Previous',
    nextUndecided: 'Next undecided',
    select: 'Select',
    allKeys: 'All keys',
    selection: 'Selection',
    allMatching_one: 'All {{count, number}} text that match',
    allMatching_other: 'All {{count, number}} texts that match',
    selected: '{{items, number}} selected',
    selectAll: 'Select all {{items, number}} that match',
    clear: 'Clear',
    approveSelected: 'Approve {{items, number}}',
    askSelected: 'Ask again…',
    rejectSelected: 'Reject {{items, number}}',
    reopenSelected: 'Reopen {{items, number}}',
    restore: 'Restore',
    lookAgain: 'Select what was left',
    close: 'Close'
  },
  keys: {
    next: 'Next item',
    previous: 'Previous item',
    nextUndecided: 'Next undecided item',
    edit: 'Edit the text',
    anew: 'Ask the model for the text again',
    keepThis: 'Of two texts, keep this',
    keepOther: 'Of two texts, keep the other',
    save: 'Save the edit',
    saveAndApprove: 'Save the edit and approve',
    cancel: 'Cancel the edit, clear the selection',
    undo: 'Undo the last change',
    redo: 'Do again what was undone',
    extendDown: 'Extend the selection down',
    extendUp: 'Extend the selection up',
    selectAll: 'Select everything that matches',
    expand: 'Show all of a long text',
    layout: 'Inline or side by side',
    form: 'Text, rendered or HTML source',
    wrap: 'Break or scroll long lines of source',
    nextChange: 'Next change in the text',
    previousChange: 'Previous change in the text'
  },
  twoTexts: {
    why: 'Two people wrote this text at the same time. Choose one; then it can be approved.',
    otherDevice: 'Written on another device',
    here: 'The text here',
    keepThis: 'Keep this',
    yours: 'Your text, written on this device',
    onDevice: 'Written on {{device}}',
    keepOther: 'Keep the other',
    which: '{{item}}, {{whose}}'
  },
  change: {
    none: 'This text has no change to go to.',
    formatting: 'Change {{number, number}} of {{of, number}}: formatting.',
    added: 'Change {{number, number}} of {{of, number}}: added {{added}}',
    removed: 'Change {{number, number}} of {{of, number}}: removed {{removed}}',
    replaced: 'Change {{number, number}} of {{of, number}}: {{removed}} became {{added}}'
  },
  decided: {
    one: {
      APPROVED: '{{item}} approved.',
      REJECTED: '{{item}} rejected.',
      OPEN: '{{item}} reopened.'
    },
    many: {
      APPROVED_one: '{{count, number}} item approved.',
      APPROVED_other: '{{count, number}} items approved.',
      REJECTED_one: '{{count, number}} item rejected.',
      REJECTED_other: '{{count, number}} items rejected.',
      OPEN_one: '{{count, number}} item reopened.',
      OPEN_other: '{{count, number}} items reopened.'
    },
    already_one: '{{count, number}} was so already.',
    already_other: '{{count, number}} were so already.',
    twoTexts_one: '{{count, number}} skipped: two texts wait for a choice.',
    twoTexts_other: '{{count, number}} skipped: two texts wait for a choice.',
    textChanged_one: '{{count, number}} left as it was: its text has been changed meanwhile.',
    textChanged_other: '{{count, number}} left as they were: their texts have been changed meanwhile.'
  },
  undone: {
    nothing: 'There was nothing left to undo.',
    one: 'Undone: {{item}} is as it was.',
    many_one: 'Undone: {{count, number}} item is as before.',
    many_other: 'Undone: {{count, number}} items are as before.'
  },
  redone: {
    nothing: 'There was nothing left to do again.',
    one: 'Done again: {{item}}.',
    many_one: 'Done again: {{count, number}} item.',
    many_other: 'Done again: {{count, number}} items.'
  },
  leftAlone_one: 'One item was changed again since and stays as it is.',
  leftAlone_other: '{{count, number}} items were changed again since and stay as they are.',
  settled: {
    this: '{{item}}: the text here is kept. It is to be reviewed.',
    other: '{{item}}: the other text is kept. It is to be reviewed.'
  },
  said: {
    twoTexts: '{{item}} has two texts. Choose one of them first.',
    asked: '{{item}}: the model is asked again.',
    askedMany_one: 'The model is asked again for {{count, number}} text.',
    askedMany_other: 'The model is asked again for {{count, number}} texts.',
    notAsked_one: '{{count, number}} left out: it is under way already, has two texts, or its product is gone.',
    notAsked_other:
      '{{count, number}} left out: they are under way already, have two texts, or their products are gone.',
    landed: '{{item}}: the new text is here.',
    landedMany_one: '{{count, number}} new text is here.',
    landedMany_other: '{{count, number}} new texts are here.',
    same: '{{item}}: the model wrote the same text again.',
    reset: '{{item}}: back to the AI text.',
    saved: '{{item}}: your text is saved.',
    savedApproved: '{{item}}: your text is saved and approved.',
    draftDiscarded: '{{item}}: draft discarded.'
  },
  flag: {
    overRecommended: {
      label: 'Longer than recommended',
      help: 'Search engines or shop themes may cut this text.'
    },
    numberLost: {
      label: 'Number missing',
      help: 'A number of the original is not in the new text.'
    },
    numberAdded: {
      label: 'New number',
      help: 'The new text has a number that the original does not.'
    },
    structureLost: {
      label: 'Formatting lost',
      help: 'Lists, links, headings or pictures of the original are gone.'
    },
    bigChange: {
      label: 'Length changed a lot',
      help: 'The new text is more than twice or less than half as long.'
    },
    unitLost: {
      label: 'Unit missing',
      help: 'A measure of the original has its number still, and not its unit.'
    },
    empty: {
      label: 'Empty',
      help: 'A reader would see nothing.'
    },
    language: {
      label: 'Other language',
      help: 'The text is not in the language that was asked for.'
    },
    markup: {
      label: 'Unusual code',
      help: 'The text has HTML, links or characters that a text of the model would be refused for.'
    },
    bannedWord: {
      label: 'Banned word',
      help: 'The text uses a word that your settings ban.'
    },
    unchanged: {
      label: 'No change',
      help: 'The model left the text as it was.'
    },
    unknown: 'Look at this text with care.',
    bannedWords: 'Banned word: {{words}}',
    numbersLost: 'Number missing: {{numbers}}'
  }
} as const
