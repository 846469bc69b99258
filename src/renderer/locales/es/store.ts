export const store = {
  title: 'Tienda de Wix',
  connectTitle: 'Conectar una tienda de Wix',
  ownStore: 'Sus productos entran como una tienda aparte. En Wix no cambia nada hasta que publiques.',
  ownStoreBeside:
    'Sus productos entran como una tienda aparte; {{store}} queda como está. En Wix no cambia nada hasta que publiques.',
  thisStore: 'Esta tienda',
  access: {
    site: 'ID del sitio',
    siteText: 'Abre el panel de tu sitio y pega su dirección completa: el ID es lo que sigue a /dashboard/.',
    taken: 'El ID del sitio se tomó de la dirección.',
    siteMissing: 'Pega la dirección del panel de tu sitio, o solo el ID del sitio.',
    siteElsewhere:
      'Esta dirección no contiene el ID del sitio. Abre el panel del propio sitio y copia la dirección de allí: el ID sigue a /dashboard/.',
    siteWrong:
      'Esto no es el ID de un sitio. Pega la dirección completa del panel de tu sitio y el ID se toma de ella.',
    key: 'Clave de API',
    keyText: 'Se queda en este equipo, solo va a Wix y no vuelve a mostrarse.',
    keyMissing: 'Pega la clave. Wix la muestra una sola vez, al crearla.',
    keyLacks: 'A esta clave le faltan permisos.',
    show: 'Mostrar lo escrito'
  },
  /** Wix moves stores from one to the other; its own word for both is "catalog". */
  catalog: { V1: 'Catálogo anterior de Wix (V1)', V3: 'Catálogo nuevo de Wix (V3)' },
  place: {
    unknown: 'En Wix.',
    V1: 'En el catálogo anterior de Wix (V1).',
    V3: 'En el catálogo nuevo de Wix (V3).'
  },
  neverFetched: 'Aún no se descargó por completo.',
  currentAsOf: 'Actualizada el {{date}} ({{ago}}).',
  unpublishable:
    '{{fields}}: se puede escribir y exportar aquí, pero esta tienda no puede recibirlo desde fuera hasta que Wix la pase al catálogo nuevo.',
  connect: {
    makeTitle: '1. Crea una clave en Wix',
    makeText: 'Solo puede crearla quien es propietario o copropietario de la cuenta de Wix.',
    make: 'Abre <page>Claves de API en Wix</page> y elige «Generate API Key». Dale estos permisos y solo este sitio, y luego copia la clave: Wix la muestra una sola vez.',
    enterTitle: '2. Introdúcela aquí',
    enterText: 'Una prueba no cambia nada, ni aquí ni en Wix.',
    refused: 'Sin conectar',
    connect: 'Conectar y descargar',
    asking: 'Preguntando a Wix antes de guardar nada…'
  },
  permissions: {
    label: 'Permisos que necesita la clave',
    'read-products': 'para descargar tus productos, también los ocultos',
    'write-products': 'para publicar lo que aprobaste',
    'read-categories': 'para descargar tus colecciones (categorías en Wix)',
    'read-site': 'para mostrar el nombre de la tienda antes de publicar nada'
  },
  changeKey: { title: 'Clave de {{store}}', save: 'Guardar la clave', saved: 'La clave está guardada.' },
  connected: {
    fetchAll: 'Descargar todo',
    fetchChanges: 'Descargar cambios',
    disconnected: 'Esta tienda está desconectada',
    disconnectedText: 'Sus productos, trabajos e historial están aquí. Para descargar o publicar, introduce una clave.'
  },
  connection: {
    title: 'Conexión',
    text: 'Dónde está esta tienda y la clave de acceso.',
    store: 'Tienda',
    catalogue: 'Catálogo',
    notPublished: 'No se publica',
    address: 'Dirección',
    key: 'Clave',
    keyStored: 'Guardada en este equipo',
    keyNone: 'Ninguna: esta tienda está desconectada',
    changeKey: 'Cambiar la clave',
    enterKey: 'Introducir una clave',
    disconnect: 'Desconectar'
  },
  test: {
    asking: 'Preguntando a Wix…',
    test: 'Probar',
    lacks: 'A la clave le faltan permisos',
    failed: 'La prueba falló',
    answered: 'La tienda respondió',
    catalog: { V1: 'Está en el catálogo anterior de Wix (V1).', V3: 'Está en el catálogo nuevo de Wix (V3).' }
  },
  disconnect: {
    title: '¿Desconectar {{store}}?',
    text: 'Este equipo olvida la clave. Los productos, los trabajos, los textos aprobados y el historial de esta tienda se quedan aquí, y en Wix no cambia nada. Para volver a descargar o publicar introduces una clave.',
    keep: 'Mantener',
    done: '{{store}} está desconectada.'
  },
  pull: {
    fetching: { FULL: 'Descargando todo', CHANGES: 'Descargando cambios' },
    fetched: { FULL: 'Todo descargado', CHANGES: 'Cambios descargados' },
    collections: 'Leyendo colecciones',
    products: 'Leyendo productos: {{seen}}',
    sweep_one: 'Buscando productos eliminados; {{count, number}} producto leído',
    sweep_many: 'Buscando productos eliminados; {{count, number}} de productos leídos',
    sweep_other: 'Buscando productos eliminados; {{count, number}} productos leídos',
    newProducts: 'Nuevos',
    changed: 'Cambiados',
    unchanged: 'Sin cambios',
    gone: 'Eliminados de Wix',
    choose: 'Elegir productos',
    pause: 'Pausar',
    resume: 'Reanudar'
  },
  problem: {
    waits: 'La descarga espera',
    failed: 'La descarga falló',
    paused: 'La descarga está en pausa',
    goesOn: 'Continúa por sí sola; «Reanudar» lo intenta de inmediato.',
    openWix: 'Abrir Wix'
  },
  past: {
    title: 'Descargado hasta ahora',
    text: 'Lo más reciente primero.',
    when: 'Fecha',
    what: 'Qué',
    result: 'Resultado',
    kind: { FULL: 'Todo', CHANGES: 'Cambios' },
    line: '{{seen}}: {{tally}}',
    took: 'Tardó {{duration}}',
    more: 'Mostrar más'
  }
} as const
