import { aboutLines, DECISIONS, diffNodes, flagNodes } from './cells.ts'
import type { GridRow } from './rows.ts'

/** As many rows out of sight on either side as the product's list keeps. */
const OVERSCAN = 3

interface Node {
  readonly root: HTMLElement
  fill(row: GridRow): void
}

/**
 * The least that a list of these rows can cost: a fixed number of row elements, made once, whose texts are exchanged as they come round
 * again. @param lateBy frames by which a row stays empty, for the control that has to be noticed; 0 for none
 */
export function showRecycled(host: HTMLElement, rows: readonly GridRow[], rowHeight: number, lateBy: number): void {
  const scroller = document.createElement('div')
  scroller.className = 'scroller'
  const space = document.createElement('div')
  space.style.height = `${rows.length * rowHeight}px`
  scroller.append(space)
  host.replaceChildren(scroller)

  const count = Math.ceil(host.clientHeight / rowHeight) + 1 + 2 * OVERSCAN
  const pool = Array.from({ length: count }, () => makeNode(rowHeight))
  const shown: (number | undefined)[] = pool.map(() => undefined)
  scroller.append(...pool.map(({ root }) => root))
  const update = (): void => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / rowHeight) - OVERSCAN)
    for (let at = first; at < Math.min(rows.length, first + count); at += 1) {
      const slot = at % count
      const row = rows[at]
      const node = pool[slot]
      if (shown[slot] === at || row === undefined || node === undefined) continue
      shown[slot] = at
      node.root.style.transform = `translateY(${at * rowHeight}px)`
      if (lateBy === 0) node.fill(row)
      else {
        node.root.dataset['empty'] = ''
        afterFrames(lateBy, () => {
          delete node.root.dataset['empty']
          node.fill(row)
        })
      }
    }
  }
  scroller.addEventListener('scroll', update, { passive: true })
  update()
}

function afterFrames(frames: number, run: () => void): void {
  requestAnimationFrame(() => (frames === 1 ? run() : afterFrames(frames - 1, run)))
}

function makeNode(rowHeight: number): Node {
  const root = element('div', 'row')
  root.style.height = `${rowHeight}px`
  const product = element('div', 'product')
  const card = element('div', 'card')
  const select = document.createElement('input')
  select.type = 'checkbox'
  const about = element('div', 'about')
  const attribute = element('span', 'attribute')
  const lines = aboutLines({ length: 0, risk: '', changed: '', review: '' } as GridRow).map(() => element('span', ''))
  about.append(attribute, ...lines)
  const texts = element('div', 'texts')
  const flags = element('div', 'flags')
  const middle = element('div', '')
  middle.append(texts, flags)
  const decisions = element('div', 'decisions')
  for (const name of DECISIONS) {
    const button = document.createElement('button')
    button.textContent = name.charAt(0)
    decisions.append(button)
  }
  card.append(select, about, middle, decisions)
  root.append(product, card)
  return {
    root,
    fill(row) {
      product.textContent = row.productName
      attribute.textContent = row.attribute
      for (const [at, line] of aboutLines(row).entries()) {
        const node = lines[at]
        if (node !== undefined) node.textContent = line
      }
      texts.replaceChildren(...diffNodes(row))
      flags.replaceChildren(...flagNodes(row))
      for (const [at, button] of [...decisions.children].entries())
        button.setAttribute('aria-label', `${DECISIONS[at] ?? ''} ${row.attribute} of ${row.productName}`)
    }
  }
}

function element(name: string, className: string): HTMLElement {
  const node = document.createElement(name)
  if (className !== '') node.className = className
  return node
}
