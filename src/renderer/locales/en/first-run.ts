export const firstRun = {
  titleEmpty: 'Start with some products',
  titleFilled: 'Add more products',
  lead: 'Wordshelf rewrites product text in bulk. You see the price before a job starts, and you approve every change before it leaves the app.',
  sample: {
    title: 'Sample store',
    text: 'A ready-made catalogue to try everything on. It needs no account and no key, and nothing leaves this computer.',
    action: 'Load the sample store'
  },
  csv: {
    title: 'CSV file',
    text: 'A product export from Wix, in the old or the new format. You see what is in it before anything is taken over.',
    action: 'Choose a CSV file'
  },
  wix: {
    title: 'Wix store',
    text: 'Your own store: its products come in, and what you approve goes back. You need an API key, which you make at Wix in a minute.',
    action: 'Connect a Wix store'
  },
  hasProducts_one: 'This store has {{count, number}} product.',
  hasProducts_other: 'This store has {{count, number}} products.',
  goToProducts: 'Go to Products',
  sampleModel:
    'Texts are written by the sample model inside the app. To use OpenAI or a server of your own, open <settings>Settings</settings>.'
} as const
