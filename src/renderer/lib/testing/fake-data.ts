import type { AppStatus, Instance } from '#shared/contract/app.ts'
import type { Product } from '#shared/contract/catalog.ts'
import type { LedgerEntry } from '#shared/contract/credits.ts'
import type { Import } from '#shared/contract/imports.ts'
import type { Job, JobItem } from '#shared/contract/jobs.ts'
import type { Settings } from '#shared/contract/settings.ts'
import { progressOf, type ItemCounts } from '#shared/model/progress.ts'

/** The moment at which every fake thing happened. */
export const FAKE_NOW = '2026-11-23T09:00:00.000Z'

const NAMES = [
  'Linen apron',
  'Stoneware mug',
  'Oak serving board',
  'Wool throw',
  'Beeswax candle',
  'Enamel kettle',
  'Cotton tea towel',
  'Walnut spoon set',
  'Ceramic planter',
  'Leather journal'
] as const

export function fakeInstance(over: Partial<Instance> = {}): Instance {
  return {
    instanceId: 'store-1',
    name: 'Sample store',
    source: 'local',
    catalogVersion: null,
    sample: true,
    productCount: 240,
    active: true,
    ...over
  }
}

export function fakeStatus(over: Partial<AppStatus> = {}): AppStatus {
  return {
    version: '0.1.0',
    shell: 'web',
    instance: fakeInstance(),
    model: { name: 'Sample model', sample: true, ready: true },
    pace: null,
    resumed: [],
    recovery: null,
    updates: false,
    dataDir: '/home/anna/.local/share/wordshelf',
    ...over
  }
}

export function fakeSettings(over: Partial<Settings> = {}): Settings {
  return {
    provider: 'sample',
    baseUrl: 'https://api.openai.com/v1',
    api: 'responses',
    model: 'gpt-6-luna',
    hasKey: false,
    keyOrigin: null,
    keyStorage: { kind: 'keychain', warning: null },
    concurrency: 8,
    language: 'en',
    colorScheme: 'system',
    contrast: 'system',
    uiLanguage: 'system',
    desktop: { notices: true, closing: 'ask', spellCheck: false, updates: 'off' },
    ...over
  }
}

/** The n-th product, counted from 1; the same n is the same product. */
export function fakeProduct(n: number, over: Partial<Product> = {}): Product {
  const name = `${NAMES[(n - 1) % NAMES.length] ?? 'Product'} ${n}`
  const description = `<p>${name}. Made in small batches, <strong>2 years</strong> of warranty.</p><ul><li>Hand finished</li><li>Ships in 3 days</li></ul>`
  return {
    id: `product-${n}`,
    name,
    visible: n % 9 !== 0,
    sku: `SKU-${1000 + n}`,
    price: `${(n % 40) + 9}.50`,
    brand: n % 3 === 0 ? 'Northbank' : null,
    ribbon: n % 7 === 0 ? 'New' : null,
    collections: [n % 2 === 0 ? 'Kitchen' : 'Home'],
    variantCount: n % 4,
    mediaCount: 1 + (n % 3),
    image: null,
    excerpt: `${name}. Made in small batches, 2 years of warranty. Hand finished Ships in 3 days`,
    descriptionLength: description.length,
    missing: n % 5 === 0 ? ['seoTitle', 'seoDescription'] : [],
    openItems: n === 1 ? 2 : 0,
    approvedItems: n === 2 ? 1 : 0,
    values: {
      title: name,
      description,
      seoTitle: n % 5 === 0 ? null : `${name} | Northbank`,
      seoDescription: n % 5 === 0 ? null : `Buy the ${name}.`,
      imageAlt: name,
      ribbon: n % 7 === 0 ? 'New' : null,
      slug: name.toLowerCase().replaceAll(' ', '-')
    },
    options: ['Colour'],
    media: [{ id: `media-${n}`, altText: name }],
    variants: [{ options: ['Blue'], sku: `SKU-${1000 + n}-B`, price: null, inventory: '12' }],
    importId: 1,
    updatedAt: FAKE_NOW,
    ...over
  }
}

export function fakeJob(over: Omit<Partial<Job>, 'progress'> & { readonly counts?: Partial<ItemCounts> } = {}): Job {
  const { counts, ...rest } = over
  const progress = progressOf({ pending: 0, running: 0, done: 0, failed: 0, cancelled: 0, skipped: 0, ...counts })
  return {
    id: 1,
    device: null,
    status: 'COMPLETED',
    pausedBy: null,
    statusMessage: null,
    sourceScope: 'products',
    attributes: ['title', 'description'],
    language: 'en',
    prompt: 'Make it short and clear.',
    productCount: Math.ceil(progress.total / 2),
    attributeCount: 2,
    totalItems: progress.total,
    requiredCredits: progress.total,
    capturedCredits: progress.done,
    releasedCredits: progress.failed + progress.cancelled + progress.skipped,
    model: 'sample-model',
    sampleModel: true,
    priority: 'NORMAL',
    trial: null,
    regenerates: null,
    reusedItems: 0,
    estimate: null,
    requests: 10,
    inputTokens: 12_000,
    cachedTokens: 0,
    outputTokens: 8_000,
    costUsd: (over.sampleModel ?? true) ? 0 : null,
    progress,
    review: { open: progress.done, approved: 0, rejected: 0, edited: 0 },
    createdAt: FAKE_NOW,
    startedAt: FAKE_NOW,
    finishedAt: null,
    ...rest
  }
}

/** The n-th item of a job: two to a product, title then description. */
export function fakeItem(n: number, over: Partial<JobItem> = {}): JobItem {
  const product = fakeProduct(Math.ceil(n / 2))
  const attribute = n % 2 === 1 ? 'title' : 'description'
  return {
    id: n,
    jobId: 1,
    productId: product.id,
    productName: product.name,
    attribute,
    status: 'DONE',
    credit: 'CAPTURED',
    review: 'OPEN',
    publish: 'NONE',
    original: product.values[attribute] ?? '',
    proposal:
      attribute === 'title'
        ? `${product.name} by Northbank`
        : `<p>A ${product.name.toLowerCase()} that lasts. <strong>2 years</strong> of warranty.</p><ul><li>Finished by hand</li><li>Ships in 3 days</li></ul>`,
    edit: null,
    published: null,
    otherEdit: null,
    flags: [],
    attempts: 1,
    error: null,
    history: [],
    model: 'sample-model',
    reusedFrom: null,
    nextAttemptAt: null,
    updatedAt: FAKE_NOW,
    ...over
  }
}

export function fakeImport(over: Partial<Import> = {}): Import {
  return {
    id: 1,
    state: 'APPLIED',
    fileName: 'products.csv',
    bytes: 120_000,
    shape: 'v3',
    products: 240,
    newProducts: 240,
    changedProducts: 0,
    unchangedProducts: 0,
    variants: 300,
    mediaRows: 410,
    refusedRows: 0,
    refused: [],
    warnings: [],
    preview: [],
    message: null,
    createdAt: FAKE_NOW,
    ...over
  }
}

export function fakeLedgerEntry(n: number, over: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: n,
    at: FAKE_NOW,
    period: '2026-11',
    kind: 'CAPTURE',
    jobId: 1,
    regenerated: false,
    amount: 1,
    usedAfter: 40,
    note: null,
    ...over
  }
}
