export const storeSentences = {
  noKeyForSite:
    'Wordshelf no tiene ninguna clave para este sitio. Crea una en Wix, en «Claves de API», e introdúcela aquí.',
  noKey: 'Wordshelf no tiene ninguna clave para {{store}}. Conecta la tienda de nuevo con una clave de Wix.',
  found: 'Wix responde: esta es la tienda {{store}}.',
  publishing: 'Se está publicando algo en esta tienda. Deja que termine o cancélalo antes.',
  notOnWix: 'Esta tienda no está en Wix. Conecta antes una tienda Wix.',
  notOnWixConnect: 'Esta tienda no está en Wix. Conecta antes una.',
  nothingToFetch: 'Esta tienda no está en Wix, así que no hay nada que obtener. Conecta antes una tienda Wix.',
  movedCatalogue:
    'Wix ha pasado esta tienda a un catálogo nuevo. Wordshelf vuelve a obtener todo el catálogo y luego continúa.',
  disconnected: 'La tienda se desconectó. Lo obtenido antes se conserva.',
  fetchingAlready: 'El catálogo ya se está obteniendo. Deja que termine o cancélalo antes.',
  pullRunning: 'La obtención está en marcha; ahora no es posible.',
  pullPaused: 'La obtención está en pausa; ahora no es posible.',
  pullDone: 'La obtención ya ha terminado.',
  pullCancelled: 'La obtención se canceló.',
  pullFailed: 'La obtención ha fallado.'
} as const
