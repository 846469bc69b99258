export const wixSentences = {
  withDetails: '{{why}} ({{details}})',
  alone: '{{why}}',
  busy: 'La tienda no admite más solicitudes por ahora.',
  notReadable: 'La respuesta de Wix no se puede leer.',
  settingUp: 'Wix aún está preparando esta tienda: inténtalo de nuevo en unos minutos.',
  otherVersion: 'La tienda pasó a la otra versión del catálogo de Wix: vuelve a descargarlo.',
  plan: 'El plan de este sitio no tiene acceso a la API de Wix: mejora el plan en Wix e inténtalo de nuevo.',
  badKey:
    'Wix no acepta la clave de API: crea una nueva en el administrador de claves de Wix (manage.wix.com/account/api-keys) e introdúcela aquí.',
  failed: 'Wix no respondió; suele hacerlo un poco más tarde.',
  refused: 'Wix rechazó la solicitud.',
  noStores: 'Este sitio no tiene Wix Stores: añade la aplicación Wix Stores al sitio o conecta otro sitio.',
  siteGone:
    'Wix no conoce ningún sitio con este id: se eliminó o el id no es correcto. Copia la parte que sigue a /dashboard/ en la dirección del panel del sitio.',
  keyOfOtherSite:
    'La clave de API no es de este sitio o no tiene permisos en su tienda: crea en el administrador de claves de Wix (manage.wix.com/account/api-keys) una con el permiso «{{permission}}» e introdúcela aquí.',
  keyLacks:
    'A la clave de API le falta el permiso «{{permission}}» o no es de este sitio: crea una con él en el administrador de claves de Wix (manage.wix.com/account/api-keys) e introdúcela aquí.',
  keyWithout:
    'A la clave de esta tienda le falta el permiso «{{permission}}». Añádelo a la clave en Wix o conecta la tienda con una clave nueva.',
  lacks:
    'A la clave le falta el permiso {{permissions}}. Añádelo a la clave en Wix o crea allí una nueva e inténtalo de nuevo.',
  lacksMany:
    'A la clave le faltan los permisos {{permissions}}. Añádelos a la clave en Wix o crea allí una nueva e inténtalo de nuevo.',
  clock:
    'El reloj de este equipo no va bien: pon la fecha y la hora en automático en sus ajustes e inténtalo de nuevo.',
  inBetween:
    'Algo entre este equipo y Wix respondió en su lugar, como un proxy o una página de acceso: abre wix.com en un navegador, inicia sesión en la red si lo pide e inténtalo de nuevo.',
  slow: 'Wix no dio una respuesta completa a tiempo.',
  stoppedWriting: 'Se detuvo mientras Wix respondía.',
  stopped: 'Se detuvo.',
  notSent: 'Se detuvo antes de enviar nada.',
  unreached: 'No se puede acceder a Wix: comprueba la conexión a internet.',
  unsafe:
    'La conexión con Wix no es segura: algo en esta red, como un proxy o un antivirus, responde con un certificado en el que este equipo no confía. Pregunta a quien administra la red.',
  proxy:
    'El proxy de esta red no deja pasar solicitudes a Wix: inicia sesión en él o pregunta a quien administra la red.',
  answerTooLarge: 'La respuesta de Wix es mayor de lo que puede ser una respuesta.',
  broke: 'La conexión con Wix se cortó antes de completarse la respuesta.',
  unknownVersion: 'Según Wix, esta tienda usa una versión del catálogo que esta versión de la aplicación no conoce.',
  unknownForm: 'Wix respondió de una forma que esta versión de la aplicación no conoce ({{at}}).',
  unknownAnswer: 'Wix respondió de una forma que esta versión de la aplicación no conoce.',
  samePage: 'Wix envió otra vez la misma página de productos en lugar de la siguiente.',
  lostPlace: 'Wix ya no conoce el punto donde se detuvo la lectura: vuelve a descargar el catálogo.',
  saidNothing: 'Wix no dijo nada de este producto.',
  noImage: 'El producto no tiene en Wix ninguna imagen para un texto alternativo.',
  needs: 'Un producto en Wix necesita: {{attribute}}.',
  takesNo: 'Wix no admite esto en esta tienda: {{attribute}}.',
  slugTaken: 'Otro producto de la tienda tiene este slug de URL: elige otro.',
  variants:
    'Wix no admite cambios en este producto porque sus variantes no encajan con sus opciones: ábrelo y guárdalo una vez en Wix.',
  productRefused: 'Wix rechazó este producto ({{code}}).',
  partRefused: 'Wix rechazó en este producto: {{attribute}} ({{code}}).',
  productRefusedPlainly: 'Wix rechazó este producto.',
  partRefusedPlainly: 'Wix rechazó en este producto: {{attribute}}.',
  keyWithBlanks: 'La clave de API contiene espacios o caracteres que ninguna clave tiene. Cópiala de Wix otra vez.',
  noSiteId:
    'Este no es el id de un sitio. Copia la parte que sigue a /dashboard/ en la dirección del panel de tu sitio en Wix.',
  siteIdForm: 'El id del sitio es lo que sigue a /dashboard/ en la dirección del panel de tu sitio'
} as const
