import { expect, test as base, type Page } from '@playwright/test'
import { startServe, type ServeProcess } from '../support/serve-process.ts'

interface Fixtures {
  /** The web shell on a data folder of its own; a test that kills it starts its own. */
  readonly server: ServeProcess
  /** The window, opened as a newcomer opens it. Fails the test if the page logs an error or breaks its content policy. */
  readonly app: Page
}

export const test = base.extend<Fixtures>({
  server: async ({ browserName: _browserName }, use) => {
    const server = await startServe()
    await use(server)
    await server.stop()
  },
  app: async ({ page, server }, use) => {
    const errors = watchErrors(page)
    await page.goto(server.url)
    await use(page)
    expect(errors).toEqual([])
  }
})

/** What the page complains about from now on. A refused call is an answer, not an error of the page. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
  })
  return errors
}

export { expect }
