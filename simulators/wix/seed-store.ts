import { seededRandom, type SimulatorRandom } from '../random.ts'
import { uuid } from './ids.ts'
import type { ProductContent, StoredMedia, StoredSeo, StoredSeoTag } from './model.ts'
import {
  SEED_BRANDS,
  SEED_RIBBONS,
  SEED_ROOMS,
  SEED_WORDS,
  SLUG_KINDS,
  SLUG_STUFFS,
  type SeedWords
} from './seed-texts.ts'
import { WixStore, type WixStoreOptions } from './store.ts'

export interface SeedStoreOptions {
  readonly size: number
  readonly seed: number
  readonly version: WixStoreOptions['version']
  /** Milliseconds since 1970; products are dated before its value at the start, a minute apart. */
  readonly clock: { now(): number }
  /** Share of hidden products, 0 to 1; 0.03 by default. */
  readonly hidden?: number
  /** Share of products whose stored variants are broken, which V3 refuses to update; none by default. */
  readonly misaligned?: number
  readonly siteName?: string
}

/** The `wix-site-id` of every seeded store. */
export const SEED_SITE_ID = '5eed0000-0000-4000-a000-000000000001'
const MINUTE_MS = 60_000

/**
 * A store of any size, the same for the same seed: eight languages, HTML, hidden products, up to five images with and without alt text,
 * SEO tags that no content tool knows, ribbons, brands, collections, and on V3 sections that many products share.
 */
export function seedStore(options: SeedStoreOptions): WixStore {
  const random = seededRandom(options.seed)
  const store = new WixStore({
    clock: options.clock,
    random: seededRandom(options.seed ^ 0x5bd1_e995),
    version: options.version,
    site: {
      id: SEED_SITE_ID,
      name: options.siteName ?? 'Nordhaus Living',
      url: 'https://shop.example.com',
      currency: 'EUR',
      language: 'en',
      state: 'live'
    }
  })
  const start = options.clock.now() - (options.size + 10) * MINUTE_MS
  const collectionIds = SEED_ROOMS.map(
    (name) =>
      store.addCollection(
        {
          name,
          slug: name.toLowerCase(),
          description: `Things for the ${name.toLowerCase()}.`,
          visible: true,
          seo: null
        },
        start
      ).id
  )
  const shared = SEED_WORDS.map(
    (words) =>
      store.addSection({ uniqueName: `care-${words.language}`, title: words.care, html: `<p>${words.careText}</p>` }).id
  )
  for (let index = 0; index < options.size; index += 1) {
    const words = index % 3 === 0 ? pick(random, SEED_WORDS) : (SEED_WORDS[index % 2] ?? pick(random, SEED_WORDS))
    const content = product(random, words, index, options)
    const collections = collectionIds.filter(() => random.next() < 0.3)
    const brand = random.next() < 0.7 ? store.brandByName(pick(random, SEED_BRANDS)).id : null
    const ribbon = random.next() < 0.25 ? store.ribbonByName(pick(random, SEED_RIBBONS)).id : null
    const made = store.addProduct(
      { ...content, collectionIds: collections, brandId: brand, ribbonId: ribbon },
      start + index * MINUTE_MS
    )
    if (random.next() >= 0.4) continue
    const language = SEED_WORDS.indexOf(words)
    const own = { title: words.care, html: `<p>${words.careText}</p>` }
    const sectionIds = store.version === 'V3' ? shared.slice(language, language + 1) : store.ownSections(made.id, [own])
    store.seed(made.id, { sectionIds })
  }
  return store
}

type SeedContent = Omit<ProductContent, 'collectionIds' | 'brandId' | 'ribbonId'>

