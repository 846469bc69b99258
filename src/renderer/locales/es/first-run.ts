export const firstRun = {
  titleEmpty: 'Empieza con algunos productos',
  titleFilled: 'Añade más productos',
  lead: 'Wordshelf reescribe textos de productos en cantidad. Ves el precio antes de que empiece un trabajo y apruebas cada cambio antes de que salga de la aplicación.',
  sample: {
    title: 'Tienda de ejemplo',
    text: 'Un catálogo listo para probarlo todo. No necesita cuenta ni clave, y nada sale de este equipo.',
    action: 'Cargar la tienda de ejemplo'
  },
  csv: {
    title: 'Archivo CSV',
    text: 'Una exportación de productos de Wix, en el formato antiguo o en el nuevo. Ves lo que contiene antes de incorporar nada.',
    action: 'Elegir un archivo CSV'
  },
  wix: {
    title: 'Tienda de Wix',
    text: 'Tu propia tienda: sus productos entran y lo que apruebas vuelve a ella. Necesitas una clave de API, que se crea en Wix en un minuto.',
    action: 'Conectar una tienda de Wix'
  },
  hasProducts_one: 'Esta tienda tiene {{count, number}} producto.',
  hasProducts_many: 'Esta tienda tiene {{count, number}} de productos.',
  hasProducts_other: 'Esta tienda tiene {{count, number}} productos.',
  goToProducts: 'Ir a Productos',
  sampleModel:
    'Los textos los escribe el modelo de ejemplo de la aplicación. Para usar OpenAI o un servidor propio, abre <settings>Ajustes</settings>.'
} as const
