import { chromium, type Browser } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../scripts/find-chromium.mjs'
import type { Figure } from '../support/figure.ts'
import { bareControl } from '../support/hostile-control.ts'
import { tourAfterPublish, tourBeforePublish, tourLinked, tourUnprotected } from '../support/hostile-places.ts'
import { openHostileStore, type HostileStore } from '../support/hostile-store.ts'
import { openLinkedStore } from '../support/hostile-sync.ts'
import { hostileTexts, type HostileText } from '../support/hostile-texts.ts'
import type { Place, Tour } from '../support/hostile-tour.ts'
import { hitsOf, watch } from '../support/hostile-watch.ts'

const SHORT_TEXTS = 20
/** What a place must show of all texts: the store refuses to be sent some of them. */
const MOST = 0.9
/** The control must show that most of the texts do harm where nothing is done about it. */
const HARMFUL_SHARE = 0.6

export const figure: Figure = {
  name: 'hostile-html',
  what: 'Hostile product texts and model answers run nothing and ask for nothing outside, wherever the built app shows them in real Chromium.',
  unit: 'texts that ran a script or made a request, over all places',
  goal: `0 of 200, every place showed what it has to show, and more than ${HARMFUL_SHARE * 100} % of the texts do harm without protection`,
  needs: ['build'],
  async run({ full, progress }) {
    const texts = full ? hostileTexts() : someOfEach(hostileTexts())
    const browser = await chromium.launch({
      executablePath: findChromium() ?? 'no-chromium-found',
      args: chromiumArgs()
    })
    const store = await openHostileStore(texts, progress)
    const linked = await openLinkedStore(texts)
    try {
      const harmful = await bareControl(browser, texts)
      progress(`${harmful} of ${texts.length} texts do harm in a page that protects nothing`)
      const watched = await watch(browser, { origins: [store.server.origin, store.local.origin, linked.here.origin] })
      const tour: Tour = { watched, store, texts, progress }
      await watched.page.goto(store.server.url)
      const unprotected = await withoutProtection(browser, store, full, progress)
      const places = [...(await tourBeforePublish(tour))]
      await store.publish()
      places.push(...(await tourAfterPublish(tour)))
      places.push(...(await tourLinked(tour, linked)))
      const hits = hitsOf(watched)
      for (const [kind, found] of [
        ['ran', watched.ran],
        ['asked', watched.asked]
      ] as const)
        for (const [id, where] of found) progress(`${kind} ${id} in ${[...where].join(', ')}: ${textOf(texts, id)}`)
      const blind = places.filter(({ shown, all }) => shown < (all ? texts.length * MOST : 1))
      for (const { name, shown } of blind) progress(`NOT ALL SHOWN in ${name}: ${shown}`)
      return {
        value: hits.length,
        ok: hits.length === 0 && blind.length === 0 && harmful > texts.length * HARMFUL_SHARE && unprotected > 0,
        details: [
          `${texts.length} texts in ${places.length} places: ${places.map(({ name }) => name).join('; ')}`,
          `the engine refused ${store.refused} of ${store.refused + store.taken} hostile answers; people's hands wrote them all the same`,
          `the content policy spoke ${watched.stopped.length} times, of styles and handlers in what the sanitiser only reads${loads(watched.stopped)}`,
          `without protection ${harmful} of ${texts.length} do harm; in the product without its policy and sanitiser ${unprotected} of ${SHORT_TEXTS}`
        ]
      }
    } finally {
      await browser.close()
      await linked.close()
      await store.close()
    }
  }
}

/**
 * The same page with its policy bypassed and its sanitiser blinded, over the texts of a short run: what protects is these two, and the
 * detectors see what happens without them.
 */
async function withoutProtection(
  browser: Browser,
  store: HostileStore,
  full: boolean,
  progress: Tour['progress']
): Promise<number> {
  const texts = someOfEach(hostileTexts())
  if (!full) return unprotectedHits(browser, { store, texts, progress })
  const small = await openHostileStore(texts, progress)
  try {
    return await unprotectedHits(browser, { store: small, texts, progress })
  } finally {
    await small.close()
  }
}

async function unprotectedHits(browser: Browser, rest: Omit<Tour, 'watched'>): Promise<number> {
  const watched = await watch(browser, { origins: [rest.store.server.origin], unprotected: true })
  await watched.page.goto(rest.store.server.url)
  let places: readonly Place[] = []
  // What runs may leave nothing of the page; what happened until then counts.
  await tourUnprotected({ ...rest, watched, progress: () => undefined }).then(
    (found) => {
      places = found
    },
    () => undefined
  )
  await watched.context.close()
  const hits = hitsOf(watched).length
  rest.progress(`without its protection, ${hits} texts did harm in ${places.length} places of the product`)
  return hits
}

/** Chromium speaks of inline styles and handlers even where they are parsed into a document that runs nothing, as the sanitiser does. The rest are attempts. */
function loads(messages: readonly string[]): string {
  const others = messages.filter((message) => !/inline (?:style|event handler)/i.test(message))
  return others.length === 0 ? '' : `, and ${others.length} times of something else: ${others[0]?.slice(0, 200) ?? ''}`
}

function someOfEach(texts: readonly HostileText[]): readonly HostileText[] {
  const step = Math.floor(texts.length / SHORT_TEXTS)
  return texts.filter((_, at) => at % step === 0).slice(0, SHORT_TEXTS)
}

function textOf(texts: readonly HostileText[], id: string): string {
  return texts.find((text) => String(text.id) === id)?.text.slice(0, 200) ?? ''
}
