export const creditsSentences = {
  short: 'Necesitas {{required, number}} créditos, pero solo te quedan {{remaining, number}}.',
  heldByDevice_one:
    '{{why}} {{devices}} tiene {{count, number}} más; vuelve cuando ese dispositivo esté inactivo o se sincronice.',
  heldByDevice_many:
    '{{why}} {{devices}} tiene {{count, number}} de créditos más; vuelven cuando ese dispositivo esté inactivo o se sincronice.',
  heldByDevice_other:
    '{{why}} {{devices}} tiene {{count, number}} más; vuelven cuando ese dispositivo esté inactivo o se sincronice.',
  heldByDevices_one:
    '{{why}} {{devices}} tienen {{count, number}} más; vuelve cuando esos dispositivos estén inactivos o se sincronicen.',
  heldByDevices_many:
    '{{why}} {{devices}} tienen {{count, number}} de créditos más; vuelven cuando esos dispositivos estén inactivos o se sincronicen.',
  heldByDevices_other:
    '{{why}} {{devices}} tienen {{count, number}} más; vuelven cuando esos dispositivos estén inactivos o se sincronicen.',
  oldMonthOffline_one:
    'Necesitas {{count, number}} crédito, pero los {{expired, number}} de este equipo son de un mes que ya terminó y no hay conexión; conéctate para obtener los de este mes.',
  oldMonthOffline_many:
    'Necesitas {{count, number}} de créditos, pero los {{expired, number}} de este equipo son de un mes que ya terminó y no hay conexión; conéctate para obtener los de este mes.',
  oldMonthOffline_other:
    'Necesitas {{count, number}} créditos, pero los {{expired, number}} de este equipo son de un mes que ya terminó y no hay conexión; conéctate para obtener los de este mes.',
  fewOffline_one:
    'Necesitas {{count, number}} crédito, pero este equipo no tiene conexión y solo dispone de {{own, number}}; conéctate para obtener más.',
  fewOffline_many:
    'Necesitas {{count, number}} de créditos, pero este equipo no tiene conexión y solo dispone de {{own, number}}; conéctate para obtener más.',
  fewOffline_other:
    'Necesitas {{count, number}} créditos, pero este equipo no tiene conexión y solo dispone de {{own, number}}; conéctate para obtener más.',
  oldMonth_one:
    'Necesitas {{count, number}} crédito, pero los {{expired, number}} de este equipo son de un mes que ya terminó. {{why}}',
  oldMonth_many:
    'Necesitas {{count, number}} de créditos, pero los {{expired, number}} de este equipo son de un mes que ya terminó. {{why}}',
  oldMonth_other:
    'Necesitas {{count, number}} créditos, pero los {{expired, number}} de este equipo son de un mes que ya terminó. {{why}}',
  few_one:
    'Necesitas {{count, number}} crédito, pero este equipo solo dispone de {{own, number}} y ahora no puede obtener más. {{why}}',
  few_many:
    'Necesitas {{count, number}} de créditos, pero este equipo solo dispone de {{own, number}} y ahora no puede obtener más. {{why}}',
  few_other:
    'Necesitas {{count, number}} créditos, pero este equipo solo dispone de {{own, number}} y ahora no puede obtener más. {{why}}',
  atMostBack:
    'Se pueden devolver como máximo {{amount, number}} créditos: los demás en uso están reservados para elementos abiertos.',
  fromBackend:
    'Los créditos de esta tienda vienen de su backend. Cambia allí el plan o devuelve allí los créditos, o cierra antes la sesión de este dispositivo.',
  noteMissing: 'La nota debe decir el motivo',
  amountZero: 'La cantidad no puede ser 0',
  amountWhole: 'La cantidad debe ser un número entero',
  totalWhole: 'El cupo debe ser un número entero',
  noteLong: 'La nota puede tener como máximo {{limit, number}} caracteres',
  leased: 'Lo que este equipo tiene de los créditos de la tienda',
  countedAsUsed:
    'Contados como usados: se han restaurado datos anteriores y estos créditos pueden haberse gastado después',
  asBeforeRestore: 'El cupo tal como era antes de la restauración',
  leaseGone: 'Aquí no queda nada de lo que el backend había reservado para este equipo: puede haberse gastado',
  monthClosed: '{{period}}: mes cerrado'
} as const
