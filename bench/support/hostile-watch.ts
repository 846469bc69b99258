import type { Browser, BrowserContext, Page } from '@playwright/test'

/** What happened that should not: by the number of the text, with where it happened. */
export interface Watch {
  readonly context: BrowserContext
  readonly page: Page
  /** Where the page is now; every hit is written down with it. */
  place: string
  readonly ran: Map<string, Set<string>>
  /** Requests for anything but the app itself. */
  readonly asked: Map<string, Set<string>>
  /** Violations of the content policy that the browser spoke of: attempts that it stopped. */
  readonly stopped: string[]
}

export interface WatchOptions {
  /** Requests for these are let through; those for every other origin are counted and never leave. */
  readonly origins: readonly string[]
  /** The product without its protection: no content policy, and a sanitiser that looks at nothing. */
  readonly unprotected?: boolean
}

/** A window of Chromium in which `ran(12)` counts, in every frame, as does every request and every dialog. */
export async function watch(browser: Browser, { origins, unprotected = false }: WatchOptions): Promise<Watch> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    bypassCSP: unprotected
  })
  const page = await context.newPage()
  const seen: Watch = { context, page, place: '', ran: new Map(), asked: new Map(), stopped: [] }
  const note = (hits: Map<string, Set<string>>, key: string): void => {
    hits.set(key, (hits.get(key) ?? new Set()).add(seen.place))
  }
  await context.exposeBinding('ran', (_source, id: unknown) => note(seen.ran, String(id)))
  await context.route(
    (url) => !origins.includes(url.origin),
    async (route) => {
      const url = route.request().url()
      note(seen.asked, /out\.invalid\/(\d+)/.exec(url)?.[1] ?? url.slice(0, 80))
      await route.abort()
    }
  )
  context.on('page', (opened) => {
    if (opened !== page) note(seen.ran, 'a new window')
  })
  page.on('dialog', (dialog) => {
    note(seen.ran, 'a dialog')
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/i.test(message.text())) seen.stopped.push(message.text())
  })
  // The sanitiser walks over what it cleans with an iterator that it takes from the page at its start.
  if (unprotected)
    await context.addInitScript(() => {
      Object.defineProperty(Document.prototype, 'createNodeIterator', { value: () => ({ nextNode: () => null }) })
    })
  return seen
}

/** Every text that was not harmless, once. */
export function hitsOf({ ran, asked }: Pick<Watch, 'ran' | 'asked'>): readonly string[] {
  return [...new Set([...ran.keys(), ...asked.keys()])]
}
