import { ui } from './ui.ts'

export const common = {
  attribute: {
    title: 'Title',
    description: 'Description',
    seoTitle: 'SEO title',
    seoDescription: 'SEO description',
    imageAlt: 'Image alt text',
    ribbon: 'Ribbon',
    slug: 'URL slug'
  },
  ui,
  sameAsSystem: 'Same as the system',
  sampleModel: 'Sample model',
  store: {
    own: 'My store',
    sample: 'Sample store'
  },
  action: {
    close: 'Close',
    cancel: 'Cancel',
    confirm: 'Continue',
    retry: 'Retry',
    undo: 'Undo'
  },
  bytes_one: '{{count, number}} byte',
  bytes_other: '{{count, number}} bytes',
  /** For a count with its noun, wherever it stands alone. */
  count: {
    product_one: '{{count, number}} product',
    product_other: '{{count, number}} products',
    item_one: '{{count, number}} item',
    item_other: '{{count, number}} items',
    text_one: '{{count, number}} text',
    text_other: '{{count, number}} texts',
    credit_one: '{{count, number}} credit',
    credit_other: '{{count, number}} credits',
    attribute_one: '{{count, number}} attribute',
    attribute_other: '{{count, number}} attributes',
    collection_one: '{{count, number}} collection',
    collection_other: '{{count, number}} collections',
    job_one: '{{count, number}} job',
    job_other: '{{count, number}} jobs',
    device_one: '{{count, number}} device',
    device_other: '{{count, number}} devices'
  },
  time: {
    justNow: 'just now',
    seconds: '{{count, number}} s',
    minutesSeconds: '{{minutes, number}} min {{seconds, number}} s',
    hoursMinutes: '{{hours, number}} h {{minutes}} min'
  }
} as const
