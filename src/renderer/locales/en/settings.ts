export const settings = {
  uiLanguage: {
    label: 'Language of the window',
    text: 'Product texts have languages of their own, chosen for each job.'
  }
} as const
