export const settings = {
  contrast: {
    label: 'Contraste',
    text: 'El contraste alto usa texto de 7:1 y líneas más marcadas, tanto en claro como en oscuro.',
    system: 'Sistema',
    normal: 'Estándar',
    more: 'Alto'
  },
  title: 'Ajustes',
  save: 'Guardar',
  savedAsChanged: 'Se guarda al cambiarlo.',
  uiLanguage: {
    label: 'Idioma de la ventana',
    text: 'Los textos de los productos tienen sus propios idiomas, que se eligen en cada trabajo.'
  },
  model: {
    title: 'Modelo',
    text: 'Qué modelo escribe las propuestas. Un modelo propio se prueba antes de guardarlo.',
    sample: 'Modelo de ejemplo',
    sampleText:
      'Funciona dentro de la app, gratis y sin conexión. Enseña cómo va todo; sus textos no son lo bastante buenos para publicarlos.',
    own: 'OpenAI o un servidor compatible',
    ownText: 'OpenAI, o un servidor propio como Ollama, LM Studio o llama.cpp.',
    nothingSaved: 'No se ha guardado nada.',
    test: 'Probar',
    asking: 'Preguntando al modelo…',
    trying: 'Probándolo antes de guardar…',
    saved: 'El modelo está guardado.',
    testFailed: 'La prueba ha fallado',
    testSucceeded: 'La prueba ha ido bien',
    testDetails: '({{model}}, respuesta en {{ms, number}} ms)',
    testModel: '({{model}})',
    testTime: '(respuesta en {{ms, number}} ms)'
  },
  server: {
    baseUrl: 'URL base',
    badUrl: 'Indica una dirección web como https://api.openai.com/v1',
    noModel: 'Indica el nombre de un modelo',
    api: 'API',
    apiText: 'La mayoría de los servidores compatibles usan Chat Completions.',
    model: 'Modelo',
    unknownPrice: 'El nombre con el que lo conoce el servidor. No se sabe cuánto cuesta allí.'
  },
  price: {
    short: '{{input}} de entrada, {{output}} de salida',
    shortOther: '{{input}} de entrada, {{output}} de salida, no es cifra del proveedor',
    full: '{{input}} por millón de tokens de entrada ({{cached}} desde la caché), {{output}} de salida. Consultado el {{day}}.',
    fullOther:
      '{{input}} por millón de tokens de entrada ({{cached}} desde la caché), {{output}} de salida. Consultado el {{day}}; no es cifra del proveedor.'
  },
  key: {
    label: 'Clave de API',
    stored: 'Hay una clave guardada para {{host}}.',
    replace: 'Sustituir',
    forget: 'Olvidar',
    forgetOf: 'Olvidar la clave de {{host}}',
    elsewhere: 'La clave guardada es de {{host}} y no se envía a ningún otro sitio. Una clave nueva la sustituye.',
    text: 'Déjalo vacío si el servidor no la necesita. Una vez guardada no se vuelve a mostrar.',
    show: 'Mostrar lo escrito',
    weak: 'Aquí las claves no están bien protegidas'
  },
  writing: {
    title: 'Escritura',
    language: 'Idioma de los trabajos nuevos',
    languageText: 'Puedes elegir otro en cada trabajo. Escribe un código como pt-BR para uno que no esté en la lista.',
    languageNamed: '{{name}} ({{tag}})',
    noLanguage: 'No existe ese idioma. Un código es como de o pt-BR.',
    concurrency: 'Peticiones simultáneas',
    concurrencyText:
      'Lo máximo que un trabajo envía a la vez. Va más despacio por sí solo cuando el servidor lo pide; un modelo en este equipo suele querer 1 o 2.'
  },
  banned: {
    label: 'Palabras prohibidas',
    text: 'Palabras y expresiones que ningún texto de esta tienda puede usar. El modelo las conoce, un texto nuevo que use alguna se vuelve a pedir, y los textos que ya están se marcan en la revisión.',
    placeholder: 'Escribe una palabra o expresión y pulsa Intro',
    checking: 'Revisando los textos que ya están…',
    tooMany: 'Una tienda tiene como máximo {{most, number}} palabras prohibidas.',
    tooLong: '«{{word}}» tiene más de {{most, number}} caracteres.',
    noLetter: '«{{word}}» no tiene letras ni cifras.',
    control: '«{{word}}» tiene un salto de línea o un carácter de control.',
    broken: '«{{word}}» tiene un carácter dañado.'
  },
  appearance: {
    title: 'Apariencia',
    colours: 'Colores',
    system: 'Sistema',
    light: 'Claro',
    dark: 'Oscuro'
  },
  desktop: {
    title: 'Este equipo',
    notices: 'Avisarme cuando estoy en otra cosa',
    noticesText:
      'Cuando un trabajo o una publicación termina o te necesita y ninguna ventana de Wordshelf está delante.',
    spelling: 'Revisar mi ortografía',
    spellingText:
      'En el idioma del trabajo, o de los trabajos nuevos. En Windows y Linux se descargan diccionarios de los servidores de Google, que así saben en qué idiomas escribes pero no ven ningún texto; macOS tiene los suyos. La ventana se abre de nuevo.',
    updates: 'Buscar actualizaciones automáticamente',
    updatesText:
      'Dos veces al día, en el servidor de Wordshelf, que ve que preguntas y nada de tu tienda. Se pregunta antes de descargar y antes de instalar cada una, y ninguna se instala mientras hay un trabajo en marcha.',
    updatesOff: 'Nunca',
    updatesStable: 'Estable',
    updatesBeta: 'Beta',
    closing: 'Al cerrar la ventana mientras algo está en marcha',
    closingAsk: 'Preguntar',
    closingKeep: 'Seguir en marcha',
    closingKeepText: 'La ventana desaparece y el trabajo sigue. El icono de la bandeja la trae de vuelta.',
    closingQuit: 'Pausar y salir',
    closingQuitText: 'El trabajo sigue cuando Wordshelf se vuelve a abrir.'
  },
  allowance: {
    title: 'Cupo mensual',
    textAlone:
      'Esta tienda funciona por su cuenta, sin backend, así que el límite lo pones tú. Un crédito es un atributo de un producto.',
    text: 'Un crédito es un atributo de un producto.',
    linked_one:
      '{{count, number}} crédito al mes, fijado por el backend de la tienda para todos sus dispositivos juntos.',
    linked_many:
      '{{count, number}} de créditos al mes, fijados por el backend de la tienda para todos sus dispositivos juntos.',
    linked_other:
      '{{count, number}} créditos al mes, fijados por el backend de la tienda para todos sus dispositivos juntos.',
    unsynced:
      'Lo fija el backend de la tienda para todos sus dispositivos juntos. De cuánto es se sabrá tras la próxima sincronización.',
    holders: 'Quién tiene qué',
    saved_one: 'El cupo es de {{count, number}} crédito al mes.',
    saved_many: 'El cupo es de {{count, number}} de créditos al mes.',
    saved_other: 'El cupo es de {{count, number}} créditos al mes.',
    label: 'Créditos al mes',
    used_one: '{{count, number}} crédito usado o reservado en {{period}}.',
    used_many: '{{count, number}} de créditos usados o reservados en {{period}}.',
    used_other: '{{count, number}} créditos usados o reservados en {{period}}.'
  },
  about: {
    title: 'Acerca de',
    desktop: 'Wordshelf {{version}}, como app de escritorio',
    web: 'Wordshelf {{version}}, en el navegador',
    folder: 'Carpeta de datos',
    folderText: 'Aquí están los productos, los trabajos y los créditos. Cierra Wordshelf antes de copiarla.',
    copy: 'Copiar ruta',
    copied: 'Copiada'
  }
} as const
