/** What the building blocks of the screens say by themselves. */
export const ui = {
  loading: 'Loading',
  jobName: 'Job {{id}}',
  showAllJobs: 'Show all jobs',
  publishName: { PUBLISH: 'Publish {{id}}', UNDO: 'Undo {{id}}' },
  of: '{{value, number}} of {{total, number}}',
  /** What an import or a pull found, beside one another. */
  tally: {
    new_one: '{{count, number}} new',
    new_other: '{{count, number}} new',
    changed_one: '{{count, number}} changed',
    changed_other: '{{count, number}} changed',
    unchanged_one: '{{count, number}} unchanged',
    unchanged_other: '{{count, number}} unchanged',
    gone_one: '{{count, number}} gone',
    gone_other: '{{count, number}} gone'
  },
  clamp: { more: 'Show all', less: 'Show less' },
  runsOn: '<quiet>Runs on </quiet><device>{{name}}</device>',
  runsOnTitle: 'Runs on {{name}}',
  opensOutside: '(opens in your browser)',
  /** A server that asked for a pause; the model's may be down as well. */
  held: {
    job: {
      in: 'The server needs a pause: goes on in {{duration}}',
      soon: 'The server needs a pause: goes on in a moment',
      spoken: 'The server needs a pause. The job goes on by itself.'
    },
    publish: {
      in: 'Wix asked to wait: goes on in {{duration}}',
      soon: 'Wix asked to wait: goes on in a moment',
      spoken: 'Wix asked to wait. It goes on by itself.'
    },
    pull: {
      in: 'Wix asked to wait: goes on in {{duration}}',
      soon: 'Wix asked to wait: goes on in a moment',
      spoken: 'Wix asked to wait. Fetching goes on by itself.'
    }
  },
  pace_one: 'Up to {{count, number}} request a minute',
  pace_other: 'Up to {{count, number}} requests a minute',
  html: { label: 'How HTML is compared', text: 'Text as read', rendered: 'Rendered', source: 'HTML source' },
  key: { andThen: 'then', ctrl: 'Ctrl', alt: 'Alt', shift: 'Shift', enter: 'Enter', escape: 'Esc', space: 'Space' },
  length: {
    fine: '{{length, number}} / {{limit, number}}',
    long: '{{length, number}} / {{limit, number}} long',
    refused: '{{length, number}} / {{limit, number}} too long'
  },
  progress: {
    label: 'Progress',
    numbers: '{{value, number}} <of>of {{total, number}}</of>',
    percent: '{{percent, number}}%',
    spoken: '{{label}}: {{percent, number}} percent'
  },
  publishButton: {
    publish: 'Publish',
    unconnected:
      'This store has no connection with Wix, so there is nowhere to publish to. Connect one, or export a file.',
    openStore: 'Open the Store screen'
  },
  publishTable: {
    publish: 'Publish',
    job: 'Job',
    progress: 'Progress',
    cameTo: 'Came to',
    severalJobs: 'Several',
    nothingYet: 'Nothing yet',
    published_one: '{{count, number}} published',
    published_other: '{{count, number}} published',
    putBack_one: '{{count, number}} put back',
    putBack_other: '{{count, number}} put back',
    conflict_one: '{{count, number}} in conflict',
    conflict_other: '{{count, number}} in conflict',
    failed_one: '{{count, number}} failed',
    failed_other: '{{count, number}} failed',
    unchanged_one: '{{count, number}} unchanged',
    unchanged_other: '{{count, number}} unchanged',
    skipped_one: '{{count, number}} skipped',
    skipped_other: '{{count, number}} skipped',
    cancelled_one: '{{count, number}} left out',
    cancelled_other: '{{count, number}} left out'
  },
  image: {
    unnamed: 'Image',
    named: 'Image: {{alt}}'
  },
  diff: {
    before: 'Before',
    after: 'After',
    noText: 'No text',
    source: 'HTML source',
    comparing: 'Comparing…',
    noDifference: 'Shoppers see no difference.',
    onlyFormatting: 'Only the formatting changed.',
    seeSource: 'Only the formatting changed. HTML source shows how.'
  },
  editor: {
    preview: 'As shoppers see it',
    keys: '<save/> saves, <cancel/> cancels',
    tooLong_one: '{{count, number}} character too many. At most {{max, number}} are allowed.',
    tooLong_other: '{{count, number}} characters too many. At most {{max, number}} are allowed.',
    form: { label: 'Edit as', rich: 'Text', source: 'HTML' },
    onlySource: 'This HTML is written in a way that the text editor would change, so it is edited as it is.',
    onlySourceTag: 'The text editor has no {{tag}} and would lose it, so this is edited as HTML.',
    notLoaded: 'The text editor could not be loaded, so this is the HTML.',
    toolbar: 'Formatting',
    tool: {
      bold: 'Bold',
      italic: 'Italic',
      underline: 'Underline',
      clear: 'Clear formatting',
      heading: 'Heading {{level}}',
      bulletList: 'Bulleted list',
      numberedList: 'Numbered list',
      quote: 'Quote',
      link: 'Link',
      unlink: 'Remove link',
      undo: 'Undo',
      redo: 'Redo'
    },
    link: {
      address: 'Address of the link',
      refused: 'Only web, mail and phone addresses.',
      set: 'Set link'
    }
  },
  status: {
    job: {
      PENDING: 'Pending',
      RUNNING: 'Running',
      PAUSED: 'Paused',
      COMPLETED: 'Completed',
      CANCELLED: 'Cancelled',
      FAILED: 'Failed',
      trial: 'Running: trial',
      withFailures: 'Completed with failures'
    },
    paused: {
      trial: 'Trial done',
      user: 'Paused',
      offline: 'Paused: offline',
      quota: 'Paused: quota used up',
      auth: 'Paused: key refused',
      model: 'Paused: model not available',
      credits: 'Paused: no credits'
    },
    item: {
      PENDING: 'Pending',
      RUNNING: 'Running',
      DONE: 'Done',
      FAILED: 'Failed',
      CANCELLED: 'Cancelled',
      SKIPPED: 'Skipped'
    },
    review: { OPEN: 'To review', APPROVED: 'Approved', REJECTED: 'Rejected' },
    publish: {
      NONE: 'Not published',
      PLANNED: 'Planned',
      SENDING: 'Sending',
      PUBLISHED: 'Published',
      CONFLICT: 'Conflict',
      UNKNOWN: 'Unknown',
      REVERTED: 'Reverted',
      thenChanged: 'Published, then changed'
    },
    publishRun: {
      SCHEDULED: 'Scheduled',
      MISSED: 'Time missed',
      RUNNING: 'Running',
      PAUSED: 'Paused',
      DONE: 'Done',
      CANCELLED: 'Cancelled',
      withFailures: 'Done with failures',
      withConflicts: 'Done with conflicts'
    },
    publishOp: {
      PLANNED: 'Waiting',
      SENDING: 'Sending',
      UNKNOWN: 'Unknown',
      PUBLISHED: 'Published',
      UNCHANGED: 'Unchanged',
      SKIPPED: 'Skipped',
      CONFLICT: 'Conflict',
      FAILED: 'Failed',
      CANCELLED: 'Cancelled',
      putBack: 'Put back'
    },
    pull: { RUNNING: 'Fetching', PAUSED: 'Paused', DONE: 'Done', CANCELLED: 'Cancelled', FAILED: 'Failed' }
  }
} as const
