export const fileSentences = {
  exportAgain:
    '{{why}} Para obtener un archivo nuevo, abre Productos de la tienda en el panel de Wix, elige Más acciones > Exportar y usa el archivo tal como se descargó, sin abrirlo ni guardarlo en una hoja de cálculo.',
  empty: 'Este archivo está vacío.',
  emptyUpload: 'El archivo está vacío',
  cutLetter: 'Este archivo se corta en medio de una letra.',
  zeroBytes: 'Hay partes vacías en este archivo: se dañó en el disco o al copiarlo.',
  encoding:
    'Este archivo no está en UTF-8, así que las letras con acento saldrían mal. Lo más probable es que una hoja de cálculo lo guardara en otra codificación como Windows-1252: Excel hace eso con «CSV» y conserva las letras con «CSV UTF-8».',
  moved: 'Este archivo ya no está donde estaba. Elígelo de nuevo.',
  noAccess: 'No hay permiso para leer este archivo: comprueba sus permisos o cópialo a otra carpeta y elige la copia.',
  folder: 'Esto es una carpeta. Elige el archivo CSV que contiene.',
  disk: 'No se pudo leer este archivo de su disco ({{code}}). Cópialo a este equipo y elige la copia.',
  doubleColumn: 'Este archivo tiene la columna «{{column}}» más de una vez y no está claro cuál cuenta.',
  workbook: 'Esto es un libro de cálculo (.xlsx, .ods o .numbers) o un archivo zip, no un archivo CSV.',
  oldWorkbook: 'Esto es un libro antiguo de Excel (.xls), no un archivo CSV.',
  pdf: 'Esto es un documento PDF, no un archivo CSV.',
  compressed: 'Esto es un archivo comprimido, no un archivo CSV: descomprímelo antes.',
  binary: 'Esto no es un archivo de texto, así que no puede ser un CSV.',
  webPage:
    'Esto es una página web, no un archivo CSV: probablemente una página de acceso que se guardó en lugar de la descarga.',
  rtf: 'Esto es un documento RTF, no un archivo CSV.',
  json: 'Esto es JSON, no un archivo CSV.',
  shopify: 'Esto no parece una exportación de productos de Wix, sino una exportación de productos de Shopify.',
  feed: 'Esto no parece una exportación de productos de Wix, sino un feed de productos para Facebook o Google.',
  woo: 'Esto no parece una exportación de productos de Wix, sino una exportación de productos de WooCommerce.',
  etsy: 'Esto no parece una exportación de productos de Wix, sino una exportación de anuncios de Etsy.',
  squarespace: 'Esto no parece una exportación de productos de Wix, sino una exportación de productos de Squarespace.',
  orders: 'Esto no parece una exportación de productos de Wix, sino una lista de pedidos.',
  contacts: 'Esto no parece una exportación de productos de Wix, sino una lista de contactos.',
  noHeader:
    'Este archivo no tiene fila de encabezado: la primera fila ya es un producto y no está claro qué columna es cuál.',
  lacksColumn: 'Esto parece una exportación de productos de Wix, pero entre sus columnas falta {{columns}}.',
  noColumns: 'Esto no es una exportación de productos de Wix: su primera fila no es una lista de columnas.',
  otherColumns: 'Esto no es una exportación de productos de Wix: sus columnas empiezan por {{columns}}.',
  misfit:
    'El encabezado tiene {{columns, number}} columnas, pero casi todas las filas tienen {{cells}} celdas y no está claro qué celda corresponde a cada columna. Lo más probable es que un programa de edición de CSV lo dañara.',
  cells_one:
    'Esta fila tiene {{count, number}} celda en lugar de {{columns, number}} y no está claro a qué columna corresponde.',
  cells_many:
    'Esta fila tiene {{count, number}} de celdas en lugar de {{columns, number}} y no está claro a qué columna corresponde cada una.',
  cells_other:
    'Esta fila tiene {{count, number}} celdas en lugar de {{columns, number}} y no está claro a qué columna corresponde cada una.',
  unclosed: 'En esta fila se abren unas comillas que nunca se cierran.',
  afterQuote:
    'Hay texto después de las comillas de cierre de una celda: unas comillas dentro del texto no se duplicaron.',
  beforeQuote: 'Hay un espacio antes de las comillas de apertura de una celda y no está claro dónde termina.',
  cutShort: 'El archivo termina en medio de esta fila: está incompleto.',
  neverCloses:
    'En la línea {{line}} se abren unas comillas que nunca se cierran: el archivo se cortó ahí o faltan unas comillas. Se omitió todo desde esa fila.',
  rowLong:
    'La fila que empieza en la línea {{line}} supera los {{size}} MB: en ella se abren unas comillas que nunca se cierran. Se omitió todo desde esa fila.',
  swallowed: 'Una celda de esta fila contiene otras filas enteras: faltan unas comillas en ella o cerca.',
  formula: 'Una hoja de cálculo tomó el texto de esta celda por una fórmula y dejó «{{cell}}» en su lugar.',
  handleUsed: 'El producto de la línea {{line}} ya usa el handle «{{handle}}».',
  noName: 'Este producto no tiene nombre.',
  visible: 'No está claro si «{{cell}}» significa que el producto es visible: Wix escribe true o false.',
  productRefused: 'Su producto de la línea {{line}} se rechazó.',
  noHandle: 'Esta fila no tiene {{column}} y no está claro a qué producto pertenece.',
  noTypeV1: 'Esta fila no tiene tipo: Wix escribe Product o Variant.',
  noTypeV3: 'Esta fila no tiene tipo: Wix escribe PRODUCT, VARIANT o MEDIA.',
  badTypeV1: '«{{cell}}» no es un tipo de fila: Wix escribe Product o Variant.',
  badTypeV3: '«{{cell}}» no es un tipo de fila: Wix escribe PRODUCT, VARIANT o MEDIA.',
  orphan: 'Por encima de esta fila no hay ningún producto con el handle «{{handle}}».',
  apart:
    'Su producto está en la línea {{line}}, separado de esta fila: las filas de un producto deben ir seguidas, en el orden en que Wix las escribió.',
  typeCase_one:
    '{{count, number}} fila escribe fieldType de otra forma que Wix. Se leyó, pero Wix omite esas filas sin avisar: corrígela antes de importar este archivo en Wix.',
  typeCase_many:
    '{{count, number}} de filas escriben fieldType de otra forma que Wix. Se leyeron, pero Wix omite esas filas sin avisar: corrígelas antes de importar este archivo en Wix.',
  typeCase_other:
    '{{count, number}} filas escriben fieldType de otra forma que Wix. Se leyeron, pero Wix omite esas filas sin avisar: corrígelas antes de importar este archivo en Wix.',
  rounded_one:
    'Una hoja de cálculo redondeó números largos en {{count, number}} fila (handle, SKU o código de barras) a la forma 3.64E+14; las cifras se perdieron. No vuelvas a importar este archivo en Wix: sobrescribiría los números reales. Expórtalo de Wix otra vez.',
  rounded_many:
    'Una hoja de cálculo redondeó números largos en {{count, number}} de filas (handle, SKU o código de barras) a la forma 3.64E+14; las cifras se perdieron. No vuelvas a importar este archivo en Wix: sobrescribiría los números reales. Expórtalo de Wix otra vez.',
  rounded_other:
    'Una hoja de cálculo redondeó números largos en {{count, number}} filas (handle, SKU o código de barras) a la forma 3.64E+14; las cifras se perdieron. No vuelvas a importar este archivo en Wix: sobrescribiría los números reales. Expórtalo de Wix otra vez.',
  booleans_one:
    'Una hoja de cálculo escribió true y false en otro idioma en {{count, number}} fila. Se leyó, pero Wix no lo entiende: no vuelvas a importar este archivo en Wix.',
  booleans_many:
    'Una hoja de cálculo escribió true y false en otro idioma en {{count, number}} de filas. Se leyeron, pero Wix no lo entiende: no vuelvas a importar este archivo en Wix.',
  booleans_other:
    'Una hoja de cálculo escribió true y false en otro idioma en {{count, number}} filas. Se leyeron, pero Wix no lo entiende: no vuelvas a importar este archivo en Wix.',
  wrapped_one:
    'Una hoja de cálculo puso {{count, number}} fila entera entre comillas. Se leyó, pero Wix no lo entiende: no vuelvas a importar este archivo en Wix.',
  wrapped_many:
    'Una hoja de cálculo puso {{count, number}} de filas enteras entre comillas. Se leyeron, pero Wix no lo entiende: no vuelvas a importar este archivo en Wix.',
  wrapped_other:
    'Una hoja de cálculo puso {{count, number}} filas enteras entre comillas. Se leyeron, pero Wix no lo entiende: no vuelvas a importar este archivo en Wix.',
  garbled_one:
    '{{count, number}} fila muestra signos de una codificación errónea, como «Ã©» en lugar de «é»: otro programa dañó el texto antes. Compruébalo o expórtalo de Wix otra vez.',
  garbled_many:
    '{{count, number}} de filas muestran signos de una codificación errónea, como «Ã©» en lugar de «é»: otro programa dañó el texto antes. Compruébalo o expórtalo de Wix otra vez.',
  garbled_other:
    '{{count, number}} filas muestran signos de una codificación errónea, como «Ã©» en lugar de «é»: otro programa dañó el texto antes. Compruébalo o expórtalo de Wix otra vez.',
  notToEnd: 'Wordshelf no pudo leer este archivo hasta el final.',
  noProducts:
    'El archivo tiene encabezado, pero no productos. Exporta tus productos de Wix otra vez y elige ese archivo.',
  storeOnWix:
    '{{store}} es una tienda en Wix y sus productos vienen de allí. Añade una tienda local para este archivo, o cambia los productos en Wix y obtenlos.',
  noUpload: 'El archivo ya no está. Elígelo de nuevo.',
  interrupted: 'Wordshelf se detuvo mientras leía este archivo. No se tomó nada de él; impórtalo de nuevo.',
  importReading: 'Esta importación aún se está leyendo; ahora no es posible.',
  importReady: 'Esta importación espera a aplicarse; ahora no es posible.',
  importApplied: 'Esta importación ya se aplicó.',
  importCancelled: 'Esta importación se canceló.',
  importFailed: 'Esta importación no se pudo leer.',
  fromWix:
    'Estos productos vienen de Wix y no de un archivo CSV, así que no hay ninguno que reescribir. Publícalos o elige la tabla de valores.',
  notFromCsv:
    'Los productos de este trabajo no vinieron de un archivo CSV, así que no hay ninguno que reescribir. Elige la tabla de valores.',
  importGone:
    'El archivo importado {{file}} ya no está en la carpeta de datos. Impórtalo de nuevo o elige la tabla de valores.',
  exportFileGone: 'La exportación se hizo, pero su archivo ya no está. Exporta de nuevo.',
  exportGone: 'Esa exportación ya no existe. Exporta el trabajo de nuevo.',
  uploadLarge: 'El archivo supera {{size}}. Expórtalo de Wix en varias partes.',
  noRoom: 'No queda espacio suficiente en el disco para este archivo',
  uploadBroke: 'La carga se interrumpió antes de terminar',
  uploadNotStored: 'No se pudo guardar el archivo ({{code}})'
} as const
