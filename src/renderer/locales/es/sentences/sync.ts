export const syncSentences = {
  linked: 'Esta tienda se vinculó con «{{store}}» con el nombre «{{device}}».',
  abandoned: 'Este dispositivo cerró sesión en «{{store}}» sin su backend.',
  abandonedWith_one:
    'Este dispositivo cerró sesión en «{{store}}» sin su backend, que nunca recibió {{count, number}} cambio.',
  abandonedWith_many:
    'Este dispositivo cerró sesión en «{{store}}» sin su backend, que nunca recibió {{count, number}} de cambios.',
  abandonedWith_other:
    'Este dispositivo cerró sesión en «{{store}}» sin su backend, que nunca recibió {{count, number}} cambios.',
  sent_one: 'Se envió {{count, number}} cambio.',
  sent_many: 'Se enviaron {{count, number}} de cambios.',
  sent_other: 'Se enviaron {{count, number}} cambios.',
  received_one: 'Se recibió {{count, number}} texto de {{device}}.',
  received_many: 'Se recibieron {{count, number}} de textos de {{device}}.',
  received_other: 'Se recibieron {{count, number}} textos de {{device}}.',
  receivedHere_one: 'Se recibió {{count, number}} cambio de otros dispositivos en textos de este.',
  receivedHere_many: 'Se recibieron {{count, number}} de cambios de otros dispositivos en textos de este.',
  receivedHere_other: 'Se recibieron {{count, number}} cambios de otros dispositivos en textos de este.',
  gaveBack_one: 'Se devolvió {{count, number}} crédito que este dispositivo no usó.',
  gaveBack_many: 'Se devolvieron {{count, number}} de créditos que este dispositivo no usó.',
  gaveBack_other: 'Se devolvieron {{count, number}} créditos que este dispositivo no usó.',
  granted_one: 'Se obtuvo {{count, number}} crédito para este dispositivo.',
  granted_many: 'Se obtuvieron {{count, number}} de créditos para este dispositivo.',
  granted_other: 'Se obtuvieron {{count, number}} créditos para este dispositivo.',
  denied: 'El backend no tiene créditos que dar en este momento.',
  givenUp:
    'Se dio de baja, y lo que tenía es ahora de los demás dispositivos: cierra la sesión en él y vuelve a vincularlo, o espera al mes que viene.',
  newMonth: 'Ha empezado un mes nuevo: {{period}}.',
  offline_one: 'Sin conexión: {{count, number}} cambio en espera. {{why}}',
  offline_many: 'Sin conexión: {{count, number}} de cambios en espera. {{why}}',
  offline_other: 'Sin conexión: {{count, number}} cambios en espera. {{why}}',
  quarantined_one: 'El backend retiene {{count, number}} cambio que no pudo interpretar: {{reason}}',
  quarantined_many: 'El backend retiene {{count, number}} de cambios que no pudo interpretar: {{reason}}',
  quarantined_other: 'El backend retiene {{count, number}} cambios que no pudo interpretar: {{reason}}',
  newLife:
    'Estos datos se restauraron, o otra copia de ellos siguió adelante: este dispositivo vuelve a contarlo todo al backend y pide créditos nuevos.',
  restarted: 'El envío se había detenido y se reinició.',
  pullAgain: 'Lo que hicieron otros dispositivos se obtiene otra vez desde el principio.',
  stuck:
    'El envío no avanza: el backend responde, o eso parece, y no pasa nada. Reinicia Wordshelf; si no ayuda, pregunta a quien administra el backend.',
  ourFault:
    'Lo que responde el backend no se puede guardar en este equipo. No se ha perdido nada; reinicia Wordshelf y mira si el disco está lleno.',
  clone:
    'Otra copia de estos datos está en uso con el nombre de este dispositivo. Cierra la otra copia y sincroniza aquí de nuevo.',
  noKey:
    'Este equipo ya no tiene clave para el backend: vincula la tienda de nuevo con un código de vinculación nuevo.',
  noBackend: 'Esta tienda no tiene backend.',
  linkFirst: 'Esta tienda no tiene backend. Vincúlala antes en los ajustes.',
  ourError: 'Algo salió mal en este equipo.',
  noAnswer: 'El backend no respondió.',
  copyWentOn: 'Otra copia de estos datos siguió adelante: inténtalo de nuevo en un momento.',
  notEnough: 'A la tienda no le quedan créditos suficientes.',
  closing: 'Wordshelf se está cerrando.',
  goingToSleep: 'El equipo va a entrar en reposo.',
  asleep: 'El equipo está en reposo.',
  signingOut: 'Se está cerrando la sesión de este dispositivo.',
  busy: 'Esta tienda se está vinculando o cerrando sesión: espera un momento.',
  thisDevice: 'Este es el dispositivo que estás usando: cierra su sesión en su lugar.',
  notFailing:
    'El backend no falló en el último intento, así que no hace falta dejar nada atrás: sincroniza y cierra sesión como siempre.',
  unsent_one:
    '{{count, number}} cambio de este dispositivo no ha llegado al backend. Sincroniza antes o guárdalo en un archivo.',
  unsent_many:
    '{{count, number}} de cambios de este dispositivo no han llegado al backend. Sincroniza antes o guárdalos en un archivo.',
  unsent_other:
    '{{count, number}} cambios de este dispositivo no han llegado al backend. Sincroniza antes o guárdalos en un archivo.',
  jobOpenLink: 'Un trabajo aún no ha terminado: deja que termine o cancélalo y luego vincula la tienda.',
  jobsOpenLink:
    '{{jobs, number}} trabajos aún no han terminado: deja que terminen o cancélalos y luego vincula la tienda.',
  jobOpenOut: 'Un trabajo aún no ha terminado: deja que termine o cancélalo y luego cierra sesión.',
  jobsOpenOut: '{{jobs, number}} trabajos aún no han terminado: deja que terminen o cancélalos y luego cierra sesión.',
  linkedAlready: 'Esta tienda ya está vinculada con {{url}}. Cierra antes allí la sesión de este dispositivo.',
  monthAhead:
    'Esta tienda ya empezó {{ours}} aquí y su backend sigue en {{theirs}}: no se podrían gastar créditos. Comprueba el reloj de este equipo y vincula la tienda cuando el backend llegue a ese mes.',
  agreeFirst: 'El backend y este dispositivo tienen que ponerse de acuerdo antes: inténtalo de nuevo en un momento.',
  notABackend:
    'Lo que responde en esta dirección no es un backend de Wordshelf: comprueba la dirección y si esta red pide iniciar sesión.',
  networkSignIn: 'Esta red pide iniciar sesión antes de dejar pasar nada.',
  unknownDevice: 'El backend ya no conoce este dispositivo: vincula la tienda de nuevo.',
  asksToWait: 'El backend pide esperar un poco.',
  notWell: 'El backend tiene problemas en este momento (HTTP {{status}}).',
  tooOld: 'Esta versión de Wordshelf es demasiado antigua para el backend de esta tienda: actualiza la aplicación.',
  backendTooOld: 'El backend de esta tienda es demasiado antiguo para esta versión de Wordshelf: hay que actualizarlo.',
  slow: 'El backend no dio una respuesta completa a tiempo.',
  unreached: 'No se puede acceder al backend: comprueba la conexión a internet.',
  clock: 'El reloj de este equipo no va bien: pon la fecha y la hora en automático en sus ajustes.',
  unsafe:
    'La conexión con el backend no es segura: lo que responde muestra un certificado en el que este equipo no confía.',
  proxy: 'El proxy de esta red no deja pasar solicitudes: inicia sesión en él o pregunta a quien administra la red.',
  broke: 'La conexión con el backend se cortó antes de completarse la respuesta.',
  answerTooLarge: 'La respuesta del backend es mayor de lo que puede ser una respuesta.',
  linkGivenUp: 'Aquí no se ha cambiado nada. Si el código de vinculación resulta estar ya usado, pide otro.',
  pairingCode: 'El código de vinculación tiene ocho letras o cifras, como K7QM-2RXD',
  pairingCodeStop: 'El código de vinculación tiene ocho letras o cifras, como K7QM-2RXD.',
  urlEmpty: 'Introduce la dirección',
  codeEmpty: 'Introduce el código',
  deviceNameEmpty: 'Ponle un nombre a este dispositivo'
} as const
