export const settings = {
  contrast: {
    label: 'Contrast',
    text: 'High contrast has text of 7:1 and stronger lines, in light and in dark.',
    system: 'System',
    normal: 'Standard',
    more: 'High'
  },
  title: 'Settings',
  save: 'Save',
  savedAsChanged: 'Saved as you change it.',
  uiLanguage: {
    label: 'Language of the window',
    text: 'Product texts have languages of their own, chosen for each job.'
  },
  model: {
    title: 'Model',
    text: 'Which model writes the proposals. A model of your own is tried out before it is saved.',
    sample: 'Sample model',
    sampleText:
      'Runs inside the app, free and offline. It shows how everything works; its texts are not good enough to publish.',
    own: 'OpenAI or a compatible server',
    ownText: 'OpenAI, or a server of your own such as Ollama, LM Studio or llama.cpp.',
    nothingSaved: 'Nothing was saved.',
    test: 'Test',
    asking: 'Asking the model…',
    trying: 'Trying it out before saving…',
    saved: 'The model is saved.',
    testFailed: 'The test failed',
    testSucceeded: 'The test succeeded',
    testDetails: '({{model}}, answered in {{ms, number}} ms)',
    testModel: '({{model}})',
    testTime: '(answered in {{ms, number}} ms)'
  },
  server: {
    baseUrl: 'Base URL',
    badUrl: 'Give a web address such as https://api.openai.com/v1',
    noModel: 'Give the name of a model',
    api: 'API',
    apiText: 'Compatible servers mostly speak Chat Completions.',
    model: 'Model',
    unknownPrice: 'The name as the server knows it. What it costs there is not known.'
  },
  price: {
    short: '{{input}} in, {{output}} out',
    shortOther: '{{input}} in, {{output}} out, not the vendor’s own figure',
    full: '{{input}} per million tokens in ({{cached}} from the cache), {{output}} out. Checked on {{day}}.',
    fullOther:
      '{{input}} per million tokens in ({{cached}} from the cache), {{output}} out. Checked on {{day}}; not the vendor’s own figure.'
  },
  key: {
    label: 'API key',
    stored: 'A key is stored for {{host}}.',
    replace: 'Replace',
    forget: 'Forget',
    forgetOf: 'Forget the key of {{host}}',
    elsewhere: 'The stored key belongs to {{host}} and is not sent anywhere else. A new key replaces it.',
    text: 'Leave it empty if the server needs none. It is not shown again once it is saved.',
    show: 'Show what was typed',
    weak: 'Keys are not well protected here'
  },
  writing: {
    title: 'Writing',
    language: 'Language of new jobs',
    languageText: 'You can choose another one for each job. Type a tag such as pt-BR for one that is not listed.',
    languageNamed: '{{name}} ({{tag}})',
    noLanguage: 'No such language. A tag looks like de or pt-BR.',
    concurrency: 'Requests at the same time',
    concurrencyText:
      'The most that a job sends at once. It slows down by itself when the server asks for it; a model on this computer mostly wants 1 or 2.'
  },
  banned: {
    label: 'Banned words',
    text: 'Words and phrases that no text of this store may use. The model is told them, a new text that uses one is asked for again, and texts that are here are marked in the review.',
    placeholder: 'Type a word or phrase, then Enter',
    checking: 'Looking through the texts that are here…',
    tooMany: 'A store has {{most, number}} banned words at most.',
    tooLong: '“{{word}}” has more than {{most, number}} characters.',
    noLetter: '“{{word}}” has no letter and no digit.',
    control: '“{{word}}” has a line break or a control character.',
    broken: '“{{word}}” has a broken character.'
  },
  appearance: {
    title: 'Appearance',
    colours: 'Colours',
    system: 'System',
    light: 'Light',
    dark: 'Dark'
  },
  desktop: {
    title: 'This computer',
    notices: 'Notify me while I am elsewhere',
    noticesText: 'When a job or a publish ends or needs you, and no window of Wordshelf is in front.',
    spelling: 'Check my spelling',
    spellingText:
      'In the language of the job, or of new jobs. On Windows and Linux this fetches dictionaries from Google’s servers, which then know the languages that you write in but no text; macOS has its own. The window is opened anew.',
    updates: 'Look for updates by itself',
    updatesText:
      'Twice a day, at Wordshelf’s own server, which sees that you ask and nothing of your store. Each is asked about before it is fetched and before it is installed, and none is installed while a job runs.',
    updatesOff: 'Never',
    updatesStable: 'Stable',
    updatesBeta: 'Beta',
    closing: 'When the window is closed while something runs',
    closingAsk: 'Ask',
    closingKeep: 'Keep running',
    closingKeepText: 'The window goes away, the work goes on. The icon in the tray brings the window back.',
    closingQuit: 'Pause and quit',
    closingQuitText: 'The work goes on when Wordshelf is opened again.'
  },
  allowance: {
    title: 'Monthly allowance',
    textAlone:
      'This store works on its own, without a backend, so you set the limit yourself. One credit is one attribute of one product.',
    text: 'One credit is one attribute of one product.',
    linked_one: '{{count, number}} credit a month, set by the store’s backend for all its devices together.',
    linked_other: '{{count, number}} credits a month, set by the store’s backend for all its devices together.',
    unsynced: 'The store’s backend sets it, for all its devices together. How much it is is known after the next sync.',
    holders: 'Who holds what',
    saved_one: 'The allowance is {{count, number}} credit a month.',
    saved_other: 'The allowance is {{count, number}} credits a month.',
    label: 'Credits a month',
    used_one: '{{count, number}} credit used or reserved in {{period}}.',
    used_other: '{{count, number}} credits used or reserved in {{period}}.'
  },
  about: {
    title: 'About',
    desktop: 'Wordshelf {{version}}, as a desktop app',
    web: 'Wordshelf {{version}}, in the browser',
    folder: 'Data folder',
    folderText: 'Products, jobs and credits are here. Close Wordshelf before you copy it.',
    copy: 'Copy path',
    copied: 'Copied'
  }
} as const
