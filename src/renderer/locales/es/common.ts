import { ui } from './ui.ts'

export const common = {
  attribute: {
    title: 'Título',
    description: 'Descripción',
    seoTitle: 'Título SEO',
    seoDescription: 'Descripción SEO',
    imageAlt: 'Texto alternativo de la imagen',
    ribbon: 'Etiqueta',
    slug: 'Slug de la URL'
  },
  ui,
  sameAsSystem: 'La del sistema',
  sampleModel: 'De ejemplo',
  store: {
    own: 'Mi tienda',
    sample: 'Tienda de ejemplo'
  },
  action: {
    close: 'Cerrar',
    cancel: 'Cancelar',
    confirm: 'Continuar',
    retry: 'Reintentar',
    undo: 'Deshacer'
  },
  bytes_one: '{{count, number}} byte',
  bytes_many: '{{count, number}} de bytes',
  bytes_other: '{{count, number}} bytes',
  /** For a count with its noun, wherever it stands alone. */
  count: {
    product_one: '{{count, number}} producto',
    product_many: '{{count, number}} de productos',
    product_other: '{{count, number}} productos',
    item_one: '{{count, number}} elemento',
    item_many: '{{count, number}} de elementos',
    item_other: '{{count, number}} elementos',
    text_one: '{{count, number}} texto',
    text_many: '{{count, number}} de textos',
    text_other: '{{count, number}} textos',
    credit_one: '{{count, number}} crédito',
    credit_many: '{{count, number}} de créditos',
    credit_other: '{{count, number}} créditos',
    attribute_one: '{{count, number}} atributo',
    attribute_many: '{{count, number}} de atributos',
    attribute_other: '{{count, number}} atributos',
    collection_one: '{{count, number}} colección',
    collection_many: '{{count, number}} de colecciones',
    collection_other: '{{count, number}} colecciones',
    job_one: '{{count, number}} trabajo',
    job_many: '{{count, number}} de trabajos',
    job_other: '{{count, number}} trabajos',
    device_one: '{{count, number}} dispositivo',
    device_many: '{{count, number}} de dispositivos',
    device_other: '{{count, number}} dispositivos'
  },
  time: {
    justNow: 'ahora mismo',
    seconds: '{{count, number}} s',
    minutesSeconds: '{{minutes, number}} min {{seconds, number}} s',
    hoursMinutes: '{{hours, number}} h {{minutes}} min'
  }
} as const
