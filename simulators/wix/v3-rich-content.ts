import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { asList, asObject, asText } from './json.ts'

/** HTML as Wix's rich text, as far as a text tool looks at it: one paragraph or heading per block, bold and links as decorations. */
export function toRichContent(html: string): unknown {
  const nodes: unknown[] = []
  collectBlocks(parseFragment(html), nodes)
  return { nodes, metadata: { version: 1 }, documentStyle: {} }
}

/** Rich text as HTML; undefined where it is no rich text. Of decorations, bold and italic survive. */
export function fromRichContent(value: unknown): string | undefined {
  const nodes = asObject(value)['nodes']
  if (!Array.isArray(nodes)) return undefined
  return nodes.map(htmlOf).join('')
}

type Parent = DefaultTreeAdapterTypes.ParentNode

function collectBlocks(parent: Parent, into: unknown[]): void {
  for (const child of parent.childNodes) {
    if (defaultTreeAdapter.isTextNode(child)) {
      if (child.value.trim() !== '') into.push(block('PARAGRAPH', into.length, [text(child.value, [])]))
    } else if (defaultTreeAdapter.isElementNode(child)) {
      if (
        child.tagName === 'ul' ||
        child.tagName === 'ol' ||
        child.tagName === 'li' ||
        child.tagName === 'blockquote'
      ) {
        collectBlocks(child, into)
        continue
      }
      const runs: unknown[] = []
      collectRuns(child, [], runs)
      into.push(block(/^h[1-6]$/.test(child.tagName) ? 'HEADING' : 'PARAGRAPH', into.length, runs))
    }
  }
}

function collectRuns(parent: Parent, decorations: readonly unknown[], into: unknown[]): void {
  for (const child of parent.childNodes) {
    if (defaultTreeAdapter.isTextNode(child)) into.push(text(child.value, decorations))
    else if (defaultTreeAdapter.isElementNode(child)) {
      const own = DECORATIONS[child.tagName]
      const bold = child.tagName === 'span' && child.attrs.some((attr) => attr.value.includes('font-weight: 700'))
      const added = bold ? DECORATIONS['strong'] : own
      collectRuns(child, added === undefined ? decorations : [...decorations, added], into)
    }
  }
}

const DECORATIONS: Readonly<Record<string, unknown>> = {
  strong: { type: 'BOLD', fontWeightValue: 700 },
  b: { type: 'BOLD', fontWeightValue: 700 },
  em: { type: 'ITALIC', italicData: true },
  i: { type: 'ITALIC', italicData: true },
  u: { type: 'UNDERLINE', underlineData: true }
}

function block(type: string, index: number, nodes: readonly unknown[]): unknown {
  return { type, id: `n${index + 1}`, nodes, ...(type === 'PARAGRAPH' ? { paragraphData: {} } : { headingData: {} }) }
}

function text(value: string, decorations: readonly unknown[]): unknown {
  return { type: 'TEXT', id: '', nodes: [], textData: { text: value, decorations } }
}

function htmlOf(node: unknown): string {
  const { type, nodes, textData } = asObject(node)
  if (type === 'TEXT') {
    const data = asObject(textData)
    const types = asList(data['decorations']).map((item) => asObject(item)['type'])
    let html = (asText(data['text']) ?? '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    if (types.includes('ITALIC')) html = `<em>${html}</em>`
    if (types.includes('BOLD')) html = `<span style="font-weight: 700">${html}</span>`
    return html
  }
  const inner = asList(nodes).map(htmlOf).join('')
  return type === 'HEADING' ? `<h2>${inner}</h2>` : `<p>${inner}</p>`
}
