export const jobs = {
  title: 'Trabajos',
  name: 'Trabajo {{id}}',
  newJob: 'Trabajo nuevo',
  showOlder: 'Mostrar trabajos anteriores',
  loading: 'Cargando',
  which: 'Qué trabajos',
  filter: {
    ALL: 'Todos',
    RUNNING: 'En curso',
    PENDING: 'Pendientes',
    PAUSED: 'En pausa',
    COMPLETED: 'Completados',
    CANCELLED: 'Cancelados',
    FAILED: 'Con error'
  },
  none: {
    title: 'Aún no hay trabajos',
    text: 'Elige productos y qué quieres reescribir. Verás el precio en créditos antes de que empiece nada.',
    action: 'Elegir productos',
    RUNNING: 'Ningún trabajo en curso',
    PENDING: 'Ningún trabajo pendiente',
    PAUSED: 'Ningún trabajo en pausa',
    COMPLETED: 'Ningún trabajo completado',
    CANCELLED: 'Ningún trabajo cancelado',
    FAILED: 'Ningún trabajo con error'
  },
  what_one: '{{attributes}} de {{count, number}} producto en {{language}}',
  what_many: '{{attributes}} de {{count, number}} de productos en {{language}}',
  what_other: '{{attributes}} de {{count, number}} productos en {{language}}',
  shortWhat: '{{attributes}} × {{products}}, {{language}}',
  column: {
    job: 'Trabajo',
    what: 'Qué',
    progress: 'Progreso',
    review: 'Revisión',
    credits: 'Créditos',
    cost: 'Coste'
  },
  row: {
    ofTotal: '{{count, number}} de {{total, number}}',
    failed: '{{count, number}} con error',
    nothingYet: 'Nada todavía',
    allReviewed: 'Todo revisado',
    toReview: '{{count, number}} por revisar',
    decided: 'Aprobados: {{approved, number}}; rechazados: {{rejected, number}}',
    returned: '{{count, number}} de vuelta',
    free: '{{count, number}} gratis',
    freeCost: 'Gratis'
  },
  control: {
    start: 'Empezar',
    pause: 'Pausar',
    resume: 'Reanudar',
    cancel: 'Cancelar',
    retry_one: 'Reintentar {{items, number}} por {{count, number}} crédito',
    retry_many: 'Reintentar {{items, number}} por {{count, number}} de créditos',
    retry_other: 'Reintentar {{items, number}} por {{count, number}} créditos',
    export: 'Exportar',
    review: 'Revisar',
    reviewOpen: 'Revisar {{count, number}}',
    openCredits: 'Abrir créditos',
    openSettings: 'Abrir ajustes',
    dismiss: 'Descartar'
  },
  priority: {
    button: 'Prioridad: {{priority}}',
    text: 'Su turno entre los trabajos en curso',
    HIGH: 'Alta',
    NORMAL: 'Normal',
    LOW: 'Baja'
  },
  cancel: {
    title: '¿Cancelar el trabajo {{id}}?',
    titleRest: '¿Cancelar el resto del trabajo {{id}}?',
    confirm: 'Cancelar el trabajo',
    confirmRest: 'Sí, cancelar el resto',
    keep: 'Conservarlo',
    back_one: 'Volverá {{count, number}} crédito de {{required, number}}.',
    back_many: 'Volverán {{count, number}} de créditos de {{required, number}}.',
    back_other: 'Volverán {{count, number}} créditos de {{required, number}}.',
    monthOver_one: '{{count, number}} crédito se retuvo en un mes que ha terminado y no vuelve.',
    monthOver_many: '{{count, number}} de créditos se retuvieron en un mes que ha terminado y no vuelven.',
    monthOver_other: '{{count, number}} créditos se retuvieron en un mes que ha terminado y no vuelven.',
    nothingYet: 'Aún no se ha entregado nada.',
    delivered_one: '{{count, number}} texto ya entregado queda para que lo revises.',
    delivered_many: '{{count, number}} de textos ya entregados quedan para que los revises.',
    delivered_other: '{{count, number}} textos ya entregados quedan para que los revises.',
    unwritten_one: '{{count, number}} no se escribirá.',
    unwritten_many: '{{count, number}} no se escribirán.',
    unwritten_other: '{{count, number}} no se escribirán.'
  },
  elsewhere: {
    running:
      'Este trabajo se ejecuta en {{device}}: allí se inicia, se pausa y se cancela. Sus textos también se pueden revisar, exportar y publicar aquí.',
    over: 'Este trabajo se ejecutó en {{device}}. Sus textos también se pueden revisar, exportar y publicar aquí.',
    overRetry:
      'Este trabajo se ejecutó en {{device}}: lo que no se entregó se puede reintentar allí. Sus textos también se pueden revisar, exportar y publicar aquí.'
  },
  stopped: 'El trabajo se detuvo',
  paused: {
    user: { title: 'En pausa', text: 'No se envía nada hasta que lo reanudes.' },
    trial: {
      title: 'La prueba está lista',
      text: 'Mira los resultados y después ejecuta el resto o cancélalo.'
    },
    offline: {
      title: 'No se puede contactar con el modelo',
      text: 'No se ha perdido nada. Reanuda cuando este equipo vuelva a tener conexión.'
    },
    quota: {
      title: 'Se ha agotado la cuota del proveedor del modelo',
      text: 'Amplía allí la cuota y después reanuda.'
    },
    auth: {
      title: 'La clave fue rechazada',
      text: 'Introduce en los ajustes una clave que funcione y después reanuda.'
    },
    model: {
      title: 'El modelo no está disponible',
      text: 'Elige otro modelo en los ajustes y después reanuda.'
    },
    credits: {
      title: 'No quedan créditos',
      text: 'Reanuda cuando empiece el nuevo período o con un cupo mayor.'
    }
  },
  run: {
    title: 'Textos por minuto',
    axis: 'Minutos desde el primer texto',
    rate: 'Textos por minuto',
    from: 'Desde',
    texts: 'Textos',
    asTable: 'Mostrar como tabla',
    asChart: 'Mostrar como gráfico',
    said_one: 'Textos por minuto durante {{count, number}} minuto: entre {{least, number}} y {{most, number}}',
    said_many: 'Textos por minuto durante {{count, number}} de minutos: entre {{least, number}} y {{most, number}}',
    said_other: 'Textos por minuto durante {{count, number}} minutos: entre {{least, number}} y {{most, number}}'
  },
  progress: {
    done: 'Hechos',
    running: 'En curso',
    waiting: 'En espera',
    failed: 'Con error',
    cancelled: 'Cancelados',
    skipped: 'Omitidos',
    reused: 'Reutilizados, gratis',
    took: '{{time}} de principio a fin',
    since: '{{elapsed}} desde el inicio',
    left: '{{elapsed}} desde el inicio, tiempo restante: {{remaining}}'
  },
  remaining: {
    underMinute: 'menos de un minuto',
    minutes: 'unos {{minutes, number}} min',
    hours: 'unas {{hours, number}} h',
    hoursMinutes: 'unas {{hours, number}} h {{minutes, number}} min'
  },
  cost: {
    sample: 'Gratis: el modelo de ejemplo responde dentro de la aplicación',
    unknown: 'Coste desconocido: participó un modelo sin precio conocido',
    expected: 'Coste estimado: {{estimate}}',
    soFar: '{{cost}} hasta ahora',
    soFarOf: '{{cost}} hasta ahora, estimado {{estimate}}',
    doneOf: '{{cost}}, estimado {{estimate}}',
    under: 'menos de {{amount}}',
    underFirst: 'Menos de {{amount}}'
  },
  pace: {
    server: 'El servidor',
    one: 'Las peticiones van de una en una',
    upTo: 'Hasta {{concurrency, number}} peticiones a la vez',
    requests:
      '{{server}} admite {{requests, number}} peticiones por minuto; hasta {{concurrency, number}} en camino a la vez',
    requestsOne: '{{server}} admite {{requests, number}} peticiones por minuto; de una en una',
    tokens:
      '{{server}} admite {{tokens, number}} tokens por minuto; hasta {{concurrency, number}} peticiones en camino a la vez',
    tokensOne: '{{server}} admite {{tokens, number}} tokens por minuto; las peticiones van de una en una',
    both: '{{server}} admite {{requests, number}} peticiones y {{tokens, number}} tokens por minuto; hasta {{concurrency, number}} peticiones en camino a la vez',
    bothOne:
      '{{server}} admite {{requests, number}} peticiones y {{tokens, number}} tokens por minuto; las peticiones van de una en una'
  },
  failed: {
    label: 'Elementos con error',
    title_one: '{{count, number}} elemento falló',
    title_many: '{{count, number}} de elementos fallaron',
    title_other: '{{count, number}} elementos fallaron',
    creditBack_one: 'Su crédito volvió al mes en que se retuvo.',
    creditBack_many: 'Sus créditos volvieron a los meses en que se retuvieron.',
    creditBack_other: 'Sus créditos volvieron a los meses en que se retuvieron.',
    product: 'Producto',
    attribute: 'Atributo',
    why: 'Por qué',
    unusable: 'El modelo no dio una respuesta utilizable.',
    more: 'Mostrar más de {{count, number}}',
    tried_one: 'Se intentó {{count, number}} vez',
    tried_many: 'Se intentó {{count, number}} de veces',
    tried_other: 'Se intentó {{count, number}} veces'
  },
  publishes: {
    title: 'Publicaciones',
    history: 'Historial de este trabajo',
    decide_one: 'Decidir sobre {{count, number}} conflicto',
    decide_many: 'Decidir sobre {{count, number}} de conflictos',
    decide_other: 'Decidir sobre {{count, number}} conflictos'
  },
  trial: {
    label: 'Prueba',
    running_one: 'Prueba: {{tried, number}} de {{count, number}} producto',
    running_many: 'Prueba: {{tried, number}} de {{count, number}} de productos',
    running_other: 'Prueba: {{tried, number}} de {{count, number}} productos',
    runningText: 'Después el trabajo se detiene y pregunta, para que puedas mirar antes de ejecutar el resto.',
    done_one: 'Prueba lista: {{tried, number}} de {{count, number}} producto',
    done_many: 'Prueba lista: {{tried, number}} de {{count, number}} de productos',
    done_other: 'Prueba lista: {{tried, number}} de {{count, number}} productos',
    cancelRest: 'Cancelar el resto',
    runRest: 'Ejecutar el resto',
    review: 'Revisar los resultados',
    reviewOpen_one: 'Revisar {{count, number}} resultado',
    reviewOpen_many: 'Revisar los {{count, number}} de resultados',
    reviewOpen_other: 'Revisar los {{count, number}} resultados',
    nothing: 'No salió ningún texto. Mira abajo por qué antes de ejecutar el resto.',
    rest_one: 'El último texto espera tu decisión. Su crédito está retenido.',
    rest_many: 'Los otros {{count, number}} de textos esperan tu decisión. Sus créditos están retenidos.',
    rest_other: 'Los otros {{count, number}} textos esperan tu decisión. Sus créditos están retenidos.'
  },
  details: {
    label: 'Detalles',
    review: 'Revisión',
    toReview: 'Por revisar',
    approved: 'Aprobados',
    rejected: 'Rechazados',
    edited: 'Editados',
    credits: 'Créditos',
    ledger: 'Libro de cuentas',
    required: 'Necesarios',
    captured: 'Cobrados',
    returned: 'Devueltos',
    held: 'Retenidos',
    bookedOn: 'Anotados en',
    model: 'Modelo',
    noAnswerYet: 'Aún sin respuesta',
    requests: 'Peticiones',
    tokensSent: 'Tokens enviados',
    cached: 'De ellos en caché',
    tokensReceived: 'Tokens recibidos',
    pricesOf: 'Precios del',
    beside: '{{actual, number}}, estimado {{estimate, number}}',
    request: 'Encargo',
    attributes: 'Atributos',
    products: 'Productos',
    fromCollections: '{{count, number}} de colecciones',
    language: 'Idioma',
    runsOn: 'Se ejecuta en',
    created: 'Creado',
    started: 'Empezado',
    finished: 'Terminado',
    prompt: 'Instrucciones'
  }
} as const
