export const review = {
  title: 'Revisión',
  loading: 'Cargando',
  texts: 'Textos por revisar',
  gone: 'Este texto ya no existe.',
  job: 'Trabajo {{id}}',
  jobInLanguage: 'Trabajo {{id}}, {{language}}',
  itemName: '{{attribute}} de {{product}}',
  aboutJob_one: '{{attributes}} de {{count, number}} producto en {{language}}',
  aboutJob_many: '{{attributes}} de {{count, number}} de productos en {{language}}',
  aboutJob_other: '{{attributes}} de {{count, number}} productos en {{language}}',
  aboutJobs: '{{texts}} de {{jobs}}',
  approveLowRisk: 'Aprobar todos los de bajo riesgo ({{items, number}})…',
  export: 'Exportar',
  reviewed: 'Revisados',
  reviewedOf: '<b>{{done, number}}</b> de {{of, number}} revisados',
  showOpenNow: 'Mostrar lo que queda por revisar ahora ({{items, number}})',
  showMatchingNow: 'Mostrar lo que coincide ahora ({{items, number}})',
  notSaved: 'No se ha guardado. {{reason}}',
  tab: {
    open: 'Por revisar',
    twoTexts: 'Dos textos',
    approved: 'Aprobados',
    rejected: 'Rechazados',
    edited: 'Editados',
    all: 'Todos'
  },
  toolbar: {
    which: 'Qué textos',
    breakLines: 'Partir las líneas largas',
    breakLinesKey: 'Partir las líneas largas (W)',
    layout: 'Cómo se muestran los cambios',
    inline: 'En línea',
    sideBySide: 'En paralelo',
    without: 'Sin {{filter}}',
    clearAll: 'Quitar todo',
    search: 'Buscar',
    searchLabel: 'Buscar productos y textos',
    clearSearch: 'Borrar la búsqueda'
  },
  filter: {
    title: 'Filtro',
    active: 'Filtro ({{active, number}})',
    counted: '{{label}} ({{items, number}})',
    any: 'Cualquiera',
    attribute: 'Atributo',
    risk: 'Riesgo',
    flags: 'Para mirar',
    job: 'Trabajo',
    language: 'Idioma',
    collection: 'Colección',
    publish: 'En la tienda',
    lengthLeast: 'Caracteres, como mínimo',
    lengthMost: 'Caracteres, como máximo',
    changeLeast: '% cambiado, como mínimo',
    changeMost: '% cambiado, como máximo',
    duplicates: 'Mismo texto que otro producto de su trabajo',
    noDuplicates: 'Ningún otro producto de su trabajo tiene el texto',
    near: 'Mismo texto que otro producto, o casi',
    noNear: 'Ningún otro producto tiene casi el mismo texto',
    group: 'Textos que se parecen'
  },
  chip: {
    lengthMost: 'Como máximo {{most, number}} caracteres',
    lengthLeast: 'Como mínimo {{least, number}} caracteres',
    length: 'De {{least, number}} a {{most, number}} caracteres',
    changeMost: 'Como máximo {{most, number}} % cambiado',
    changeLeast: 'Como mínimo {{least, number}} % cambiado',
    change: 'De {{least, number}} a {{most, number}} % cambiado'
  },
  risk: {
    low: 'Riesgo bajo',
    medium: 'Riesgo medio',
    high: 'Riesgo alto',
    of100: 'Riesgo {{risk, number}} de 100',
    changed: '{{share, number}} % cambiado'
  },
  sort: {
    label: 'Orden',
    job: 'Trabajo más nuevo primero',
    product: 'Por producto',
    riskDown: 'Mayor riesgo primero',
    riskUp: 'Menor riesgo primero',
    changeDown: 'Más cambiado primero',
    changeUp: 'Menos cambiado primero',
    lengthDown: 'Más largo primero',
    lengthUp: 'Más corto primero',
    jobDown: 'Trabajo más antiguo primero',
    productDown: 'Por producto, al revés',
    catalogue: 'Orden del catálogo',
    catalogueDown: 'Orden del catálogo, al revés'
  },
  views: {
    title: 'Vistas',
    unknown: 'Pide algo que esta pantalla no puede mostrar.',
    shown: 'Se muestra',
    saveThis: 'Guardar esta vista…',
    changed: '{{name}} (modificada)',
    saveChanges: 'Guardar los cambios en {{name}}',
    changesSaved: 'La vista {{name}} es ahora lo que se muestra.',
    saveNew: 'Guardar como vista nueva…',
    rename: 'Cambiar el nombre de {{name}}…',
    delete: 'Eliminar {{name}}',
    deleted: 'La vista {{name}} está eliminada. No se ha tocado ningún texto.',
    saveTitle: 'Guardar esta vista',
    renameTitle: 'Cambiar el nombre de {{name}}',
    name: 'Nombre',
    nameText: 'Bajo él se guardan el filtro, la búsqueda y el orden.',
    save: 'Guardar'
  },
  card: {
    select: 'Seleccionar {{item}}',
    approve: 'Aprobar (A)',
    approveItem: 'Aprobar {{item}}',
    reject: 'Rechazar (R)',
    rejectItem: 'Rechazar {{item}}',
    edit: 'Editar (E)',
    editItem: 'Editar {{item}}',
    ask: 'Pedir otra vez (M)',
    askNoted: 'Pedir otra vez (M): hay una nota sin enviar',
    askItem: 'Pedir otra vez al modelo {{item}}',
    reopen: 'Devolver a revisión',
    reopenItem: 'Devolver {{item}} a revisión',
    wasEmpty: 'Estaba vacío',
    aiText: 'Texto de la IA',
    editedByYou: 'Editado por ti',
    showYours: 'Mostrar tu texto',
    showAi: 'Mostrar el texto de la IA',
    reset: 'Volver al texto de la IA',
    draft: 'Borrador sin guardar',
    continue: 'Continuar'
  },
  near: {
    help: 'Otros productos tienen este texto, o uno con casi las mismas palabras. Puede que los buscadores muestren solo uno.',
    same: 'Igual que en otro producto',
    nearly: 'Casi igual que en otro producto',
    show_one: 'Mostrarlo con {{count, number}} parecido',
    show_many: 'Mostrarlo con {{count, number}} de textos parecidos',
    show_other: 'Mostrarlo con {{count, number}} parecidos'
  },
  anew: {
    title: 'Pedir otra vez al modelo',
    text: 'El modelo reescribe el texto de la IA de {{item}}. Tu texto y el original quedan como están.',
    texts_one:
      'El modelo reescribe el texto de la IA de {{count, number}} elemento. Tu texto y el original quedan como están.',
    texts_many:
      'El modelo reescribe los textos de la IA de {{count, number}} de elementos. Tus textos y los originales quedan como están.',
    texts_other:
      'El modelo reescribe los textos de la IA de {{count, number}} elementos. Tus textos y los originales quedan como están.',
    note: '¿Qué debe cambiar?',
    example: 'Más corto, y que nombre la lana',
    send: 'Pedir otra vez',
    cancel: 'Cancelar',
    left_one: 'Queda {{count, number}} de {{limit, number}} caracteres',
    left_many: 'Quedan {{count, number}} de {{limit, number}} caracteres',
    left_other: 'Quedan {{count, number}} de {{limit, number}} caracteres',
    running: 'Se está reescribiendo…',
    runningWith: 'Se está reescribiendo: {{note}}',
    waits: 'Espera para reescribirse.',
    stop: 'Parar',
    resume: 'Seguir',
    failed: 'No se ha podido reescribir; el crédito vuelve a tu saldo.',
    stopped: 'Parado; el crédito vuelve a tu saldo.',
    refused: 'No se ha pedido. {{reason}}',
    tooMany_one: 'Se puede reescribir como máximo {{count, number}} texto a la vez.',
    tooMany_many: 'Se pueden reescribir como máximo {{count, number}} de textos a la vez.',
    tooMany_other: 'Se pueden reescribir como máximo {{count, number}} textos a la vez.',
    none: 'Nada de lo seleccionado se puede reescribir ahora.',
    again: 'Pedir otra vez…',
    written: 'Reescrito',
    earlier: 'Recuperar el texto anterior'
  },
  editor: {
    label: 'Tu texto para {{attribute}}',
    ifEmpty: 'No hay texto que guardar. Para conservar el original, rechaza el elemento.',
    save: 'Guardar',
    saveAndApprove: 'Guardar y aprobar'
  },
  lowRisk: {
    title_one: 'Aprobar {{count, number}} texto de bajo riesgo',
    title_many: 'Aprobar {{count, number}} de textos de bajo riesgo',
    title_other: 'Aprobar {{count, number}} textos de bajo riesgo',
    none: 'Aquí no queda nada de bajo riesgo por revisar.',
    all: 'Son todos.',
    some: '{{shown, number}} de ellos, tomados de toda la lista. Ninguno ha perdido un número o un enlace ni tiene otro aviso.',
    sample: 'Algunos de ellos',
    others: 'Mostrar otros',
    approve: 'Aprobar {{items, number}}'
  },
  empty: {
    nothingMatches: 'No coincide nada',
    nothingMatchesText: 'Ningún texto de aquí es lo que piden el filtro y la búsqueda.',
    clearFilter: 'Quitar el filtro',
    soFar: 'Revisado hasta ahora',
    allReviewed: 'Todo revisado',
    decided: '{{approved, number}} aprobados, {{rejected, number}} rechazados.',
    moreToCome: 'Aparecerán más textos a medida que el trabajo los entregue.',
    publish_one: 'Publicar {{count, number}} texto',
    publish_many: 'Publicar {{count, number}} de textos',
    publish_other: 'Publicar {{count, number}} textos',
    export_one: 'Exportar {{count, number}} texto',
    export_many: 'Exportar {{count, number}} de textos',
    export_other: 'Exportar {{count, number}} textos',
    showAll: 'Mostrar todos los textos',
    noTwoTexts: 'No hay dos textos',
    noTwoTextsText: 'De cada elemento hay un solo texto. Lo elegido se revisa como cualquier otro.',
    showOpen: 'Mostrar lo que queda por revisar',
    nothingApproved: 'Nada aprobado',
    nothingApprovedText: 'Aquí aún no hay ningún texto aprobado.',
    nothingRejected: 'Nada rechazado',
    nothingRejectedText: 'Aquí aún no hay ningún texto rechazado.',
    nothingEdited: 'Nada editado',
    nothingEditedText: 'Aquí aún no hay ningún texto editado.',
    nothingDelivered: 'Nada entregado',
    nothingDeliveredText: 'Aquí aún no hay ningún texto entregado.',
    noTexts: 'Aún no hay textos',
    noTextsText: 'Lo que entregan tus trabajos se revisa aquí, antes y después.',
    newJob: 'Nuevo trabajo',
    jobDeliveredNone: 'Este trabajo no ha entregado textos',
    willAppear: 'Aparecen aquí a medida que el trabajo los entrega.',
    jobSays: 'El trabajo dice qué ha fallado.',
    goToJob: 'Ir al trabajo'
  },
  footer: {
    approve: 'Aprobar',
    reject: 'Rechazar',
    edit: 'Editar',
    undo: 'Deshacer',
    redo: 'Rehacer',
    next: 'Siguiente',
    previous: 'Anterior',
    nextUndecided: 'Siguiente sin decidir',
    select: 'Seleccionar',
    allKeys: 'Todas las teclas',
    selection: 'Selección',
    allMatching_one: '{{count, number}} texto que coincide',
    allMatching_many: 'Los {{count, number}} de textos que coinciden',
    allMatching_other: 'Los {{count, number}} textos que coinciden',
    selected: '{{items, number}} seleccionados',
    selectAll: 'Seleccionar los {{items, number}} que coinciden',
    clear: 'Quitar',
    approveSelected: 'Aprobar {{items, number}}',
    askSelected: 'Pedir otra vez…',
    rejectSelected: 'Rechazar {{items, number}}',
    reopenSelected: 'Reabrir {{items, number}}',
    restore: 'Recuperar',
    lookAgain: 'Seleccionar los que quedaron',
    close: 'Cerrar'
  },
  keys: {
    next: 'Elemento siguiente',
    previous: 'Elemento anterior',
    nextUndecided: 'Siguiente elemento sin decidir',
    edit: 'Editar el texto',
    anew: 'Pedir otra vez el texto al modelo',
    keepThis: 'De dos textos, conservar este',
    keepOther: 'De dos textos, conservar el otro',
    save: 'Guardar la edición',
    saveAndApprove: 'Guardar la edición y aprobar',
    cancel: 'Cancelar la edición, quitar la selección',
    undo: 'Deshacer el último cambio',
    redo: 'Rehacer lo deshecho',
    extendDown: 'Ampliar la selección hacia abajo',
    extendUp: 'Ampliar la selección hacia arriba',
    selectAll: 'Seleccionar todo lo que coincide',
    expand: 'Mostrar entero un texto largo',
    layout: 'En línea o en paralelo',
    form: 'Texto, con formato o código HTML',
    wrap: 'Partir o desplazar las líneas largas de código',
    nextChange: 'Cambio siguiente del texto',
    previousChange: 'Cambio anterior del texto'
  },
  twoTexts: {
    why: 'Dos personas escribieron este texto a la vez. Elige uno; después se podrá aprobar.',
    otherDevice: 'Escrito en otro dispositivo',
    here: 'El texto de aquí',
    keepThis: 'Conservar este',
    yours: 'Tu texto, escrito en este dispositivo',
    onDevice: 'Escrito en {{device}}',
    keepOther: 'Conservar el otro',
    which: '{{item}}, {{whose}}'
  },
  change: {
    none: 'Este texto no tiene ningún cambio al que ir.',
    formatting: 'Cambio {{number, number}} de {{of, number}}: formato.',
    added: 'Cambio {{number, number}} de {{of, number}}: añadido {{added}}',
    removed: 'Cambio {{number, number}} de {{of, number}}: quitado {{removed}}',
    replaced: 'Cambio {{number, number}} de {{of, number}}: {{removed}} pasó a ser {{added}}'
  },
  decided: {
    one: {
      APPROVED: '{{item}}: aprobado.',
      REJECTED: '{{item}}: rechazado.',
      OPEN: '{{item}}: reabierto.'
    },
    many: {
      APPROVED_one: '{{count, number}} elemento aprobado.',
      APPROVED_many: '{{count, number}} de elementos aprobados.',
      APPROVED_other: '{{count, number}} elementos aprobados.',
      REJECTED_one: '{{count, number}} elemento rechazado.',
      REJECTED_many: '{{count, number}} de elementos rechazados.',
      REJECTED_other: '{{count, number}} elementos rechazados.',
      OPEN_one: '{{count, number}} elemento reabierto.',
      OPEN_many: '{{count, number}} de elementos reabiertos.',
      OPEN_other: '{{count, number}} elementos reabiertos.'
    },
    already_one: '{{count, number}} ya lo estaba.',
    already_many: '{{count, number}} ya lo estaban.',
    already_other: '{{count, number}} ya lo estaban.',
    twoTexts_one: '{{count, number}} omitido: dos textos esperan una elección.',
    twoTexts_many: '{{count, number}} omitidos: dos textos esperan una elección.',
    twoTexts_other: '{{count, number}} omitidos: dos textos esperan una elección.',
    textChanged_one: '{{count, number}} quedó como estaba: alguien ha cambiado el texto entretanto.',
    textChanged_many: '{{count, number}} quedaron como estaban: alguien ha cambiado los textos entretanto.',
    textChanged_other: '{{count, number}} quedaron como estaban: alguien ha cambiado los textos entretanto.'
  },
  undone: {
    nothing: 'No quedaba nada que deshacer.',
    one: 'Deshecho: {{item}} está como antes.',
    many_one: 'Deshecho: {{count, number}} elemento está como antes.',
    many_many: 'Deshecho: {{count, number}} de elementos están como antes.',
    many_other: 'Deshecho: {{count, number}} elementos están como antes.'
  },
  redone: {
    nothing: 'No quedaba nada que rehacer.',
    one: 'Rehecho: {{item}}.',
    many_one: 'Rehecho: {{count, number}} elemento.',
    many_many: 'Rehecho: {{count, number}} de elementos.',
    many_other: 'Rehecho: {{count, number}} elementos.'
  },
  leftAlone_one: 'Un elemento ha cambiado después y se queda como está.',
  leftAlone_many: '{{count, number}} de elementos han cambiado después y se quedan como están.',
  leftAlone_other: '{{count, number}} elementos han cambiado después y se quedan como están.',
  settled: {
    this: '{{item}}: se conserva el texto de aquí. Queda por revisar.',
    other: '{{item}}: se conserva el otro texto. Queda por revisar.'
  },
  said: {
    twoTexts: '{{item}} tiene dos textos. Elige antes uno de ellos.',
    asked: '{{item}}: se ha pedido otra vez al modelo.',
    askedMany_one: 'Se ha pedido otra vez {{count, number}} texto al modelo.',
    askedMany_many: 'Se han pedido otra vez {{count, number}} de textos al modelo.',
    askedMany_other: 'Se han pedido otra vez {{count, number}} textos al modelo.',
    notAsked_one:
      '{{count, number}} queda fuera: ya se está reescribiendo, tiene dos textos o su producto ya no existe.',
    notAsked_many:
      '{{count, number}} quedan fuera: ya se están reescribiendo, tienen dos textos o sus productos ya no existen.',
    notAsked_other:
      '{{count, number}} quedan fuera: ya se están reescribiendo, tienen dos textos o sus productos ya no existen.',
    landed: '{{item}}: ya está el texto nuevo.',
    landedMany_one: 'Ya está {{count, number}} texto nuevo.',
    landedMany_many: 'Ya están {{count, number}} de textos nuevos.',
    landedMany_other: 'Ya están {{count, number}} textos nuevos.',
    same: '{{item}}: el modelo ha escrito otra vez el mismo texto.',
    reset: '{{item}}: de vuelta al texto de la IA.',
    saved: '{{item}}: tu texto está guardado.',
    savedApproved: '{{item}}: tu texto está guardado y aprobado.',
    draftDiscarded: '{{item}}: borrador descartado.'
  },
  flag: {
    overRecommended: {
      label: 'Más largo de lo recomendado',
      help: 'Los buscadores o los temas de la tienda pueden cortar este texto.'
    },
    numberLost: {
      label: 'Falta un número',
      help: 'Un número del original no está en el texto nuevo.'
    },
    numberAdded: {
      label: 'Número nuevo',
      help: 'El texto nuevo tiene un número que el original no tiene.'
    },
    structureLost: {
      label: 'Formato perdido',
      help: 'Han desaparecido listas, enlaces, títulos o imágenes del original.'
    },
    bigChange: {
      label: 'La longitud ha cambiado mucho',
      help: 'El texto nuevo es más del doble o menos de la mitad de largo.'
    },
    unitLost: {
      label: 'Falta la unidad',
      help: 'Una medida del original conserva su número, pero no su unidad.'
    },
    empty: {
      label: 'Vacío',
      help: 'Quien lea no vería nada.'
    },
    language: {
      label: 'Otro idioma',
      help: 'El texto no está en el idioma que se pidió.'
    },
    markup: {
      label: 'Código inusual',
      help: 'El texto tiene HTML, enlaces o caracteres por los que se rechazaría un texto del modelo.'
    },
    bannedWord: {
      label: 'Palabra prohibida',
      help: 'El texto usa una palabra que tus ajustes prohíben.'
    },
    unchanged: {
      label: 'Sin cambios',
      help: 'El modelo dejó el texto como estaba.'
    },
    unknown: 'Mira este texto con cuidado.',
    bannedWords: 'Palabra prohibida: {{words}}',
    numbersLost: 'Falta un número: {{numbers}}'
  }
} as const
