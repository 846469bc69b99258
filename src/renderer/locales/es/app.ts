export const app = {
  place: {
    products: 'Productos',
    optimize: 'Optimizar',
    jobs: 'Trabajos',
    review: 'Revisión',
    history: 'Historial',
    store: 'Tienda de Wix',
    import: 'Importar',
    credits: 'Créditos',
    sync: 'Sincronización',
    settings: 'Ajustes',
    conflicts: 'Conflictos',
    publishes: 'Publicaciones'
  },
  window: {
    title: '{{place}} – Wordshelf',
    skip: 'Saltar al contenido',
    bar: 'Ventana',
    nav: 'Principal',
    goOrRun: 'Ir a, o ejecutar un comando',
    shortcuts: 'Atajos de teclado',
    shortcutsWithKey: 'Atajos de teclado (?)',
    appearance: 'Apariencia',
    appearanceIs: 'Apariencia: {{scheme}}',
    chosen: 'elegida',
    openConflicts: 'abiertos',
    toReview: 'por revisar'
  },
  scheme: {
    light: 'Claro',
    dark: 'Oscuro'
  },
  notFound: {
    title: 'Esta página no existe',
    text: 'La dirección puede ser de una versión anterior.',
    action: 'Ir a Productos'
  },
  broken: {
    window: 'La ventana dejó de funcionar',
    windowText:
      'No se perdió nada: los trabajos continúan y lo que hiciste está guardado. Vuelve a cargar la ventana. ({{reason}})',
    loadAgain: 'Volver a cargar',
    screen: 'Esta pantalla dejó de funcionar',
    tryAgain: 'Intentar de nuevo'
  },
  thawed: {
    title: 'La ventana se ha cargado de nuevo',
    text: 'Había dejado de dibujarse. Lo que se pulsó mientras tanto se hizo: échale un vistazo. Lo que se estaba escribiendo se conserva.'
  },
  connection: {
    notSignedIn: 'Sin sesión iniciada.',
    noAnswer: 'Wordshelf no responde.'
  },
  recovery: {
    where: '¿Dónde están mis datos?'
  },
  resumed: {
    openJob: 'Abrir el trabajo',
    openJobs: 'Abrir los trabajos',
    dismiss: 'Descartar',
    one: 'Wordshelf se detuvo en medio del trabajo {{id}} ({{finished, number}} de {{items}} listos). Continúa donde estaba.',
    more_one: 'Wordshelf se detuvo en medio de {{count, number}} trabajo. Continúa donde estaba.',
    more_many: 'Wordshelf se detuvo en medio de {{count, number}} de trabajos. Continúan donde estaban.',
    more_other: 'Wordshelf se detuvo en medio de {{count, number}} trabajos. Continúan donde estaban.'
  },
  missed: {
    openPublishes: 'Abrir las publicaciones',
    several_one:
      'Se pasó la hora de {{count, number}} publicación porque Wordshelf estaba cerrado o el equipo en suspensión. No se envió nada.',
    several_many:
      'Se pasó la hora de {{count, number}} de publicaciones porque Wordshelf estaba cerrado o el equipo en suspensión. No se envió nada.',
    several_other:
      'Se pasó la hora de {{count, number}} publicaciones porque Wordshelf estaba cerrado o el equipo en suspensión. No se envió nada.',
    now: 'Publicar ahora',
    another: 'Otra hora…',
    cancel: 'Cancelarla',
    values_one:
      '{{count, number}} valor debía publicarse en <store>{{store}}</store> el {{due}}, cuando Wordshelf estaba cerrado o el equipo en suspensión. No se envió nada.',
    values_many:
      '{{count, number}} de valores (incluido lo que la tienda ya tiene) debían publicarse en <store>{{store}}</store> el {{due}}, cuando Wordshelf estaba cerrado o el equipo en suspensión. No se envió nada.',
    values_other:
      '{{count, number}} valores (incluido lo que la tienda ya tiene) debían publicarse en <store>{{store}}</store> el {{due}}, cuando Wordshelf estaba cerrado o el equipo en suspensión. No se envió nada.'
  },
  activeJob: {
    name: 'Trabajo {{id}}',
    waits: 'pendiente',
    running: 'en curso',
    paused: 'en pausa',
    trialDone: 'prueba lista',
    progress: '{{done, number}} de {{total, number}}'
  },
  activePull: {
    fetching: 'descargando',
    paused: 'en pausa',
    label: 'Descarga desde Wix'
  },
  pull: {
    waits: '<b>La descarga desde Wix está en espera.</b> {{reason}} Continúa sola.',
    paused: '<b>La descarga desde Wix está en pausa.</b> {{reason}}',
    open: 'Abrir la tienda'
  },
  credits: {
    name: 'Créditos',
    left: '<b>{{left, number}}</b> de {{total, number}}<hidden> disponibles</hidden>',
    here: '{{here, number}} de ellos en este dispositivo',
    expired: '{{here, number}} de aquí son de un mes que terminó'
  },
  model: {
    name: 'Modelo',
    notReady: 'No está listo. Abre Ajustes.'
  },
  drop: {
    nothing: 'No se importó nada',
    letGo: 'Suelta para ver qué contiene este archivo CSV',
    busy: 'Se está leyendo otro archivo',
    busyText: 'Espera a que termine o cancélalo, y vuelve a abrir {{file}}.'
  },
  stores: {
    switch: 'Cambiar de tienda',
    here: 'Tiendas en este equipo',
    active: 'activa',
    onWix: 'En Wix, {{products}}',
    add: 'Añadir una tienda…',
    addTitle: 'Añadir una tienda',
    connect: 'Conectar una tienda de Wix…',
    switchTo: 'Cambiar a {{store}}',
    name: 'Nombre',
    nameText: 'Solo tú lo ves. Cada tienda tiene sus propios productos, trabajos y créditos.',
    nameMissing: 'Ponle un nombre a la tienda.',
    addButton: 'Añadir tienda'
  },
  palette: {
    contrast: 'Contraste: {{contrast}}',
    language: 'Idioma: {{language}}',
    goTo: 'Ir a',
    goToPlace: 'Ir a {{place}}',
    everywhere: 'En todas partes',
    commands: 'Comandos',
    command: 'Comando',
    stores: 'Tiendas',
    nothing: 'Nada se llama así.',
    sampleLoaded: 'La tienda de ejemplo está cargada.',
    fetchChanges: 'Descargar los cambios de Wix',
    exportJob: 'Exportar el trabajo {{id}}…',
    regenerate: 'Pedir este texto otra vez al modelo…',
    undoDecision: 'Deshacer la última decisión',
    loadSample: 'Cargar la tienda de ejemplo',
    notHere: 'No es posible aquí',
    notHereText: 'En esta pantalla no hay nada con lo que hacerlo.'
  },
  shortcutSheet: {
    search: 'Buscar atajos',
    placeholder: 'Buscar',
    none: 'Ningún atajo tiene «{{query}}» en su nombre.',
    typing: 'Las teclas sueltas no actúan mientras escribes en un campo de texto.'
  },
  sync: {
    chip: 'Sincronización:',
    lastSync: 'Última sincronización',
    nextTry: 'Próximo intento',
    waits: 'Pendiente de envío',
    now: 'Sincronizar ahora',
    devices: 'Dispositivos y registro',
    attention: 'La sincronización necesita atención',
    twoTexts_one: 'Dos personas escribieron un texto',
    twoTexts_many: 'Dos personas escribieron {{count, number}} de textos',
    twoTexts_other: 'Dos personas escribieron {{count, number}} textos',
    twoTextsText: 'Se conservan los dos. Elige en la revisión, en «Dos textos».'
  }
} as const
