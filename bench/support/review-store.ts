import { seededRandom } from '../../simulators/random.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import type { ReviewChangeRow } from '../../src/main/ports/review-store.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import type { ReviewState } from '../../src/shared/model/item-state.ts'
import { textFacts } from '../../src/shared/model/text-facts.ts'
import type { BenchEngine } from './engine-run.ts'

export const REVIEW_ATTRIBUTES: readonly Attribute[] = ['title', 'description', 'seoDescription', 'imageAlt']
const LANGUAGES = ['en', 'de', 'en', 'fr'] as const
export const COMMON_WORD = 'cushion'
export const RARE_WORD = 'quinquereme'
const WORDS = (
  `${COMMON_WORD} linen oak lamp woven plain striped blue small handmade kitchen garden soft warm glazed cotton brass ` +
  'folded matt edge colour keeps shape years washed gently every home makes light deep round table wall piece felt glass'
).split(' ')
const TEXT_LENGTH = 300
/** A person shortens. */
const EDIT_LENGTH = 100
const PRODUCTS_AT_ONCE = 500
const TEXTS_AT_ONCE = 500
const COLLECTIONS = 10

/**
 * A store with `items` delivered items of 300 characters, original and proposal each, in four jobs of several languages: some with a
 * number lost or added, some unchanged, some edited, most not yet decided. All of it goes in through the store itself.
 */
export async function fillReviewStore(
  bench: BenchEngine,
  items: number,
  seed: number,
  progress: (text: string) => void
): Promise<void> {
  const random = seededRandom(seed)
  const products = items / REVIEW_ATTRIBUTES.length
  const handles = bench.addProducts(Array.from({ length: products }, (_, at) => product(at, random)))
  const { store, clock } = bench.engine.deps
  const { keys } = store.read((db) => db.findProducts(bench.instanceId, handles))
  const perJob = products / LANGUAGES.length
  for (const [at, language] of LANGUAGES.entries()) {
    const jobId = store.write(
      (tx) =>
        tx.createJob({
          instanceId: bench.instanceId,
          uid: `review-${at}`,
          sourceScope: 'products',
          attributes: REVIEW_ATTRIBUTES,
          language,
          prompt: 'Shorter',
          productKeys: keys.slice(at * perJob, (at + 1) * perJob),
          trialProducts: null,
          reuse: null,
          idempotencyKey: null,
          requestHash: null,
          at: clock.now()
        }).id
    )
    for (let done = 0; done < perJob; done += PRODUCTS_AT_ONCE) land(bench, jobId, language, random)
    decide(bench, jobId, random)
    progress(`job ${at + 1} of ${LANGUAGES.length} is delivered`)
    // The engine's own thread would never hold a loop that long.
    await new Promise((resolve) => setImmediate(resolve))
  }
  // As it is a while later: texts that are alike have found each other.
  while (store.write((tx) => tx.groupTexts(TEXTS_AT_ONCE)).left) await new Promise((resolve) => setImmediate(resolve))
  progress('texts that are alike have found each other')
}

type Random = ReturnType<typeof seededRandom>

function product(at: number, random: Random): CsvProduct {
  const text = (): string => textOf(random, `${Math.floor(random.next() * 90) + 10} cm`)
  const position = { record: at + 1, line: at + 2 }
  return {
    handle: `product-${at + 1}`,
    name: `${pick(WORDS, random)} ${pick(WORDS, random)} no. ${at + 1}`,
    values: {
      title: text(),
      description: `<p>${text()}</p>`,
      seoTitle: null,
      seoDescription: text(),
      imageAlt: text(),
      ribbon: null,
      slug: null
    },
    visible: true,
    brand: null,
    price: null,
    sku: null,
    collections: [`Collection ${at % COLLECTIONS}`],
    options: [],
    variants: [],
    media: [],
    cells: { title: position, description: position, seoDescription: position, imageAlt: position },
    position
  }
}

function textOf(random: Random, measure: string, wanted = TEXT_LENGTH): string {
  const words = [measure]
  let length = measure.length
  while (length < wanted) {
    const word = random.next() < 0.000_05 ? RARE_WORD : pick(WORDS, random)
    words.push(word)
    length += word.length + 1
  }
  return words.join(' ')
}

function pick<T>(from: readonly T[], random: Random): T {
  const one = from[Math.floor(random.next() * from.length)]
  if (one === undefined) throw new Error('Nothing to pick from')
  return one
}

function land({ engine }: BenchEngine, jobId: number, language: string, random: Random): void {
  const { store, clock } = engine.deps
  store.write((tx) => {
    for (const { items } of tx.claimProducts(jobId, 'bench', clock.now(), PRODUCTS_AT_ONCE))
      for (const item of items) {
        const proposal = proposalOf(item.original, random)
        const facts = textFacts({ attribute: item.attribute, original: item.original, text: proposal, language })
        tx.updateJobItem(item, { to: 'DONE', proposal, facts, model: 'bench', inputVersion: null }, clock.now())
      }
  })
}

/** Half of the words are others; the measure is mostly kept. */
function proposalOf(original: string, random: Random): string {
  const drawn = random.next()
  if (drawn < 0.05) return original
  const measure = /\d+ cm/.exec(original)?.[0] ?? ''
  const kept = drawn < 0.15 ? '' : drawn < 0.2 ? `${measure} or 7 kg` : measure
  const text = original.replaceAll(/[a-z]{4,}/g, (word) => (random.next() < 0.5 ? pick(WORDS, random) : word))
  return measure === '' ? text : text.replace(measure, kept)
}

const DECISIONS: readonly ReviewState[] = [
  'OPEN',
  'OPEN',
  'OPEN',
  'OPEN',
  'OPEN',
  'OPEN',
  'APPROVED',
  'APPROVED',
  'REJECTED'
]

function decide({ engine, instanceId }: BenchEngine, jobId: number, random: Random): void {
  const { store, clock } = engine.deps
  store.write((tx) => {
    const { items } = tx.selectForReview({ instanceId, selection: { filter: { jobId }, except: [] } })
    const changes = items.map((item): ReviewChangeRow => ({
      itemId: item.id,
      jobId,
      reviewBefore: item.review,
      editBefore: item.edit,
      reviewAfter: pick(DECISIONS, random),
      editAfter: random.next() < 0.05 ? textOf(random, 'By hand', EDIT_LENGTH) : null
    }))
    tx.applyReview(changes, clock.now())
  })
}
