import { ui } from './ui.ts'

export const common = {
  attribute: {
    title: 'Titel',
    description: 'Beschreibung',
    seoTitle: 'SEO-Titel',
    seoDescription: 'SEO-Beschreibung',
    imageAlt: 'Alternativtext des Bildes',
    ribbon: 'Banner',
    slug: 'URL-Slug'
  },
  ui,
  sameAsSystem: 'Wie das System',
  sampleModel: 'Beispielmodell',
  store: {
    own: 'Mein Shop',
    sample: 'Beispiel-Shop'
  },
  action: {
    close: 'Schließen',
    cancel: 'Abbrechen',
    confirm: 'Weiter',
    retry: 'Erneut versuchen',
    undo: 'Rückgängig'
  },
  bytes_one: '{{count, number}} Byte',
  bytes_other: '{{count, number}} Bytes',
  /** For a count with its noun, wherever it stands alone. */
  count: {
    product_one: '{{count, number}} Produkt',
    product_other: '{{count, number}} Produkte',
    item_one: '{{count, number}} Element',
    item_other: '{{count, number}} Elemente',
    text_one: '{{count, number}} Text',
    text_other: '{{count, number}} Texte',
    credit_one: '{{count, number}} Credit',
    credit_other: '{{count, number}} Credits',
    attribute_one: '{{count, number}} Attribut',
    attribute_other: '{{count, number}} Attribute',
    collection_one: '{{count, number}} Kategorie',
    collection_other: '{{count, number}} Kategorien',
    job_one: '{{count, number}} Auftrag',
    job_other: '{{count, number}} Aufträge',
    device_one: '{{count, number}} Gerät',
    device_other: '{{count, number}} Geräte'
  },
  time: {
    justNow: 'gerade eben',
    seconds: '{{count, number}} s',
    minutesSeconds: '{{minutes, number}} min {{seconds, number}} s',
    hoursMinutes: '{{hours, number}} h {{minutes}} min'
  }
} as const
