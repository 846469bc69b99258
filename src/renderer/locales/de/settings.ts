export const settings = {
  contrast: {
    label: 'Kontrast',
    text: 'Hoher Kontrast: Text mit mindestens 7:1 und kräftigere Linien, hell wie dunkel.',
    system: 'System',
    normal: 'Standard',
    more: 'Hoch'
  },
  uiLanguage: {
    label: 'Sprache des Fensters',
    text: 'Produkttexte haben ihre eigene Sprache, die je Auftrag gewählt wird.'
  }
} as const
