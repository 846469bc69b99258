import { aboutLines, DECISIONS, diffNodes, flagNodes } from './cells.ts'
import type { GridRow } from './rows.ts'

/** A package of bench/package.json, which the app's own type check cannot count on: only what is used of it. */
interface AgGrid {
  createGrid(host: HTMLElement, options: object): unknown
}

interface CellParams {
  readonly data: GridRow | undefined
}

/** AG Grid Community as its own documentation sets it up, with cells that show what the product's rows show. */
export function showAgGrid(host: HTMLElement, rows: readonly GridRow[], rowHeight: number): void {
  const { agGrid } = globalThis as { readonly agGrid?: AgGrid }
  if (agGrid === undefined) throw new Error('AG Grid was not loaded')
  agGrid.createGrid(host, {
    rowData: rows,
    rowHeight,
    rowSelection: { mode: 'multiRow' },
    columnDefs: [
      { headerName: 'Text', width: 200, cellRenderer: cell(aboutCell) },
      { headerName: 'Change', flex: 1, cellRenderer: cell(textCell) },
      { headerName: 'Decision', width: 170, cellRenderer: cell(decisionCell) }
    ]
  })
}

function cell(fill: (row: GridRow) => readonly (Node | string)[]): (params: CellParams) => HTMLElement {
  return ({ data }) => {
    const host = document.createElement('div')
    if (data !== undefined) host.append(...fill(data))
    return host
  }
}

function aboutCell(row: GridRow): readonly Node[] {
  const about = document.createElement('div')
  about.className = 'about'
  about.append(...[row.productName, row.attribute, ...aboutLines(row)].map(line))
  return [about]
}

function textCell(row: GridRow): readonly Node[] {
  const texts = document.createElement('div')
  texts.className = 'texts'
  texts.append(...diffNodes(row))
  const flags = document.createElement('div')
  flags.append(...flagNodes(row))
  return [texts, flags]
}

function decisionCell(row: GridRow): readonly Node[] {
  return DECISIONS.map((name) => {
    const button = document.createElement('button')
    button.textContent = name.charAt(0)
    button.setAttribute('aria-label', `${name} ${row.attribute} of ${row.productName}`)
    return button
  })
}

function line(text: string): Node {
  const node = document.createElement('span')
  node.textContent = text
  return node
}
