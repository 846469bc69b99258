/** What the building blocks of the screens say by themselves. */
export const ui = {
  loading: 'Cargando',
  jobName: 'Trabajo {{id}}',
  showAllJobs: 'Mostrar todos los trabajos',
  publishName: { PUBLISH: 'Publicación {{id}}', UNDO: 'Reversión {{id}}' },
  of: '{{value, number}} de {{total, number}}',
  /** What an import or a pull found, beside one another. */
  tally: {
    new_one: '{{count, number}} nuevo',
    new_many: '{{count, number}} nuevos',
    new_other: '{{count, number}} nuevos',
    changed_one: '{{count, number}} cambiado',
    changed_many: '{{count, number}} cambiados',
    changed_other: '{{count, number}} cambiados',
    unchanged_one: '{{count, number}} sin cambios',
    unchanged_many: '{{count, number}} sin cambios',
    unchanged_other: '{{count, number}} sin cambios',
    gone_one: '{{count, number}} eliminado',
    gone_many: '{{count, number}} eliminados',
    gone_other: '{{count, number}} eliminados'
  },
  clamp: { more: 'Mostrar todo', less: 'Mostrar menos' },
  runsOn: '<quiet>Se ejecuta en </quiet><device>{{name}}</device>',
  runsOnTitle: 'Se ejecuta en {{name}}',
  opensOutside: '(se abre en tu navegador)',
  /** A server that asked for a pause; the model's may be down as well. */
  held: {
    job: {
      in: 'El servidor necesita una pausa: continúa en {{duration}}',
      soon: 'El servidor necesita una pausa: continúa en un momento',
      spoken: 'El servidor necesita una pausa. El trabajo continúa por sí solo.'
    },
    publish: {
      in: 'Wix pidió esperar: continúa en {{duration}}',
      soon: 'Wix pidió esperar: continúa en un momento',
      spoken: 'Wix pidió esperar. La publicación continúa por sí sola.'
    },
    pull: {
      in: 'Wix pidió esperar: continúa en {{duration}}',
      soon: 'Wix pidió esperar: continúa en un momento',
      spoken: 'Wix pidió esperar. La descarga continúa por sí sola.'
    }
  },
  pace_one: 'Hasta {{count, number}} solicitud por minuto',
  pace_many: 'Hasta {{count, number}} de solicitudes por minuto',
  pace_other: 'Hasta {{count, number}} solicitudes por minuto',
  html: {
    label: 'Cómo se compara el HTML',
    text: 'Texto tal como se lee',
    rendered: 'Con formato',
    source: 'Código HTML'
  },
  key: {
    andThen: 'y luego',
    ctrl: 'Ctrl',
    alt: 'Alt',
    shift: 'Mayús',
    enter: 'Intro',
    escape: 'Esc',
    space: 'Espacio'
  },
  length: {
    fine: '{{length, number}} / {{limit, number}}',
    long: '{{length, number}} / {{limit, number}} largo',
    refused: '{{length, number}} / {{limit, number}} demasiado largo'
  },
  progress: {
    label: 'Progreso',
    numbers: '{{value, number}} <of>de {{total, number}}</of>',
    percent: '{{percent, number}} %',
    spoken: '{{label}}: {{percent, number}} por ciento'
  },
  publishButton: {
    publish: 'Publicar',
    unconnected:
      'Esta tienda no está conectada con Wix, así que no hay dónde publicar. Conecta una o exporta un archivo.',
    openStore: 'Abrir la pantalla Tienda de Wix'
  },
  publishTable: {
    publish: 'Publicación',
    job: 'Trabajo',
    progress: 'Progreso',
    cameTo: 'Resultado',
    severalJobs: 'Varios',
    nothingYet: 'Nada todavía',
    published_one: '{{count, number}} publicado',
    published_many: '{{count, number}} publicados',
    published_other: '{{count, number}} publicados',
    putBack_one: '{{count, number}} restaurado',
    putBack_many: '{{count, number}} restaurados',
    putBack_other: '{{count, number}} restaurados',
    conflict_one: '{{count, number}} en conflicto',
    conflict_many: '{{count, number}} en conflicto',
    conflict_other: '{{count, number}} en conflicto',
    failed_one: '{{count, number}} con error',
    failed_many: '{{count, number}} con error',
    failed_other: '{{count, number}} con error',
    unchanged_one: '{{count, number}} sin cambios',
    unchanged_many: '{{count, number}} sin cambios',
    unchanged_other: '{{count, number}} sin cambios',
    skipped_one: '{{count, number}} omitido',
    skipped_many: '{{count, number}} omitidos',
    skipped_other: '{{count, number}} omitidos',
    cancelled_one: '{{count, number}} sin enviar',
    cancelled_many: '{{count, number}} sin enviar',
    cancelled_other: '{{count, number}} sin enviar'
  },
  image: {
    unnamed: 'Imagen',
    named: 'Imagen: {{alt}}'
  },
  diff: {
    before: 'Antes',
    after: 'Después',
    noText: 'Sin texto',
    source: 'Código HTML',
    comparing: 'Comparando…',
    noDifference: 'Los clientes no ven ninguna diferencia.',
    onlyFormatting: 'Solo cambió el formato.',
    seeSource: 'Solo cambió el formato. El código HTML muestra cómo.'
  },
  editor: {
    preview: 'Como lo ven los clientes',
    keys: '<save/> guarda, <cancel/> cancela',
    tooLong_one: 'Sobra {{count, number}} carácter. Se permiten {{max, number}} como máximo.',
    tooLong_many: 'Sobran {{count, number}} de caracteres. Se permiten {{max, number}} como máximo.',
    tooLong_other: 'Sobran {{count, number}} caracteres. Se permiten {{max, number}} como máximo.',
    form: { label: 'Editar como', rich: 'Texto', source: 'HTML' },
    onlySource: 'El editor de texto cambiaría la forma en que está escrito este HTML, así que se edita tal cual.',
    onlySourceTag: 'El editor de texto no conoce {{tag}} y lo perdería, así que se edita como HTML.',
    notLoaded: 'No se ha podido cargar el editor de texto, así que esto es el HTML.',
    toolbar: 'Formato',
    tool: {
      bold: 'Negrita',
      italic: 'Cursiva',
      underline: 'Subrayado',
      clear: 'Borrar formato',
      heading: 'Título {{level}}',
      bulletList: 'Lista con viñetas',
      numberedList: 'Lista numerada',
      quote: 'Cita',
      link: 'Enlace',
      unlink: 'Quitar enlace',
      undo: 'Deshacer',
      redo: 'Rehacer'
    },
    link: {
      address: 'Dirección del enlace',
      refused: 'Solo direcciones web, de correo o de teléfono.',
      set: 'Poner enlace'
    }
  },
  status: {
    job: {
      PENDING: 'Pendiente',
      RUNNING: 'En curso',
      PAUSED: 'En pausa',
      COMPLETED: 'Completado',
      CANCELLED: 'Cancelado',
      FAILED: 'Con error',
      trial: 'En curso: prueba',
      withFailures: 'Completado con errores'
    },
    paused: {
      trial: 'Prueba lista',
      user: 'En pausa',
      offline: 'En pausa: sin conexión',
      quota: 'En pausa: límite agotado',
      auth: 'En pausa: clave rechazada',
      model: 'En pausa: modelo no disponible',
      credits: 'En pausa: sin créditos'
    },
    item: {
      PENDING: 'Pendiente',
      RUNNING: 'En curso',
      DONE: 'Listo',
      FAILED: 'Con error',
      CANCELLED: 'Cancelado',
      SKIPPED: 'Omitido'
    },
    review: { OPEN: 'Por revisar', APPROVED: 'Aprobado', REJECTED: 'Rechazado' },
    publish: {
      NONE: 'Sin publicar',
      PLANNED: 'Planificado',
      SENDING: 'Enviando',
      PUBLISHED: 'Publicado',
      CONFLICT: 'Conflicto',
      UNKNOWN: 'Incierto',
      REVERTED: 'Revertido',
      thenChanged: 'Publicado y luego cambiado'
    },
    publishRun: {
      SCHEDULED: 'Programada',
      MISSED: 'Hora perdida',
      RUNNING: 'En curso',
      PAUSED: 'En pausa',
      DONE: 'Terminada',
      CANCELLED: 'Cancelada',
      withFailures: 'Terminada con errores',
      withConflicts: 'Terminada con conflictos'
    },
    publishOp: {
      PLANNED: 'En espera',
      SENDING: 'Enviando',
      UNKNOWN: 'Incierto',
      PUBLISHED: 'Publicado',
      UNCHANGED: 'Sin cambios',
      SKIPPED: 'Omitido',
      CONFLICT: 'Conflicto',
      FAILED: 'Con error',
      CANCELLED: 'Cancelado',
      putBack: 'Restaurado'
    },
    pull: {
      RUNNING: 'Descargando',
      PAUSED: 'En pausa',
      DONE: 'Terminada',
      CANCELLED: 'Cancelada',
      FAILED: 'Con error'
    }
  }
} as const
