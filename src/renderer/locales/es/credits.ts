export const credits = {
  title: 'Créditos',
  job: 'Trabajo {{id}}',
  newText: 'Texto nuevo {{id}}',
  summary: {
    own_one:
      '{{used, number}} de {{count, number}} crédito usado o reservado en {{month}}. Un crédito es un atributo de un producto.',
    own_many:
      '{{used, number}} de {{count, number}} de créditos usados o reservados en {{month}}. Un crédito es un atributo de un producto.',
    own_other:
      '{{used, number}} de {{count, number}} créditos usados o reservados en {{month}}. Un crédito es un atributo de un producto.',
    linked_one:
      'Quedan para este dispositivo en {{month}}: {{left, number}} de {{count, number}} crédito, {{here, number}} aquí y {{unleased, number}} en la tienda, que se traen cuando hacen falta. Un crédito es un atributo de un producto.',
    linked_many:
      'Quedan para este dispositivo en {{month}}: {{left, number}} de {{count, number}} de créditos, {{here, number}} aquí y {{unleased, number}} en la tienda, que se traen cuando hacen falta. Un crédito es un atributo de un producto.',
    linked_other:
      'Quedan para este dispositivo en {{month}}: {{left, number}} de {{count, number}} créditos, {{here, number}} aquí y {{unleased, number}} en la tienda, que se traen cuando hacen falta. Un crédito es un atributo de un producto.',
    unsynced_one:
      '{{count, number}} crédito disponible en este dispositivo en {{month}}. Un crédito es un atributo de un producto.',
    unsynced_many:
      '{{count, number}} de créditos disponibles en este dispositivo en {{month}}. Un crédito es un atributo de un producto.',
    unsynced_other:
      '{{count, number}} créditos disponibles en este dispositivo en {{month}}. Un crédito es un atributo de un producto.'
  },
  expired_one:
    '{{count, number}} crédito de este dispositivo es de un mes que ya terminó: no se puede gastar antes de que este dispositivo se sincronice.',
  expired_many:
    '{{count, number}} de créditos de este dispositivo son de un mes que ya terminó: no se pueden gastar antes de que este dispositivo se sincronice.',
  expired_other:
    '{{count, number}} créditos de este dispositivo son de un mes que ya terminó: no se pueden gastar antes de que este dispositivo se sincronice.',
  balance: {
    title: 'Saldo',
    allowance: 'Cupo',
    used: 'Usados',
    reserved: 'Reservados',
    remaining: 'Restantes',
    part: 'Parte de este dispositivo',
    unsynced:
      'Los créditos vienen del backend de la tienda: cuántos tiene toda la tienda se sabrá tras la próxima sincronización.'
  },
  chart: {
    title: 'A lo largo del mes',
    titleHere: 'A lo largo del mes, en este dispositivo',
    used: 'Usados',
    reserved: 'Reservados',
    allowance: 'Cupo',
    said_one:
      'Créditos de {{month}} día a día: hasta el {{day}}, {{used, number}} usados y {{reserved, number}} reservados, de {{count, number}}.',
    said_many:
      'Créditos de {{month}} día a día: hasta el {{day}}, {{used, number}} usados y {{reserved, number}} reservados, de {{count, number}}.',
    said_other:
      'Créditos de {{month}} día a día: hasta el {{day}}, {{used, number}} usados y {{reserved, number}} reservados, de {{count, number}}.',
    saidHere_one:
      'Créditos de {{month}} día a día en este dispositivo: hasta el {{day}}, {{used, number}} usados y {{reserved, number}} reservados, de {{count, number}} que es su parte.',
    saidHere_many:
      'Créditos de {{month}} día a día en este dispositivo: hasta el {{day}}, {{used, number}} usados y {{reserved, number}} reservados, de {{count, number}} que son su parte.',
    saidHere_other:
      'Créditos de {{month}} día a día en este dispositivo: hasta el {{day}}, {{used, number}} usados y {{reserved, number}} reservados, de {{count, number}} que son su parte.',
    asTable: 'Mostrar como tabla',
    asChart: 'Mostrar como gráfico',
    day: 'Día',
    usedThatDay: 'Usados ese día',
    usedSoFar: 'Usados hasta entonces',
    reservedThen: 'Reservados al final'
  },
  share: {
    used: 'Entregados',
    reserved: 'En curso',
    here: 'Sin usar aquí',
    elsewhere: 'Sin usar en otros',
    unleased: 'En la tienda',
    lapsed: 'Caducados'
  },
  shareSaid: {
    used: '{{count, number}} entregados',
    reserved: '{{count, number}} en curso',
    here: '{{count, number}} sin usar aquí',
    elsewhere: '{{count, number}} sin usar en otros dispositivos',
    unleased: '{{count, number}} en la tienda',
    lapsed: '{{count, number}} caducados',
    all: '{{parts}}, de {{allowance, number}}'
  },
  holders: {
    title: 'Quién tiene qué',
    where: 'Dónde',
    delivered: 'Entregados',
    underWay: 'En curso',
    unused: 'Sin usar',
    thisDevice: 'este dispositivo',
    before: 'Antes de que se restablecieran los datos de este dispositivo',
    atStore: 'En la tienda, libres para cualquier dispositivo',
    none: 'ninguno',
    asOf: 'A fecha de <time>{{at}}</time>, la última sincronización. El cupo y sus correcciones son del backend: se hacen en la aplicación de tu tienda.'
  },
  adjust: {
    open: 'Ajustar',
    setAllowance: 'Fijar el cupo',
    title: 'Ajustar los créditos usados',
    direction: 'Dirección',
    give: 'Devolver',
    take: 'Descontar',
    credits: 'Créditos',
    mostGive_one: 'Como máximo {{count, number}} crédito: lo que retienen los elementos abiertos vuelve por sí solo.',
    mostGive_many:
      'Como máximo {{count, number}} de créditos: lo que retienen los elementos abiertos vuelve por sí solo.',
    mostGive_other:
      'Como máximo {{count, number}} créditos: lo que retienen los elementos abiertos vuelve por sí solo.',
    mostTake_one: 'Como máximo el {{count, number}} crédito que queda.',
    mostTake_many: 'Como máximo los {{count, number}} de créditos que quedan.',
    mostTake_other: 'Como máximo los {{count, number}} créditos que quedan.',
    tooMany: 'Como máximo {{most, number}}',
    reason: 'Motivo',
    reasonText: 'Figura en el libro de cuentas junto al apunte.',
    booked_one: 'Anotado. Queda {{count, number}} crédito este mes.',
    booked_many: 'Anotado. Quedan {{count, number}} de créditos este mes.',
    booked_other: 'Anotado. Quedan {{count, number}} créditos este mes.'
  },
  view: { ledger: 'Libro de cuentas', jobs: 'Por trabajo', items: 'Por elemento' },
  list: {
    ledger: 'Libro de cuentas',
    jobs: 'Créditos por trabajo',
    items: 'Créditos por elemento',
    entries_one: '{{count, number}} apunte',
    entries_many: '{{count, number}} de apuntes',
    entries_other: '{{count, number}} apuntes',
    export: 'Exportar CSV',
    emptyTitle: 'Aún no hay movimientos',
    emptyTitleOfJob: 'El trabajo {{id}} no ha movido créditos',
    emptyText: 'Los créditos se mueven cuando se crea un trabajo y cuando sus elementos se entregan o se devuelven.',
    startJob: 'Empezar un trabajo',
    whichJob: 'Trabajo',
    allJobs: 'Todos los trabajos',
    noSuchJob: 'No existe ese trabajo'
  },
  column: {
    time: 'Hora',
    kind: 'Tipo',
    job: 'Trabajo',
    credits: 'Créditos',
    inUseAfter: 'En uso después',
    note: 'Nota',
    product: 'Producto',
    attribute: 'Atributo',
    held: 'Retenido',
    credit: 'Crédito',
    why: 'Por qué volvió',
    created: 'Creado',
    status: 'Estado',
    reserved: 'Reserv. en total',
    captured: 'Cobrados',
    released: 'Devueltos',
    free: 'Gratis',
    month: 'Mes',
    items: 'Elementos'
  },
  kind: {
    ALLOWANCE: 'Cupo',
    RESERVE: 'Reservado',
    CAPTURE: 'Cobrado',
    RELEASE: 'Devuelto',
    ROLLOVER: 'Cambio de mes',
    ADJUSTMENT: 'Ajuste'
  },
  kindMeans: {
    ALLOWANCE: 'Límite mensual fijado',
    RESERVE: 'Retenido para un trabajo',
    CAPTURE: 'Entregado',
    RELEASE: 'Vuelve al saldo',
    ROLLOVER: 'Empezó un mes nuevo',
    ADJUSTMENT: 'Corregido a mano'
  },
  state: {
    HELD: 'Retenido',
    CAPTURED: 'Cobrado',
    RELEASED: 'Devuelto',
    FREE: 'Gratis',
    ELSEWHERE: 'En otro dispositivo'
  }
} as const
