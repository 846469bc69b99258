export const settings = {
  uiLanguage: {
    label: 'Sprache des Fensters',
    text: 'Produkttexte haben ihre eigene Sprache, die je Auftrag gewählt wird.'
  }
} as const
