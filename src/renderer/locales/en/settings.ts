export const settings = {
  contrast: {
    label: 'Contrast',
    text: 'High contrast has text of 7:1 and stronger lines, in light and in dark.',
    system: 'System',
    normal: 'Standard',
    more: 'High'
  },
  uiLanguage: {
    label: 'Language of the window',
    text: 'Product texts have languages of their own, chosen for each job.'
  }
} as const
