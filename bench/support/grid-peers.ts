import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { serve } from '@hono/node-server'
import { build } from 'vite'
import { loadPageFiles } from '../../src/main/shells/common/page-files.ts'
import type { Output } from '../../src/shared/contract/contract.ts'
import { ATTRIBUTE_RULES } from '../../src/shared/model/attribute.ts'
import { riskBandOf } from '../../src/shared/model/risk.ts'
import type { ServeProcess } from '../../test/support/serve-process.ts'
import type { GridRow } from './grid-pages/rows.ts'

const ROWS_AT_ONCE = 500
const AG_GRID = path.resolve(import.meta.dirname, '../node_modules/ag-grid-community/dist/ag-grid-community.min.js')

export interface PeerPages {
  readonly url: string
  /** Parts that the rows come in. */
  readonly pages: number
  close(): Promise<void>
}

/** Serves the page of the peers, and to it the rows that the product's own list of everything has. */
export async function servePeers(shell: ServeProcess): Promise<PeerPages> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wordshelf-grid-'))
  await build({
    root: path.resolve(import.meta.dirname, 'grid-pages'),
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true }
  })
  const files = await loadPageFiles(folder)
  const agGrid = await readFile(AG_GRID)
  const pages = await readRows(shell)
  const server = serve({
    fetch: async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/ag-grid.js')
        return new Response(agGrid, { headers: { 'content-type': 'text/javascript; charset=utf-8' } })
      const page = /^\/rows\/(\d+)$/.exec(pathname)?.[1]
      if (page !== undefined) return Response.json(pages[Number(page)])
      const answer = await files.answer(pathname, 'grid')
      // AG Grid writes style elements, which the app's policy does not allow. The peers show no text of a stranger.
      answer?.headers.delete('content-security-policy')
      return answer ?? new Response(null, { status: 404 })
    },
    hostname: '127.0.0.1',
    port: 0
  })
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    pages: pages.length,
    async close() {
      server.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}

async function readRows(shell: ServeProcess): Promise<readonly (readonly GridRow[])[]> {
  const opened = (await shell.api('POST', '/api/review/lists', { filter: {} })).json as Output<'review.open'>
  const pages: (readonly GridRow[])[] = []
  for (let offset = 0; offset < opened.total; offset += ROWS_AT_ONCE) {
    const where = `/api/review/lists/${opened.listId}/rows?offset=${offset}&limit=${ROWS_AT_ONCE}`
    const { rows } = (await shell.api('GET', where)).json as Output<'review.rows'>
    pages.push(rows.flatMap(({ item }) => (item === null ? [] : [rowOf(item)])))
  }
  return pages
}

function rowOf(item: NonNullable<Output<'review.rows'>['rows'][number]['item']>): GridRow {
  const rule = ATTRIBUTE_RULES[item.attribute]
  return {
    productName: item.productName,
    attribute: rule.label,
    original: item.original,
    text: item.edit ?? item.proposal ?? '',
    html: rule.html,
    language: item.language,
    length: item.shownLength,
    risk: riskBandOf(item.risk),
    changed: `${Math.round(item.changeShare / 10)}% changed`,
    flags: item.shownFlags,
    review: item.review
  }
}
