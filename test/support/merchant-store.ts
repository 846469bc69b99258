import { openBenchEngine } from '../../bench/support/engine-run.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { riskBandOf } from '../../src/shared/model/risk.ts'
import { textFacts } from '../../src/shared/model/text-facts.ts'

const PRODUCTS = 500
const ATTRIBUTES = ['title', 'seoDescription'] as const satisfies readonly Attribute[]
/** One product in so many has a text that needs a person, of one attribute or the other. */
const EVERY = 20

/** What is wrong with a text, if anything is. */
export type Fault = 'number-lost' | 'too-long' | null

/** By the name of the product and the attribute. */
export function faultOf(productName: string, attribute: Attribute): Fault {
  const at = Number(/no\. (\d+)$/.exec(productName)?.[1])
  if (attribute === 'title') return at % EVERY === 1 ? 'number-lost' : null
  return at % EVERY === 1 + EVERY / 2 ? 'too-long' : null
}

/** The measure that a title is to name. */
export function measureOf(productName: string): string {
  return /\d+ cm/.exec(productName)?.[0] ?? ''
}

/**
 * A store in `dir` with one job that is done and nothing of it decided: 500 products with a title and an SEO description each, of
 * which 950 texts are of low risk, 25 titles have lost their number and 25 descriptions are longer than search engines show.
 */
export async function fillMerchantStore(dir: string): Promise<void> {
  const bench = await openBenchEngine({ dir })
  try {
    const handles = bench.addProducts(Array.from({ length: PRODUCTS }, (_, at) => product(at + 1)))
    const { store, clock } = bench.engine.deps
    const { keys } = store.read((db) => db.findProducts(bench.instanceId, handles))
    const jobId = store.write(
      (tx) =>
        tx.createJob({
          instanceId: bench.instanceId,
          uid: 'merchant',
          sourceScope: 'products',
          attributes: ATTRIBUTES,
          language: 'en',
          prompt: 'Clear and short',
          productKeys: keys,
          trialProducts: null,
          reuse: null,
          idempotencyKey: null,
          requestHash: null,
          at: clock.now()
        }).id
    )
    store.write((tx) => {
      for (const { items } of tx.claimProducts(jobId, 'merchant', clock.now(), PRODUCTS))
        for (const item of items) {
          const { attribute, original } = item
          const fault = faultOf(nameIn(original), attribute)
          const proposal = proposalOf(original, attribute, fault)
          const facts = textFacts({ attribute, original, text: proposal, language: 'en' })
          if ((riskBandOf(facts.risk) === 'low') !== (fault === null))
            throw new Error(`Of another risk than it is meant to be: ${proposal}`)
          tx.updateJobItem(item, { to: 'DONE', proposal, facts, model: 'merchant', inputVersion: null }, clock.now())
        }
    })
  } finally {
    await bench.close()
  }
}

function product(at: number): CsvProduct {
  const name = `Oak shelf ${30 + (at % 60)} cm no. ${at}`
  const position = { record: at, line: at + 1 }
  return {
    handle: `shelf-${at}`,
    name,
    values: {
      title: name,
      description: '<p>An oak shelf.</p>',
      seoTitle: null,
      seoDescription: `${name}: solid oak, oiled by hand, with everything that is needed to put it up on the wall.`,
      imageAlt: null,
      ribbon: null,
      slug: null
    },
    visible: true,
    brand: null,
    price: null,
    sku: null,
    collections: [],
    options: [],
    variants: [],
    media: [],
    cells: { title: position, seoDescription: position },
    position
  }
}

/** Every text of a product begins with its name. */
function nameIn(original: string): string {
  return original.split(':')[0] ?? ''
}

function proposalOf(original: string, attribute: Attribute, fault: Fault): string {
  const better =
    attribute === 'title' ? `Solid ${original}` : original.replace('oiled by hand', 'oiled by hand in our shop')
  switch (fault) {
    case 'number-lost':
      return better.replace(/ \d+ cm/, '')
    case 'too-long':
      return `${better} It carries books, plants and plates, and comes in a box that is easily recycled.`
    case null:
      return better
  }
}
