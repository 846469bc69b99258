export const jobsSentences = {
  given_one: '{{count, number}} crédito ha vuelto a tu saldo.',
  given_many: '{{count, number}} de créditos han vuelto a tu saldo.',
  given_other: '{{count, number}} créditos han vuelto a tu saldo.',
  noneDelivered_one: 'El único elemento no se pudo entregar; su crédito ha vuelto a tu saldo.',
  noneDelivered_many:
    'Ninguno de los {{count, number}} de elementos se pudo entregar; sus créditos han vuelto a tu saldo.',
  noneDelivered_other:
    'Ninguno de los {{count, number}} elementos se pudo entregar; sus créditos han vuelto a tu saldo.',
  someFailed_one: '{{count, number}} elemento no se pudo entregar; su crédito ha vuelto a tu saldo.',
  someFailed_many: '{{count, number}} de elementos no se pudieron entregar; sus créditos han vuelto a tu saldo.',
  someFailed_other: '{{count, number}} elementos no se pudieron entregar; sus créditos han vuelto a tu saldo.',
  givenOverMonths:
    'Créditos que han vuelto a tu saldo: {{back, number}}. Créditos que no vuelven, porque su mes ha terminado: {{late, number}}.',
  failedOverMonths:
    'Elementos que no se pudieron entregar: {{failed, number}}. Créditos que han vuelto a tu saldo: {{back, number}}. Créditos que no vuelven, porque su mes ha terminado: {{late, number}}.',
  trialDone:
    'La prueba está lista: {{done, number}} de {{total, number}} productos. Mira los resultados y luego ejecuta el resto o cancélalo.',
  cancelled: 'El trabajo se canceló.',
  nothingToRetry: 'El trabajo {{id}} no tiene elementos con error ni cancelados que reintentar.',
  fromBeforeRestore:
    'Este trabajo se creó antes de restaurar los datos de este equipo, así que ya no se ejecuta. Revisa lo que entregó y crea un trabajo nuevo para el resto.',
  againThereOnly: 'Este trabajo es de {{device}}: solo se puede retomar allí.',
  runsElsewhere: 'Este trabajo se ejecuta en {{device}}. Páusalo o cancélalo allí.',
  notNotStarted: 'Este trabajo aún no ha empezado; ahora no es posible.',
  notRunning: 'Este trabajo está en curso; ahora no es posible.',
  notPaused: 'Este trabajo está en pausa; ahora no es posible.',
  notCompleted: 'Este trabajo ya ha terminado.',
  notCancelled: 'Este trabajo se canceló.',
  notFailed: 'Este trabajo ha fallado.',
  tooLarge:
    'Productos × atributos son {{items, number}} elementos; un trabajo admite como máximo {{limit, number}}. Divide la selección en varios trabajos.',
  noSuchProduct: 'Esta tienda no tiene ningún producto con el id «{{id}}»',
  noSuchCollection: 'Esta tienda no tiene ninguna colección con el id «{{id}}»',
  keyUsed: 'La clave «{{key}}» ya se usó para otra solicitud. Inténtalo de nuevo desde el principio.',
  noAttribute: 'Selecciona al menos un atributo',
  noProduct: 'Selecciona al menos un producto',
  noCollection: 'Selecciona al menos una colección',
  attributeTwice: 'Cada atributo solo se puede elegir una vez',
  productTwice: 'Cada producto solo se puede elegir una vez',
  collectionTwice: 'Cada colección solo se puede elegir una vez',
  languageTag: 'Indica el idioma con un código como en o pt-BR',
  promptLong: 'Las instrucciones pueden tener como máximo {{limit, number}} caracteres',
  promptEmpty: 'Indica en las instrucciones qué hacer con el texto',
  promptBroken: 'Las instrucciones contienen caracteres de control o dañados'
} as const
