export const optimizer = {
  title: 'Optimise',
  text: 'Choose what to rewrite and how. Nothing changes until you approve it.',
  shortcut: 'Create the job',
  products: {
    title: 'Products',
    scope: 'What to optimise',
    selected: 'Selected products',
    whole: 'Whole collections',
    none: 'No products selected yet.',
    choose: 'Choose products',
    change: 'Change',
    clear: 'Clear',
    moreNames_one: '<names>{{names}}</names> and {{count, number}} more',
    moreNames_other: '<names>{{names}}</names> and {{count, number}} more',
    noCollections: 'This store has no collections. Choose products in the <products>product list</products>.',
    search: 'Search collections',
    collections: 'Collections',
    noSuchCollection: 'No collection has this name.'
  },
  /** What "all that match" stood for: `any` where the filter does not ask. */
  matching: {
    any: {
      any: { any: '{{products}} from the whole catalogue', without: '{{products}} without {{attribute}}' },
      inside: {
        any: '{{products}} in {{collection}}',
        without: '{{products}} in {{collection}}, without {{attribute}}'
      }
    },
    query: {
      any: {
        any: '{{products}} matching “{{query}}”',
        without: '{{products}} matching “{{query}}”, without {{attribute}}'
      },
      inside: {
        any: '{{products}} matching “{{query}}”, in {{collection}}',
        without: '{{products}} matching “{{query}}”, in {{collection}}, without {{attribute}}'
      }
    },
    unknownCollection: 'one collection',
    leftOut_one: '({{count, number}} left out)',
    leftOut_other: '({{count, number}} left out)'
  },
  attributes: {
    title: 'Attributes',
    choice: 'Attributes to optimise',
    explained: {
      title: 'The name of the product. Up to 80 characters.',
      description: 'The text on the product page. Formatting is kept.',
      seoTitle: 'The headline in search results. About 60 characters are shown.',
      seoDescription: 'The lines under that headline. About 160 characters are shown.',
      imageAlt: 'What the first image shows, for screen readers and image search.',
      ribbon: 'The short label on the product image, such as New or Sale.',
      slug: 'The address of the product page. A new one breaks old links.'
    },
    allWithout: 'all without text',
    without_one: '{{count, number}} without text',
    without_other: '{{count, number}} without text',
    exportOnly: 'This store’s catalogue (V1) can’t take it from outside: it can be written and exported, not published.'
  },
  prompt: {
    startWith: 'Start with',
    label: 'Prompt',
    hint: 'Say how the text should be written, for example: short sentences, friendly, no exaggeration.',
    replaced: 'Your text was replaced.',
    length: '{{length, number}} of {{most, number}} characters'
  },
  starter: {
    clear: {
      name: 'Clear and short',
      text: 'Write clearly and simply. Start with what the product is and what it is for. Use short sentences and leave out filler words. Keep every fact, size, material and number of the original, and add none.'
    },
    benefits: {
      name: 'Benefits first',
      text: 'Start with what the customer gains, then name the features that make it so. Speak to the customer as “you”. Keep all facts and numbers of the original. No exaggeration and no claims that the original does not support.'
    },
    search: {
      name: 'Found in search',
      text: 'Use the words that customers type when they look for this kind of product, early and in natural sentences. Name product type, material, colour and use where the original gives them. Never repeat a keyword for its own sake.'
    },
    correct: {
      name: 'Correct only',
      text: 'Correct spelling, grammar and punctuation. Make the wording consistent and easy to read. Change nothing else: keep tone, order, facts and formatting as they are.'
    },
    translate: {
      name: 'Translate',
      text: 'Translate into the chosen language as a native copywriter would write it for a shop. Keep brand names, model names, sizes and numbers unchanged. Keep the structure and formatting of the original.'
    }
  },
  language: {
    label: 'Language of the result',
    options: 'Languages',
    none: 'Type a language tag such as pt-BR or de-CH.'
  },
  price: {
    title: 'Price',
    sum: '{{products}} × {{attributes}} =',
    sumTakenOver: '{{products}} × {{attributes}} − {{takenOver, number}} taken over =',
    balance: 'Balance now',
    onDevice: 'On this device',
    atStore: 'At the store',
    outOfReach: 'Out of reach now',
    after: 'After this job',
    tooFew_one: '{{count, number}} too few',
    tooFew_other: '{{count, number}} too few',
    model: 'Model',
    startNow: 'Start right away',
    tryAgain: 'Try again',
    createAndStart: 'Create and start job',
    create: 'Create job',
    sampleModel: 'Sample model: no key needed. Its texts are only for trying out.',
    useRealModel: 'Use a real model',
    notReady: 'This model is not ready: jobs will wait.',
    checkSettings: 'Check Settings'
  },
  estimate: {
    counting: 'Estimating tokens and money',
    failed: 'Tokens and money could not be estimated. The credits are exact all the same.',
    again: 'Estimate again',
    about: { tokens: 'About {{tokens}} tokens', money: 'About {{tokens}} tokens · about {{money}}' },
    upTo: { tokens: 'Up to {{tokens}} tokens', money: 'Up to {{tokens}} tokens · up to {{money}}' },
    lessThan: 'less than {{money}}',
    details_one: '{{input}} in, {{output}} out, in {{requests}} request',
    details_other: '{{input}} in, {{output}} out, in {{requests}} requests',
    sample: 'The sample model runs inside the app and costs nothing.',
    unknownPrice: 'What {{model}} costs is not known.',
    pricesOf: '{{model}}, prices checked {{day}}'
  },
  trial: {
    title: 'Trial',
    label_one: 'Try the first {{count, number}} product, then ask',
    label_other: 'Try the first {{count, number}} products, then ask',
    note_one:
      'For more than {{count, number}} product. The rest runs when you say so. Its credits are held until then and come back if you cancel it.',
    note_other:
      'For more than {{count, number}} products. The rest runs when you say so. Its credits are held until then and come back if you cancel it.'
  },
  reuse: {
    title: 'Earlier results',
    question_one: '{{count, number}} of {{items}} already has a result for the same text, prompt and model',
    question_other: '{{count, number}} of {{items}} already have a result for the same text, prompt and model',
    choose: 'Choose one of the two first.',
    takeOver_one: 'Take it over for free',
    takeOver_other: 'Take them over for free',
    price: '{{credits}} instead of {{anew, number}}',
    anew_one: 'Write it anew',
    anew_other: 'Write them anew'
  },
  reach: {
    fetched: '{{here, number}} here, {{store, number}} more at the store: they are fetched when you create the job.',
    outOfReach:
      '{{here, number}} here, {{store, number}} more at the store, which can’t be fetched while this device is not in touch with it.',
    insufficient_one: 'You need {{count}} credits but only have {{remaining}} remaining.',
    insufficient_other: 'You need {{count}} credits but only have {{remaining}} remaining.',
    elsewhere_one: 'Other devices hold {{count, number}} unused credit, which only they can spend.',
    elsewhere_other: 'Other devices hold {{count, number}} unused credits, which only they can spend.'
  },
  created: {
    title: 'Job {{jobId}} created: {{items}}, {{credits}}, {{remaining, number}} remaining',
    titleLinked: 'Job {{jobId}} created: {{items}}, {{credits}}',
    dismiss: 'Dismiss',
    starts: 'It starts by itself. You can leave this screen.',
    waits: 'It waits until you start it.',
    open: 'Open job'
  },
  short: {
    keepProducts_one: 'Keep the first {{count, number}} product',
    keepProducts_other: 'Keep the first {{count, number}} products',
    keepAttributes: 'Only {{attributes}}',
    notEnough_one: 'Fewer attributes are not enough: one alone needs {{count, number}} credit.',
    notEnough_other: 'Fewer attributes are not enough: one alone needs {{count, number}} credits.',
    holders: 'Who holds what',
    raise: 'Raise the allowance'
  },
  unanswered: {
    title: 'No answer came back',
    text: 'The job may have been created. Trying again is safe: the same job is never created twice. Before you change anything, look at the <jobs>list of jobs</jobs>.'
  },
  refused: 'The job was not created',
  problem: {
    noProduct: 'At least one product must be selected.',
    noCollection: 'At least one collection must be selected.',
    tooMany_one: 'At most {{count, number}} can be selected.',
    tooMany_other: 'At most {{count, number}} can be selected.',
    noAttribute: 'At least one attribute must be selected.',
    language: 'Language must be a language tag such as en or pt-BR.',
    noPrompt: 'Prompt must say what to do with the text.',
    longPrompt_one: 'Prompt must have at most {{count, number}} character.',
    longPrompt_other: 'Prompt must have at most {{count, number}} characters.',
    unreadablePrompt: 'Prompt must not contain control characters or broken ones.'
  }
} as const