function product(random: SimulatorRandom, words: SeedWords, index: number, options: SeedStoreOptions): SeedContent {
  const kindAt = Math.floor(random.next() * SLUG_KINDS.length)
  const stuffAt = Math.floor(random.next() * SLUG_STUFFS.length)
  const kind = words.kinds[kindAt] ?? ''
  const stuff = words.stuffs[stuffAt] ?? ''
  const size = 10 + Math.floor(random.next() * 90)
  const name = `${kind} – ${stuff}, ${size} cm, no. ${index + 1}`
  const slug = `${SLUG_KINDS[kindAt] ?? 'thing'}-${SLUG_STUFFS[stuffAt] ?? 'stuff'}-${index + 1}`
  const price = 100 * (5 + Math.floor(random.next() * 200)) - 1
  const sizes = random.next() < 0.3
  return {
    name,
    slug,
    handle: slug,
    visible: random.next() >= (options.hidden ?? 0.03),
    productType: 'physical',
    description: description(random, words, kind, stuff, size, options.version === 'V3'),
    sku: random.next() < 0.8 ? `SKU-${String(index + 1).padStart(5, '0')}` : null,
    price,
    discountedPrice: random.next() < 0.2 ? Math.round(price * 0.8) : price,
    weight: size / 100,
    sectionIds: [],
    seo: seo(random, words, name, kind, stuff),
    media: media(random, name),
    options: sizes ? [{ name: 'Size', choices: ['S', 'M', 'L'] }] : [],
    variantCount: sizes ? 3 : 1,
    purchasable: true,
    variantsMisaligned: random.next() < (options.misaligned ?? 0)
  }
}

/** V3 gives HTML back in its own spelling, so that is what a V3 store holds from the start. */
function description(
  random: SimulatorRandom,
  words: SeedWords,
  kind: string,
  stuff: string,
  size: number,
  rich: boolean
): string {
  if (random.next() < 0.04) return ''
  const bold = (text: string): string =>
    rich ? `<span style="font-weight: 700">${text}</span>` : `<strong>${text}</strong>`
  const item = (text: string): string => (rich ? `<li><p>${text}</p></li>` : `<li>${text}</li>`)
  const target = rich ? ' target="_self"' : ''
  const sentences = Array.from({ length: 1 + Math.floor(random.next() * 6) }, () =>
    pick(random, words.sentences).replaceAll('&', '&amp;')
  )
  let html = `<p>${kind}: ${bold(stuff)}, ${size} cm. ${sentences.join(' ')}</p>`
  if (random.next() < 0.5) html += `<ul>${item(stuff)}${item(`${size} cm`)}</ul>`
  if (random.next() < 0.2) html += `<p><a href="https://shop.example.com/sizes"${target}>${kind}</a></p>`
  return html
}

function seo(random: SimulatorRandom, words: SeedWords, name: string, kind: string, stuff: string): StoredSeo | null {
  const kindOfSeo = random.next()
  if (kindOfSeo < 0.35) return null
  const tags: StoredSeoTag[] = [{ type: 'title', children: `${kind} | ${stuff}`, custom: false, disabled: false }]
  if (kindOfSeo < 0.8) tags.push(meta({ name: 'description', content: `${name}. ${pick(random, words.sentences)}` }))
  if (kindOfSeo > 0.5) tags.push(meta({ property: 'og:title', content: name }))
  if (kindOfSeo > 0.7) tags.push(meta({ name: 'robots', content: 'max-image-preview:large' }))
  if (kindOfSeo > 0.9) {
    tags.push({
      type: 'link',
      props: { rel: 'canonical', href: 'https://shop.example.com/x' },
      children: '',
      custom: false,
      disabled: true
    })
  }
  const keywords = kindOfSeo > 0.6 ? [{ term: kind, isMain: true, origin: 'USER' }] : []
  return { tags, settings: kindOfSeo > 0.6 ? { preventAutoRedirect: false, keywords } : null }
}

function meta(props: Readonly<Record<string, string>>): StoredSeoTag {
  return { type: 'meta', props, children: '', custom: false, disabled: false }
}

function media(random: SimulatorRandom, name: string): StoredMedia[] {
  return Array.from({ length: Math.floor(random.next() * 6) }, (_, index) => {
    const id = `${uuid(random).replaceAll('-', '').slice(0, 12)}~mv2.jpg`
    return {
      id,
      url: `https://static.wixstatic.com/media/${id}`,
      kind: 'image',
      title: `${index + 1}.jpg`,
      altText: random.next() < 0.5 ? `${name} (${index + 1})` : null,
      width: 1_000,
      height: 1_000
    }
  })
}

function pick<T>(random: SimulatorRandom, from: readonly T[]): T {
  const one = from[Math.floor(random.next() * from.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
