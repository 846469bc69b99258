export const settings = {
  uiLanguage: {
    label: 'Idioma de la ventana',
    text: 'Los textos de los productos tienen su propio idioma, que se elige en cada trabajo.'
  }
} as const
