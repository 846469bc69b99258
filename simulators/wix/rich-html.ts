import { defaultTreeAdapter, html as spec, parseFragment, serialize, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

/** Nothing below these is touched by the three rewrites. */
const TOUCHED = /<(?:strong|b|li|a)[\s>/]/i
const BLOCKS: ReadonlySet<string> = new Set(['p', 'ul', 'ol', 'blockquote', 'h2', 'h3', 'h4', 'h5', 'h6', 'div'])

/**
 * What V3 makes of HTML on its way through rich text, as measured on a live store: bold becomes a styled span, the content of a list
 * item a paragraph, a link gets a target. Applying it twice changes nothing more.
 */
export function rewriteHtml(html: string): string {
  if (!TOUCHED.test(html)) return html
  const fragment = parseFragment(html)
  rewriteChildren(fragment)
  return serialize(fragment)
}

function rewriteChildren(parent: DefaultTreeAdapterTypes.ParentNode): void {
  for (const child of parent.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue
    rewriteChildren(child)
    if (child.tagName === 'strong' || child.tagName === 'b') toSpan(child)
    else if (child.tagName === 'a' && !child.attrs.some((attr) => attr.name === 'target')) {
      child.attrs.push({ name: 'target', value: '_self' })
    } else if (child.tagName === 'li') wrapInline(child)
  }
}

function toSpan(element: Element): void {
  element.tagName = 'span'
  element.nodeName = 'span'
  element.attrs = [{ name: 'style', value: 'font-weight: 700' }]
}

/** Each run of text and inline elements becomes one paragraph; nested lists stay beside it. */
function wrapInline(item: Element): void {
  const children = [...item.childNodes]
  let paragraph: Element | undefined
  for (const child of children) {
    if (defaultTreeAdapter.isElementNode(child) && BLOCKS.has(child.tagName)) {
      paragraph = undefined
      continue
    }
    if (paragraph === undefined && isBlank(child)) continue
    if (paragraph === undefined) {
      paragraph = defaultTreeAdapter.createElement('p', spec.NS.HTML, [])
      defaultTreeAdapter.insertBefore(item, paragraph, child)
    }
    defaultTreeAdapter.detachNode(child)
    defaultTreeAdapter.appendChild(paragraph, child)
  }
}

function isBlank(node: Node): boolean {
  return defaultTreeAdapter.isTextNode(node) && node.value.trim() === ''
}

const VOID: ReadonlySet<string> = new Set([
  'br',
  'img',
  'hr',
  'wbr',
  'input',
  'col',
  'area',
  'source',
  'track',
  'embed'
])
const TAG = /<(\/?)([a-z][a-z0-9]*)(?:\s(?:"[^"]*"|'[^']*'|[^<>"'/])*)?(\/?)>/gi

/** Every tag closed in turn and no stray `<`: what V3 asks of HTML that it takes. */
export function isWellFormed(html: string): boolean {
  const open: string[] = []
  for (const [, closing, name = '', selfClosed] of html.matchAll(TAG)) {
    const tag = name.toLowerCase()
    if (VOID.has(tag) || selfClosed === '/') continue
    if (closing !== '/') open.push(tag)
    else if (open.pop() !== tag) return false
  }
  return open.length === 0 && !html.replaceAll(TAG, '').includes('<')
}
