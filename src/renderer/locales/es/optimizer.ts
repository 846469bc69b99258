export const optimizer = {
  title: 'Optimizar',
  text: 'Elige qué reescribir y cómo. Nada cambia hasta que lo apruebes.',
  shortcut: 'Crear el trabajo',
  products: {
    title: 'Productos',
    scope: 'Qué optimizar',
    selected: 'Productos seleccionados',
    whole: 'Colecciones enteras',
    none: 'Aún no hay productos seleccionados.',
    choose: 'Elegir productos',
    change: 'Cambiar',
    clear: 'Quitar',
    moreNames_one: '<names>{{names}}</names> y {{count, number}} más',
    moreNames_many: '<names>{{names}}</names> y {{count, number}} más',
    moreNames_other: '<names>{{names}}</names> y {{count, number}} más',
    noCollections: 'Esta tienda no tiene colecciones. Elige productos en la <products>lista de productos</products>.',
    search: 'Buscar colecciones',
    collections: 'Colecciones',
    noSuchCollection: 'Ninguna colección tiene ese nombre.'
  },
  /** What "all that match" stood for: `any` where the filter does not ask. */
  matching: {
    any: {
      any: { any: '{{products}} de todo el catálogo', without: '{{products}} sin {{attribute}}' },
      inside: { any: '{{products}} en {{collection}}', without: '{{products}} en {{collection}}, sin {{attribute}}' }
    },
    query: {
      any: {
        any: '{{products}} con «{{query}}»',
        without: '{{products}} con «{{query}}», sin {{attribute}}'
      },
      inside: {
        any: '{{products}} con «{{query}}», en {{collection}}',
        without: '{{products}} con «{{query}}», en {{collection}}, sin {{attribute}}'
      }
    },
    unknownCollection: 'una colección',
    leftOut_one: '({{count, number}} excluido)',
    leftOut_many: '({{count, number}} excluidos)',
    leftOut_other: '({{count, number}} excluidos)'
  },
  attributes: {
    title: 'Atributos',
    choice: 'Atributos que se optimizan',
    explained: {
      title: 'El nombre del producto. Hasta 80 caracteres.',
      description: 'El texto de la página del producto. Se conserva el formato.',
      seoTitle: 'El título en los resultados de búsqueda. Se muestran unos 60 caracteres.',
      seoDescription: 'Las líneas bajo ese título. Se muestran unos 160 caracteres.',
      imageAlt: 'Lo que muestra la primera imagen, para lectores de pantalla y búsqueda de imágenes.',
      ribbon: 'La etiqueta corta sobre la imagen del producto, como Nuevo u Oferta.',
      slug: 'La dirección de la página del producto. Si cambia, los enlaces antiguos dejan de funcionar.'
    },
    allWithout: 'todos sin texto',
    without_one: '{{count, number}} sin texto',
    without_many: '{{count, number}} sin texto',
    without_other: '{{count, number}} sin texto',
    exportOnly:
      'El catálogo de esta tienda (V1) no lo acepta desde fuera: se puede escribir y exportar, pero no publicar.'
  },
  prompt: {
    startWith: 'Empezar con',
    label: 'Instrucciones',
    hint: 'Di cómo debe escribirse el texto, por ejemplo: frases cortas, tono cercano, sin exagerar.',
    replaced: 'Se reemplazó tu texto.',
    length: '{{length, number}} de {{most, number}} caracteres'
  },
  starter: {
    clear: {
      name: 'Claro y breve',
      text: 'Escribe con claridad y sencillez. Empieza por qué es el producto y para qué sirve. Usa frases cortas y evita las palabras de relleno. Conserva todos los datos, tamaños, materiales y números del original, y no añadas ninguno.'
    },
    benefits: {
      name: 'Primero los beneficios',
      text: 'Empieza por lo que gana el cliente y nombra después las características que lo hacen posible. Dirígete al cliente de «tú». Conserva todos los datos y números del original. Sin exageraciones ni afirmaciones que el original no respalde.'
    },
    search: {
      name: 'Fácil de encontrar',
      text: 'Usa las palabras que los clientes escriben cuando buscan este tipo de producto, pronto y en frases naturales. Nombra el tipo de producto, el material, el color y el uso cuando el original los indique. No repitas nunca una palabra clave porque sí.'
    },
    correct: {
      name: 'Solo corregir',
      text: 'Corrige la ortografía, la gramática y la puntuación. Haz que la redacción sea coherente y fácil de leer. No cambies nada más: conserva el tono, el orden, los datos y el formato tal como están.'
    },
    translate: {
      name: 'Traducir',
      text: 'Traduce al idioma elegido como lo escribiría para una tienda un redactor nativo. No cambies los nombres de marcas y modelos, los tamaños ni los números. Conserva la estructura y el formato del original.'
    }
  },
  language: {
    label: 'Idioma del resultado',
    options: 'Idiomas',
    none: 'Escribe un código de idioma como pt-BR o de-CH.'
  },
  price: {
    title: 'Precio',
    sum: '{{products}} × {{attributes}} =',
    sumTakenOver: '{{products}} × {{attributes}} − {{takenOver, number}} reutilizados =',
    balance: 'Saldo actual',
    onDevice: 'En este dispositivo',
    atStore: 'En la tienda',
    outOfReach: 'Fuera de alcance ahora',
    after: 'Después de este trabajo',
    tooFew_one: 'Falta {{count, number}}',
    tooFew_many: 'Faltan {{count, number}}',
    tooFew_other: 'Faltan {{count, number}}',
    model: 'Modelo',
    startNow: 'Empezar enseguida',
    tryAgain: 'Reintentar',
    createAndStart: 'Crear y empezar el trabajo',
    create: 'Crear el trabajo',
    sampleModel: 'Modelo de ejemplo: no necesita clave. Sus textos son solo para probar.',
    useRealModel: 'Usar un modelo real',
    notReady: 'Este modelo no está listo: los trabajos esperarán.',
    checkSettings: 'Revisar los ajustes'
  },
  estimate: {
    counting: 'Estimando tokens y dinero',
    failed: 'No se pudieron estimar los tokens y el dinero. Los créditos son exactos de todos modos.',
    again: 'Estimar de nuevo',
    about: { tokens: 'Unos {{tokens}} tokens', money: 'Unos {{tokens}} tokens · unos {{money}}' },
    upTo: { tokens: 'Hasta {{tokens}} tokens', money: 'Hasta {{tokens}} tokens · hasta {{money}}' },
    lessThan: 'menos de {{money}}',
    details_one: '{{input}} de entrada, {{output}} de salida, en {{requests}} solicitud',
    details_many: '{{input}} de entrada, {{output}} de salida, en {{requests}} de solicitudes',
    details_other: '{{input}} de entrada, {{output}} de salida, en {{requests}} solicitudes',
    sample: 'El modelo de ejemplo funciona dentro de la aplicación y no cuesta nada.',
    unknownPrice: 'No se sabe cuánto cuesta {{model}}.',
    pricesOf: '{{model}}, precios del {{day}}'
  },
  trial: {
    title: 'Prueba',
    label_one: 'Probar con {{count, number}} producto y después preguntar',
    label_many: 'Probar con los primeros {{count, number}} de productos y después preguntar',
    label_other: 'Probar con los primeros {{count, number}} productos y después preguntar',
    note_one:
      'Para más de {{count, number}} producto. El resto se ejecuta cuando tú lo digas. Hasta entonces sus créditos quedan retenidos, y vuelven si lo cancelas.',
    note_many:
      'Para más de {{count, number}} de productos. El resto se ejecuta cuando tú lo digas. Hasta entonces sus créditos quedan retenidos, y vuelven si lo cancelas.',
    note_other:
      'Para más de {{count, number}} productos. El resto se ejecuta cuando tú lo digas. Hasta entonces sus créditos quedan retenidos, y vuelven si lo cancelas.'
  },
  reuse: {
    title: 'Resultados anteriores',
    question_one:
      '{{count, number}} de {{items}} ya tiene un resultado para el mismo texto, las mismas instrucciones y el mismo modelo',
    question_many:
      '{{count, number}} de {{items}} ya tienen un resultado para el mismo texto, las mismas instrucciones y el mismo modelo',
    question_other:
      '{{count, number}} de {{items}} ya tienen un resultado para el mismo texto, las mismas instrucciones y el mismo modelo',
    choose: 'Elige primero una de las dos opciones.',
    takeOver_one: 'Reutilizarlo gratis',
    takeOver_many: 'Reutilizarlos gratis',
    takeOver_other: 'Reutilizarlos gratis',
    price: '{{credits}} en lugar de {{anew, number}}',
    anew_one: 'Escribirlo de nuevo',
    anew_many: 'Escribirlos de nuevo',
    anew_other: 'Escribirlos de nuevo'
  },
  reach: {
    fetched: '{{here, number}} aquí y {{store, number}} más en la tienda: se traen cuando crees el trabajo.',
    outOfReach:
      '{{here, number}} aquí y {{store, number}} más en la tienda, que no se pueden traer mientras este dispositivo no tenga conexión con ella.',
    insufficient_one: 'Necesitas {{count, number}} crédito, pero te quedan {{remaining, number}}.',
    insufficient_many: 'Necesitas {{count, number}} de créditos, pero te quedan {{remaining, number}}.',
    insufficient_other: 'Necesitas {{count, number}} créditos, pero te quedan {{remaining, number}}.',
    elsewhere_one: 'Otros dispositivos tienen {{count, number}} crédito sin usar, que solo ellos pueden gastar.',
    elsewhere_many: 'Otros dispositivos tienen {{count, number}} de créditos sin usar, que solo ellos pueden gastar.',
    elsewhere_other: 'Otros dispositivos tienen {{count, number}} créditos sin usar, que solo ellos pueden gastar.'
  },
  created: {
    title: 'Trabajo {{jobId}} creado: {{items}}, {{credits}}; quedan {{remaining, number}}',
    titleLinked: 'Trabajo {{jobId}} creado: {{items}}, {{credits}}',
    dismiss: 'Cerrar',
    starts: 'Empieza solo. Puedes salir de esta pantalla.',
    waits: 'Espera hasta que lo empieces.',
    open: 'Abrir el trabajo'
  },
  short: {
    keepProducts_one: 'Dejar solo el primer producto',
    keepProducts_many: 'Dejar los primeros {{count, number}} de productos',
    keepProducts_other: 'Dejar los primeros {{count, number}} productos',
    keepAttributes: 'Solo {{attributes}}',
    notEnough_one: 'Con menos atributos no alcanza: uno solo ya necesita {{count, number}} crédito.',
    notEnough_many: 'Con menos atributos no alcanza: uno solo ya necesita {{count, number}} de créditos.',
    notEnough_other: 'Con menos atributos no alcanza: uno solo ya necesita {{count, number}} créditos.',
    holders: 'Quién tiene qué',
    raise: 'Aumentar el cupo'
  },
  unanswered: {
    title: 'No llegó ninguna respuesta',
    text: 'Puede que el trabajo se haya creado. Reintentar es seguro: el mismo trabajo nunca se crea dos veces. Antes de cambiar nada, mira la <jobs>lista de trabajos</jobs>.'
  },
  refused: 'El trabajo no se creó',
  problem: {
    noProduct: 'Selecciona al menos un producto.',
    noCollection: 'Selecciona al menos una colección.',
    tooMany_one: 'Se puede seleccionar como máximo {{count, number}}.',
    tooMany_many: 'Se pueden seleccionar como máximo {{count, number}}.',
    tooMany_other: 'Se pueden seleccionar como máximo {{count, number}}.',
    noAttribute: 'Selecciona al menos un atributo.',
    language: 'El idioma debe ser un código de idioma como en o pt-BR.',
    noPrompt: 'Las instrucciones deben decir qué hacer con el texto.',
    longPrompt_one: 'Las instrucciones pueden tener como máximo {{count, number}} carácter.',
    longPrompt_many: 'Las instrucciones pueden tener como máximo {{count, number}} de caracteres.',
    longPrompt_other: 'Las instrucciones pueden tener como máximo {{count, number}} caracteres.',
    unreadablePrompt: 'Las instrucciones no pueden contener caracteres de control ni caracteres dañados.'
  }
} as const
