import { readFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import { startServe } from '../../test/support/serve-process.ts'

export interface WindowStart {
  /** From the start of the shell's process to a window that can be used. Milliseconds. */
  readonly ms: number
  /** Resident memory of the shell's process and of the page's, megabytes. */
  readonly megabytes: number
}

export interface WantedWindow {
  readonly dataDir: string
  /** The screen that is opened, `/review`; what the app opens by itself where not given. */
  readonly route?: string
  /** What is seen as soon as the window can be used. */
  readonly usable: string
  /** Something more that the page has to wait for. */
  readonly extra?: (api: (path: string) => Promise<unknown>) => Promise<void>
}

/** Opens the built web shell in a fresh process, and its page in a fresh one of a browser that runs already. */
export async function startWindow(browser: Browser, wanted: WantedWindow): Promise<WindowStart> {
  const before = new Set(await rendererPids(browser))
  const started = performance.now()
  const shell = await startServe({ dataDir: wanted.dataDir })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    await page.goto(wanted.route === undefined ? shell.url : withRoute(shell.url, wanted.route))
    await page.locator(wanted.usable).first().waitFor()
    await wanted.extra?.(async (path) => (await shell.api('GET', path)).json)
    const ms = performance.now() - started
    const pages = (await rendererPids(browser)).filter((pid) => !before.has(pid))
    const pids = [...pages, ...(shell.child.pid === undefined ? [] : [shell.child.pid])]
    return { ms, megabytes: pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0) }
  } finally {
    await context.close()
    await shell.stop()
  }
}

function withRoute(url: string, route: string): string {
  const target = new URL(url)
  target.hash = route
  return target.href
}

async function rendererPids(browser: Browser): Promise<readonly number[]> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
}

/** Linux alone says it; elsewhere the memory is not measured. */
function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes ?? Number.NaN) / 1_024
  } catch {
    return Number.NaN
  }
}
