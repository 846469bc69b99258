import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Fetch } from '../../src/main/app/host-fetch.ts'
import type { WixKillPoint } from './wix-kill-points.ts'

type Purpose = 'page' | 'read' | 'write' | 'ribbon' | 'other'

/** Long enough for a request to have left, shorter than most answers. */
const UNDER_WAY_MS = 2
/** The product that a key's permissions are tried on. There is none such. */
const NO_PRODUCT = '00000000-0000-4000-8000-000000000000'

const Kept = z.object({
  url: z.string(),
  method: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string()
})

/** The network of the child, with the points around each request that fetches or publishes. */
export function watchFetch(
  reach: (point: WixKillPoint) => void,
  options: { readonly dir: string; readonly blind: boolean }
): Fetch {
  const file = path.join(options.dir, 'unanswered.json')
  return async (input, init) => {
    const request = new Request(input, init)
    const body = request.body === null ? '' : await request.clone().text()
    const purpose = purposeOf(request, body)
    if (purpose === 'other') return fetch(request)
    reach(`${purpose}:before`)
    if (options.blind && purpose === 'write') {
      const { url, method, headers } = request
      writeFileSync(file, JSON.stringify({ url, method, headers: Object.fromEntries(headers), body }))
    }
    const asked = purpose === 'write' ? setTimeout(() => reach('write:asked'), UNDER_WAY_MS) : undefined
    const response = await fetch(request)
    const answer = await response.arrayBuffer()
    clearTimeout(asked)
    reach(`${purpose}:answered`)
    rmSync(file, { force: true })
    return new Response(answer, { status: response.status, headers: response.headers })
  }
}

/** The fault: what got no answer is sent again as it was, without a look at the store. */
export async function sendBlindly(dir: string): Promise<void> {
  const file = path.join(dir, 'unanswered.json')
  if (!existsSync(file)) return
  const { url, ...init } = Kept.parse(JSON.parse(readFileSync(file, 'utf8')))
  await (await fetch(url, init)).arrayBuffer()
}

function purposeOf({ method, url }: Request, body: string): Purpose {
  const { pathname, searchParams } = new URL(url)
  const encoded = searchParams.get('.r')
  const asked = encoded === null ? body : Buffer.from(encoded, 'base64url').toString()
  if (asked.includes(NO_PRODUCT) || pathname.includes(NO_PRODUCT)) return 'other'
  if (pathname.includes('/ribbons/')) return pathname.endsWith('get-or-create') ? 'ribbon' : 'other'
  if (/\/products\/query(-platformized)?$/.test(pathname)) return /\$(in|hasSome)\b/.test(asked) ? 'read' : 'page'
  const reads = method === 'GET' || /\/(query|search|count)$/.test(pathname)
  return reads ? 'other' : 'write'
}
