export const settings = {
  contrast: {
    label: 'Contraste',
    text: 'El contraste alto usa texto de 7:1 y líneas más marcadas, tanto en claro como en oscuro.',
    system: 'Sistema',
    normal: 'Estándar',
    more: 'Alto'
  },
  uiLanguage: {
    label: 'Idioma de la ventana',
    text: 'Los textos de los productos tienen su propio idioma, que se elige en cada trabajo.'
  }
} as const
