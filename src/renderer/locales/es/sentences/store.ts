export const storeSentences = {
  noKeyForSite:
    'Wordshelf no tiene ninguna clave para este sitio. Crea una en Wix, en «Claves de API», e introdúcela aquí.',
  noKey: 'Wordshelf no tiene ninguna clave para {{store}}. Conecta la tienda de nuevo con una clave de Wix.',
  found: 'Wix responde: esta es la tienda {{store}}.',
  publishing: 'Se está publicando algo en esta tienda. Deja que termine o cancélalo antes.',
  notOnWix: 'Esta tienda no está en Wix. Conecta antes una tienda Wix.',
  notOnWixConnect: 'Esta tienda no está en Wix. Conecta antes una.',
  nothingToFetch: 'Esta tienda no está en Wix, así que no hay nada que descargar. Conecta antes una tienda Wix.',
  movedCatalogue:
    'Wix ha pasado esta tienda a un catálogo nuevo. Wordshelf vuelve a descargar todo el catálogo y luego continúa.',
  disconnected: 'La tienda se desconectó. Lo descargado antes se conserva.',
  fetchingAlready: 'El catálogo ya se está descargando. Deja que termine o cancélalo antes.',
  pullRunning: 'La descarga está en curso; ahora no es posible.',
  pullPaused: 'La descarga está en pausa; ahora no es posible.',
  pullDone: 'La descarga ya ha terminado.',
  pullCancelled: 'La descarga se canceló.',
  pullFailed: 'La descarga ha fallado.'
} as const
