// Runs in Chromium: the lists that the product's is measured against, with the same rows. Driven by `showPeer` from
// bench/support/grid-peers.ts.
import '../../../src/renderer/ui/tokens.css'
import { showAgGrid } from './ag-grid.ts'
import './page.css'
import { showRecycled } from './recycled.ts'
import { readAllRows } from './rows.ts'

export type PeerName = 'recycled' | 'ag-grid' | 'recycled, late'

/** Frames by which the control's rows are late. */
const LATE_BY = 3

export interface PeerSize {
  readonly rowHeight: number
  readonly width: number
  readonly height: number
}

async function showPeer(name: PeerName, pages: number, { rowHeight, width, height }: PeerSize): Promise<void> {
  const host = document.querySelector<HTMLElement>('#grid')
  if (host === null) throw new Error('The page has no place for a grid')
  host.style.width = `${width}px`
  host.style.height = `${height}px`
  const rows = await readAllRows(pages)
  if (name === 'ag-grid') showAgGrid(host, rows, rowHeight)
  else showRecycled(host, rows, rowHeight, name === 'recycled' ? 0 : LATE_BY)
}

Object.assign(globalThis, { showPeer })
