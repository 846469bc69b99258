export const sync = {
  title: 'Sincronización',
  now: 'Sincronizar ahora',
  signOut: 'Cerrar sesión',
  linkAgain: 'Volver a vincular',
  linkThisStore: 'Vincular esta tienda',
  saveUnsent: 'Guardar lo no enviado',
  change_one: '{{count, number}} cambio',
  change_many: '{{count, number}} de cambios',
  change_other: '{{count, number}} cambios',
  screen: {
    local: 'Esta tienda funciona por su cuenta: todo está en este equipo y tú fijas su cupo.',
    linked: '{{store}}, en este dispositivo como {{device}}.',
    thisStore: 'Esta tienda',
    unnamed: 'sin nombre',
    linkText: 'Con un código de vinculación de la aplicación de tu tienda.',
    linkAgainText: 'Con un nuevo código de vinculación de la aplicación de tu tienda. Aquí no se pierde nada.'
  },
  linking: {
    title: 'Qué hace la vinculación',
    text: 'No se pierde nada en ninguno de los dos lados.',
    details:
      'Los trabajos, textos, decisiones y publicaciones que hay aquí se envían al backend de la tienda y aparecen en todos los dispositivos vinculados con él, y los de ellos aparecen aquí. Desde entonces los créditos salen del cupo de la tienda; lo que se usó aquí hasta ahora no se cobra otra vez. Los productos, las claves y los ajustes se quedan en este equipo. Los trabajos en curso tienen que terminar antes.'
  },
  link: {
    url: {
      label: 'Dirección del backend',
      description: 'La aplicación de tu tienda la muestra junto al código de vinculación.',
      example: 'https://…',
      problem: 'Escribe la dirección que da la aplicación de tu tienda.'
    },
    code: {
      label: 'Código de vinculación',
      description: 'Ocho letras o cifras. Sirve una sola vez, durante diez minutos.',
      example: 'K7QM-2RXD',
      problem: 'Un código de vinculación tiene ocho letras o cifras, como K7QM-2RXD.'
    },
    deviceName: {
      label: 'Nombre de este dispositivo',
      description: 'Los demás lo ven junto a sus trabajos y textos.',
      example: 'Laptop de Ana',
      problem: 'Ponle a este dispositivo un nombre por el que los demás lo reconozcan.'
    },
    refused: 'Sin vincular',
    asking: 'Consultando al backend…'
  },
  status: {
    local: 'Sin vincular',
    upToDate: 'Al día',
    syncing: 'Sincronizando',
    offline: 'Sin conexión',
    offlineWaiting_one: 'Sin conexión, {{count, number}} en espera',
    offlineWaiting_many: 'Sin conexión, {{count, number}} en espera',
    offlineWaiting_other: 'Sin conexión, {{count, number}} en espera',
    attention: 'Requiere atención'
  },
  heard: {
    upToDate: 'La sincronización está al día.',
    offline: 'La sincronización está sin conexión. Los cambios esperan en este dispositivo.',
    attention: 'La sincronización requiere atención.'
  },
  problem: {
    title: 'La sincronización requiere atención',
    readLog: 'Leer el registro de sincronización'
  },
  state: {
    title: 'Estado',
    text: 'Todo menos el modelo y Wix funciona sin conexión; lo que hagas se envía después.',
    last: 'Última sincronización',
    next: 'Próximo intento',
    waiting: 'Pendiente de envío',
    nothing: 'Nada',
    notUnderstood: 'No entendido',
    quarantined_one: '{{count, number}} cambio. El backend lo guarda y sigue sin él; el registro dice por qué.',
    quarantined_many:
      '{{count, number}} de cambios. El backend los guarda y sigue sin ellos; el registro dice por qué.',
    quarantined_other: '{{count, number}} cambios. El backend los guarda y sigue sin ellos; el registro dice por qué.',
    backend: 'Backend'
  },
  time: {
    never: 'Nunca todavía',
    now: 'Ahora',
    notByItself: 'No por sí sola',
    onChange: 'En cuanto algo cambie',
    in: 'En {{duration}}'
  },
  twoTexts: {
    title: 'Dos textos',
    text: 'Dos personas escribieron al mismo tiempo. Los dos textos se conservan hasta que elijas.',
    inJob_one: 'Trabajo {{jobId}}: elegir para {{count, number}} elemento',
    inJob_many: 'Trabajo {{jobId}}: elegir para {{count, number}} de elementos',
    inJob_other: 'Trabajo {{jobId}}: elegir para {{count, number}} elementos',
    older_one: '{{count, number}} elemento en trabajos anteriores, en Revisión.',
    older_many: '{{count, number}} de elementos en trabajos anteriores, en Revisión.',
    older_other: '{{count, number}} elementos en trabajos anteriores, en Revisión.'
  },
  devices: {
    title: 'Dispositivos',
    text: 'Lo que cada uno ha entregado este mes, tiene en curso y todavía puede gastar por su cuenta.',
    asOf: 'Datos de: {{when}}.',
    device: 'Dispositivo',
    delivered: 'Entregado',
    underWay: 'En curso',
    unused: 'Sin usar',
    actions: 'Acciones',
    thisDevice: 'Este dispositivo',
    givenUp: 'Dado de baja',
    notSeen: 'Aún no visto',
    seen: 'Visto <time>{{when}}</time>',
    giveUp: 'Dar de baja…',
    giveUpNamed: 'Dar de baja {{name}}…'
  },
  invite: {
    open: 'Añadir un equipo…',
    title: 'Añadir un equipo',
    asking: 'Pidiendo un código al backend…',
    how: 'En el otro equipo, abre Sincronización y escribe:',
    address: 'Dirección',
    code: 'Código de vinculación',
    until: 'Sirve una vez, hasta el {{when}}. Quien lo tenga puede ver y gastar lo que tiene esta tienda.',
    done: 'Listo'
  },
  writeOff: {
    title: '¿Dar de baja {{name}}?',
    only: 'Solo para un dispositivo perdido o averiado.',
    holdsNothing: '{{name}} no tiene créditos, así que no vuelve nada.',
    holdsUnused_one: '{{name}} tiene {{count, number}} crédito sin usar. Vuelve enseguida a la tienda.',
    holdsUnused_many: '{{name}} tiene {{count, number}} de créditos sin usar. Vuelven enseguida a la tienda.',
    holdsUnused_other: '{{name}} tiene {{count, number}} créditos sin usar. Vuelven enseguida a la tienda.',
    holdsOpen_one: '{{name}} tiene {{count, number}} crédito para elementos en curso. Vuelve enseguida a la tienda.',
    holdsOpen_many:
      '{{name}} tiene {{count, number}} de créditos para elementos en curso. Vuelven enseguida a la tienda.',
    holdsOpen_other:
      '{{name}} tiene {{count, number}} créditos para elementos en curso. Vuelven enseguida a la tienda.',
    holdsBoth_one:
      '{{name}} tiene {{count, number}} crédito sin usar y {{open}} para elementos en curso. Vuelven enseguida a la tienda.',
    holdsBoth_many:
      '{{name}} tiene {{count, number}} de créditos sin usar y {{open}} para elementos en curso. Vuelven enseguida a la tienda.',
    holdsBoth_other:
      '{{name}} tiene {{count, number}} créditos sin usar y {{open}} para elementos en curso. Vuelven enseguida a la tienda.',
    excess_one:
      'Si {{name}} todavía se usa en algún lugar, puede gastar ese crédito por segunda vez: como máximo {{count, number}} crédito por encima del cupo. Lo que informe después se carga al mes siguiente.',
    excess_many:
      'Si {{name}} todavía se usa en algún lugar, puede gastar esos {{count, number}} de créditos por segunda vez: como máximo {{count, number}} de créditos por encima del cupo. Lo que informe después se carga al mes siguiente.',
    excess_other:
      'Si {{name}} todavía se usa en algún lugar, puede gastar esos {{count, number}} créditos por segunda vez: como máximo {{count, number}} créditos por encima del cupo. Lo que informe después se carga al mes siguiente.',
    excessOf_one:
      'Si {{name}} todavía se usa en algún lugar, puede gastar ese crédito por segunda vez: como máximo {{count, number}} crédito por encima del cupo de {{allowance, number}}. Lo que informe después se carga al mes siguiente.',
    excessOf_many:
      'Si {{name}} todavía se usa en algún lugar, puede gastar esos {{count, number}} de créditos por segunda vez: como máximo {{count, number}} de créditos por encima del cupo de {{allowance, number}}. Lo que informe después se carga al mes siguiente.',
    excessOf_other:
      'Si {{name}} todavía se usa en algún lugar, puede gastar esos {{count, number}} créditos por segunda vez: como máximo {{count, number}} créditos por encima del cupo de {{allowance, number}}. Lo que informe después se carga al mes siguiente.',
    stays:
      'Lo que ya envió se conserva. Lo que aún no envió no se conoce aquí, y se incorpora si el dispositivo vuelve a aparecer.',
    keep: 'Conservarlo',
    confirm: 'Darlo de baja',
    done_one: '{{name}} se dio de baja. {{count, number}} crédito volvió a la tienda.',
    done_many: '{{name}} se dio de baja. {{count, number}} de créditos volvieron a la tienda.',
    done_other: '{{name}} se dio de baja. {{count, number}} créditos volvieron a la tienda.'
  },
  unsent: {
    file_one: '{{file}} contiene {{count, number}} cambio.',
    file_many: '{{file}} contiene {{count, number}} de cambios.',
    file_other: '{{file}} contiene {{count, number}} cambios.',
    fileOldest_one: '{{file}} contiene el cambio más antiguo de {{total, number}}.',
    fileOldest_many: '{{file}} contiene los {{count, number}} de cambios más antiguos de {{total, number}}.',
    fileOldest_other: '{{file}} contiene los {{count, number}} cambios más antiguos de {{total, number}}.'
  },
  leave: {
    text: 'Quitar este dispositivo del backend de la tienda.',
    details:
      'Todo lo que hay aquí se queda aquí. Los créditos sin usar vuelven a la tienda, y esta tienda vuelve a tener su propio cupo.',
    open: 'Cerrar sesión…',
    title: '¿Cerrar sesión?',
    usual:
      '{{device}} se desvincula de {{store}}. Todo se envió. Los trabajos, los textos y el historial se quedan aquí; los créditos sin usar vuelven a la tienda. Para volver a vincularte necesitas un nuevo código de vinculación.',
    thisDevice: 'Este dispositivo',
    theStore: 'la tienda',
    stay: 'Mantener la sesión',
    done: 'Este dispositivo cerró la sesión. Todo se queda aquí.',
    unsentTitle_one: '{{count, number}} cambio aún no se ha enviado',
    unsentTitle_many: '{{count, number}} de cambios aún no se han enviado',
    unsentTitle_other: '{{count, number}} cambios aún no se han enviado',
    unsentText_one:
      'Si cierras la sesión ahora, quedaría solo en este dispositivo, así que hay que esperar a que el backend lo tenga.',
    unsentText_many:
      'Si cierras la sesión ahora, quedarían solo en este dispositivo, así que hay que esperar a que el backend los tenga.',
    unsentText_other:
      'Si cierras la sesión ahora, quedarían solo en este dispositivo, así que hay que esperar a que el backend los tenga.',
    goneForGood: 'El backend ya no existe…'
  },
  abandon: {
    unheard_one: 'El backend nunca recibirá {{count, number}} cambio de este dispositivo',
    unheard_many: 'El backend nunca recibirá {{count, number}} de cambios de este dispositivo',
    unheard_other: 'El backend nunca recibirá {{count, number}} cambios de este dispositivo',
    nothingUnheard: 'El backend no se entera de este cierre de sesión',
    counted_one:
      '{{count, number}} crédito sin usar de este dispositivo sigue contado allí hasta que caduque: antes, ningún otro dispositivo puede gastarlo.',
    counted_many:
      '{{count, number}} de créditos sin usar de este dispositivo siguen contados allí hasta que caduquen: antes, ningún otro dispositivo puede gastarlos.',
    counted_other:
      '{{count, number}} créditos sin usar de este dispositivo siguen contados allí hasta que caduquen: antes, ningún otro dispositivo puede gastarlos.',
    countedUnknown:
      'Los créditos sin usar de este dispositivo siguen contados allí hasta que caduquen: antes, ningún otro dispositivo puede gastarlos.',
    nothingCounted: 'Este dispositivo no tiene créditos sin usar, así que allí no queda ninguno contado.',
    text: 'Solo para un backend que no va a volver. Los trabajos, los textos y el historial se quedan aquí, y esta tienda vuelve a tener su propio cupo. Si la vinculas más adelante, se enviará entonces todo lo que hay aquí.',
    back: 'Atrás',
    confirm: 'Cerrar sesión sin el backend'
  },
  log: {
    title: 'Registro de sincronización',
    text: 'Lo más reciente primero. Se conserva cuando se cierra Wordshelf.',
    when: 'Cuándo',
    what: 'Qué',
    older: 'Mostrar anteriores de {{total, number}}',
    warning: 'Advertencia:',
    error: 'Error:'
  }
} as const
