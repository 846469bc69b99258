import { countTokens } from 'gpt-tokenizer/encoding/o200k_base'
import { seededRandom } from '../../simulators/random.ts'
import type { CsvProduct } from '../../src/main/ports/catalog-file.ts'
import type { Attribute } from '../../src/shared/model/attribute.ts'
import { openBenchEngine, runEngineJob } from '../support/engine-run.ts'
import type { Figure } from '../support/figure.ts'
import { FOUR_ATTRIBUTES, speedProducts } from '../support/speed-products.ts'
import { SPEED_MODEL } from '../support/speed-requests.ts'
import { rounded } from '../support/speed-stats.ts'

const GOALS = { requests: 0.27, tokens: 0.45 } as const
const PRODUCTS = 200
/** Of all texts, those that come back unusable at first and are asked for again, with the reason. */
const SHARES = { judged: 0.015, told: 0.05 } as const

export const figure: Figure = {
  name: 'tokens',
  what: `With 4 attributes, one request answers a whole product: far fewer requests and input tokens than one request for each text, with ${SHARES.judged * 100} % of the texts asked for twice.`,
  unit: '× the input tokens for each item of the same client that asks for one attribute at a time',
  goal: `at most ${GOALS.tokens}, with at most ${GOALS.requests} requests for each item, and every item delivered`,
  async run({ full, seed, progress }) {
    const products = speedProducts(full ? PRODUCTS : PRODUCTS / 4, seed)
    const items = products.length * FOUR_ATTRIBUTES.length
    const measure = async (share: number): Promise<{ readonly together: Asked; readonly alone: Asked }> => {
      const failing = failingTexts(products, share, seed)
      const together = await ask(products, [FOUR_ATTRIBUTES], failing)
      const alone = await ask(
        products,
        FOUR_ATTRIBUTES.map((attribute) => [attribute]),
        failing
      )
      progress(
        `${failing.size} of ${items} texts fail at first: ${together.requests} requests, one by one ${alone.requests}`
      )
      return { together, alone }
    }
    const judged = await measure(SHARES.judged)
    const told = await measure(SHARES.told)
    const value = rounded(judged.together.tokens / judged.alone.tokens, 3)
    const perItem = rounded(judged.together.requests / items, 3)
    const whole = [judged, told].every(({ together, alone }) => together.done === items && alone.done === items)
    return {
      value,
      against: 1,
      ok: value <= GOALS.tokens && perItem <= GOALS.requests && whole,
      details: [
        line('asked together', judged.together, items),
        line('one by one', judged.alone, items),
        line(`asked together, ${SHARES.told * 100} % fail at first`, told.together, items),
        whole ? 'every item was delivered' : 'NOT EVERY ITEM WAS DELIVERED'
      ]
    }
  }
}

interface Asked {
  readonly requests: number
  readonly tokens: number
  readonly done: number
}

function line(what: string, { requests, tokens }: Asked, items: number): string {
  return `${what}: ${rounded(requests / items, 3)} requests and ${rounded(tokens / items, 1)} input tokens for each item`
}

const keyOf = (product: string, attribute: string): string => `${product} ${attribute}`

/** A fixed number of texts, drawn from all of them. */
function failingTexts(products: readonly CsvProduct[], share: number, seed: number): ReadonlySet<string> {
  const random = seededRandom(seed)
  const keys = products.flatMap(({ name }) => FOUR_ATTRIBUTES.map((attribute) => keyOf(name, attribute)))
  const failing = new Set<string>()
  while (failing.size < Math.round(keys.length * share)) {
    const key = keys[Math.floor(random.next() * keys.length)]
    if (key !== undefined) failing.add(key)
  }
  return failing
}

/** The real engine with its real client, one job for each list of attributes; only the network is ours. */
async function ask(
  products: readonly CsvProduct[],
  jobs: readonly (readonly Attribute[])[],
  failing: ReadonlySet<string>
): Promise<Asked> {
  let requests = 0
  let tokens = 0
  const bench = await openBenchEngine({
    baseUrl: 'http://127.0.0.1/v1',
    settings: { model: SPEED_MODEL, concurrency: 16 },
    fetch: (_input, init) => {
      const request = readRequest(init?.body)
      requests += 1
      tokens += request.tokens
      return Promise.resolve(Response.json(answerOf(request, failing)))
    }
  })
  try {
    const handles = bench.addProducts(products)
    let done = 0
    for (const attributes of jobs)
      done += (await runEngineJob(bench, { products: handles, attributes })).items['DONE'] ?? 0
    return { requests, tokens, done }
  } finally {
    await bench.close()
  }
}

interface SentRequest {
  readonly product: { readonly name: string; readonly values: Readonly<Record<string, string | null>> }
  readonly attributes: readonly string[]
  /** It says what was wrong with an earlier answer. */
  readonly again: boolean
  readonly tokens: number
}

/** The three texts of a request that a model reads, and that are paid for: instructions, message and schema. */
function readRequest(body: RequestInit['body']): SentRequest {
  if (typeof body !== 'string') throw new Error('A request without a text was sent')
  const { instructions, input, text } = JSON.parse(body) as {
    readonly instructions: string
    readonly input: readonly { readonly content: readonly { readonly text: string }[] }[]
    readonly text: { readonly format: { readonly schema: { readonly required: readonly string[] } } }
  }
  const message = input[0]?.content[0]?.text ?? ''
  const [, data = '', ...correction] = message.split('\n')
  return {
    ...(JSON.parse(data) as Pick<SentRequest, 'product'>),
    attributes: text.format.schema.required,
    again: correction.length > 0,
    tokens: [instructions, message, JSON.stringify(text.format)].reduce((sum, part) => sum + countTokens(part), 0)
  }
}

/** Each text as it was, which passes every check; but an empty one, which passes none, where it is to fail at first. */
function answerOf({ product, attributes, again }: SentRequest, failing: ReadonlySet<string>): object {
  const values = attributes.map((attribute) => {
    const fails = !again && failing.has(keyOf(product.name, attribute))
    return [attribute, fails ? '' : (product.values[attribute] ?? '')] as const
  })
  return {
    status: 'completed',
    model: SPEED_MODEL,
    output: [{ type: 'message', content: [{ type: 'output_text', text: JSON.stringify(Object.fromEntries(values)) }] }],
    usage: { input_tokens: 1_000, output_tokens: 100 }
  }
}
