// Runs in Chromium, built as the app's page is and under the app's content policy: compares pairs of texts with the product's own code and
// judges what comes out by what the browser shows. Driven by `judge` from bench/figures/diff.ts.
import { diffArrays } from 'diff'
import { comparison, onComparison, type Compared, type Comparison } from '../../../src/renderer/lib/comparison-cache.ts'
import { htmlTokens, words } from '../../../src/renderer/lib/diff-tokens.ts'
import { readableText } from '../../../src/renderer/lib/readable-text.ts'
import { renderedForm } from '../../../src/renderer/lib/rendered-form.ts'
import { renderedPieces } from '../../../src/renderer/lib/rendered-pieces.ts'
import { sanitisedHtml } from '../../../src/renderer/lib/sanitised-html.ts'
import { DIFF_TIMEOUT_MS } from '../../../src/renderer/lib/text-diff.ts'
import { settleMerged } from '../../../src/renderer/lib/testing/settle-merged.ts'
import { pairTokens } from '../../../src/renderer/lib/token-pairs.ts'
import { installTrustedTypes } from '../../../src/renderer/lib/trusted-types.ts'

export interface Judged {
  /** Sides that are not the text that they should be. */
  readonly wrong: readonly ('before' | 'after')[]
  /** The same judge saw that a word is missing; undefined where there is no word to take out. */
  readonly controlCaught: boolean | undefined
  /** The longest time without a break in which the window's thread worked, in milliseconds. */
  readonly longestMs: number
  /** Of the whole comparison, and of jsdiff alone over the same tokens; undefined where another thread did it. */
  readonly ownMs: number | undefined
  readonly bareMs: number | undefined
}

let arrived = 0
const RealWorker = globalThis.Worker
globalThis.Worker = class extends RealWorker {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options)
    this.addEventListener('message', () => {
      arrived = performance.now()
    })
  }
}

const stage = document.createElement('div')

/** A machine with other work stops a thread in between: what took long is measured again, and the least counts. */
const AGAIN_ABOVE_MS = 60
const MOST_TRIES = 4

async function judge(pair: Compared): Promise<Judged> {
  let judged = await judgeOnce(pair)
  for (let tries = 1; tries < MOST_TRIES && judged.longestMs > AGAIN_ABOVE_MS; tries += 1) {
    // Under another name of its language it is not known yet.
    const again = await judgeOnce({ ...pair, language: `${pair.language}-x-again${tries}` })
    if (again.longestMs < judged.longestMs) judged = { ...again, wrong: judged.wrong }
  }
  return judged
}

async function judgeOnce(pair: Compared): Promise<Judged> {
  const started = performance.now()
  let found = comparison(pair)
  let longest = performance.now() - started
  const inWindow = found !== undefined
  if (found === undefined) {
    const finished = await new Promise<number>((resolve) => {
      const stop = onComparison(() => {
        stop()
        resolve(performance.now())
      })
    })
    longest = Math.max(longest, finished - arrived)
    found = comparison(pair)
  }
  if (found === undefined) throw new Error('The comparison is not known after its end')
  const beforeShown = performance.now()
  if (found.kind === 'document') stage.replaceChildren(document.importNode(found.merged.fragment, true))
  const shownMs = performance.now() - beforeShown
  // What the window does at once counts as one.
  const ownMs = inWindow ? longest + shownMs : undefined
  return {
    wrong: (['before', 'after'] as const).filter((side) => !isRight(pair, side, settled(pair, found, side))),
    controlCaught: controlCaught(pair, found),
    longestMs: ownMs ?? Math.max(longest, shownMs),
    ownMs,
    bareMs: inWindow ? bare(pair) : undefined
  }
}

/** A text, or a document with its nodes. */
type Settled = string | DocumentFragment

/** Everything accepted (`after`) or rejected (`before`). */
function settled(pair: Compared, found: Comparison, side: 'before' | 'after'): Settled {
  if (found.kind === 'document') return settleMerged(found.merged.fragment, side)
  const dropped = side === 'after' ? 'removed' : 'added'
  return found.parts
    .filter((part) => part.kind !== dropped)
    .map((part) => part.text)
    .join('')
}

function isRight(pair: Compared, side: 'before' | 'after', found: Settled): boolean {
  const text = pair[side]
  if (typeof found === 'string') return found === (pair.how === 'readable' ? readableText(text) : text)
  const wanted = looks(sanitisedHtml(text))
  const got = looks(found)
  return got.text === wanted.text && got.outline === wanted.outline
}

/** What the browser makes of a document: its text as laid out, and its elements with their attributes, in order and depth. */
function looks(nodes: DocumentFragment): { readonly text: string; readonly outline: string } {
  stage.replaceChildren(document.importNode(nodes, true))
  for (const unseen of stage.querySelectorAll('template')) unseen.remove()
  const outline: string[] = []
  for (const element of stage.querySelectorAll('*')) {
    let depth = 0
    for (let up = element.parentElement; up !== stage && up !== null; up = up.parentElement) depth += 1
    const attributes = element.getAttributeNames().toSorted()
    outline.push(
      [depth, element.localName, ...attributes.map((name) => `${name}=${element.getAttribute(name) ?? ''}`)].join(' ')
    )
  }
  return { text: stage.innerText, outline: outline.join('\n') }
}

/** A merge that lost one word must not pass. */
function controlCaught(pair: Compared, found: Comparison): boolean | undefined {
  const side = 'after'
  const whole = settled(pair, found, side)
  if (typeof whole === 'string') return whole === '' ? undefined : !isRight(pair, side, whole.slice(0, -1))
  const walker = document.createTreeWalker(whole, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
    if (node instanceof Text && /[\p{L}\p{N}]/u.test(node.data)) texts.push(node)
  const victim = texts[Math.floor(texts.length / 2)]
  if (victim === undefined) return undefined
  victim.data = victim.data.replace(/[\p{L}\p{N}]+/u, '')
  return !isRight(pair, side, whole)
}

function bare(pair: Compared): number {
  const [before, after] = tokensOf(pair)
  const started = performance.now()
  diffArrays([...before], [...after], { timeout: DIFF_TIMEOUT_MS, maxEditLength: 1_200 })
  return performance.now() - started
}

function tokensOf({ before, after, how, language }: Compared): readonly [readonly string[], readonly string[]] {
  const texts = (tokens: readonly { readonly text: string }[]) => tokens.map(({ text }) => text)
  switch (how) {
    case 'plain':
      return [texts(words(before, language)), texts(words(after, language))]
    case 'readable':
      return [texts(words(readableText(before), language)), texts(words(readableText(after), language))]
    case 'source':
      return [texts(htmlTokens(before, language)), texts(htmlTokens(after, language))]
    case 'rendered': {
      const pieces = [before, after].map((html) => renderedPieces(renderedForm(html)).pieces)
      const sides = pairTokens(pieces[0] ?? [], pieces[1] ?? [], language, DIFF_TIMEOUT_MS)
      return [texts(sides.before.tokens), texts(sides.after.tokens)]
    }
  }
}

installTrustedTypes()
document.body.append(stage)
Object.assign(globalThis, { judge })
