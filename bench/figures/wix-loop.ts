import { chromium } from '@playwright/test'
import { chromiumArgs, findChromium } from '../../scripts/find-chromium.mjs'
import { startServe } from '../../test/support/serve-process.ts'
import { runWixLoop, type WixLoopResult } from '../../test/support/wix-loop.ts'
import { startWixServer } from '../../test/support/wix-server.ts'
import type { Figure } from '../support/figure.ts'

/** A publish on V1 is one request for each product, at the pace that Wix lets through. */
const PATIENCE_MS = 15 * 60_000

export const figure: Figure = {
  name: 'wix-loop',
  what: 'In a real browser: connect, pull, optimise, review, publish, undo. The store holds exactly the approved fields, then its first state again.',
  unit: 'fields of the store that are not as they should be',
  goal: '0 after the publish and 0 after the undo, on V3 and on V1, with 1,000 products; one rejected text slipped into the expectation is noticed',
  needs: ['build'],
  async run({ full, progress }) {
    const size = full ? 1_000 : 40
    const results: WixLoopResult[] = []
    for (const version of ['V3', 'V1'] as const)
      results.push(await once(version, size, (text) => progress(`${version}: ${text}`)))
    const wrong = results.flatMap((result) => [...result.wrong, ...result.left])
    for (const line of wrong.slice(0, 20)) progress(line)
    const noticed = results.every((result) => result.controlNoticed)
    return {
      value: wrong.length,
      ok: wrong.length === 0 && noticed && results.every((result) => result.expected > size),
      details: [
        `${results.map((result) => result.expected).join(' and ')} approved fields expected to change; control ${noticed ? 'noticed' : 'NOT NOTICED'}`
      ]
    }
  }
}

async function once(version: 'V1' | 'V3', size: number, progress: (text: string) => void): Promise<WixLoopResult> {
  const wix = await startWixServer(size, version)
  const server = await startServe({ args: ['--allowance', '10000', '--wix-base-url', wix.baseUrl] })
  const browser = await chromium.launch({ executablePath: findChromium() ?? 'no-chromium-found', args: chromiumArgs() })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    return await runWixLoop({ page, server, wix, patienceMs: PATIENCE_MS, progress })
  } finally {
    await browser.close()
    await server.stop()
    await wix.close()
  }
}
