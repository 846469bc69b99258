import type { JSONContent } from '@tiptap/core'
import { escapedText, escapedValue } from './html-text.ts'
import { unpacked } from './kept-attributes.ts'

export interface Spelling {
  /** The text of a list item lies in a paragraph of its own, as Wix's newer stores write it. */
  readonly paragraphsInItems: boolean
}

/** A block of the editor's document as HTML. */
export function blockHtml(node: JSONContent, spelling: Spelling): string {
  const inside = (): string => (node.content ?? []).map((child) => blockHtml(child, spelling)).join('')
  switch (node.type) {
    case 'paragraph':
      return element('p', node.attrs, inlineHtml(node))
    case 'heading':
      return element(`h${String(node.attrs?.['level'])}`, node.attrs, inlineHtml(node))
    case 'bulletList':
      return element('ul', node.attrs, inside())
    case 'orderedList':
      return element('ol', node.attrs, inside())
    case 'blockquote':
      return element('blockquote', node.attrs, inside())
    case 'horizontalRule':
      return openTag('hr', node.attrs)
    case 'listItem': {
      const [first, ...rest] = node.content ?? []
      const bare = first?.type === 'paragraph' && !spelling.paragraphsInItems && attributesOf(first.attrs) === ''
      const content = bare ? inlineHtml(first) + rest.map((child) => blockHtml(child, spelling)).join('') : inside()
      return element('li', node.attrs, content)
    }
    default:
      throw new Error(`The editor has no block ${String(node.type)}`)
  }
}

/** The content of a paragraph or heading. Formatting that goes on from one piece of text to the next is written once. */
export function inlineHtml(node: JSONContent): string {
  let html = ''
  let open: readonly InlineTag[] = []
  for (const piece of node.content ?? []) {
    const wanted = (piece.marks ?? []).map(tagOf)
    const differs = wanted.findIndex((tag, at) => tag.start !== open[at]?.start)
    const shared = differs < 0 ? Math.min(wanted.length, open.length) : differs
    html +=
      ends(open.slice(shared)) +
      wanted
        .slice(shared)
        .map(({ start }) => start)
        .join('')
    open = wanted
    html += piece.type === 'hardBreak' ? openTag('br', piece.attrs) : escapedText(piece.text ?? '')
  }
  return html + ends(open)
}

interface InlineTag {
  readonly start: string
  readonly name: string
}

type Attributes = JSONContent['attrs']

const MARK_NAMES: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  link: 'a',
  span: 'span'
}

function tagOf({ type, attrs }: NonNullable<JSONContent['marks']>[number]): InlineTag {
  const name = MARK_NAMES[type]
  if (name === undefined) throw new Error(`The editor has no formatting ${type}`)
  const address: unknown = attrs?.['href']
  const href = typeof address === 'string' ? ` href="${escapedValue(address)}"` : ''
  return { name, start: `<${name}${href}${attributesOf(attrs)}>` }
}

function ends(tags: readonly InlineTag[]): string {
  return tags
    .map(({ name }) => `</${name}>`)
    .toReversed()
    .join('')
}

function element(name: string, attributes: Attributes, content: string): string {
  return `${openTag(name, attributes)}${content}</${name}>`
}

function openTag(name: string, attributes: Attributes): string {
  return `<${name}${attributesOf(attributes)}>`
}

function attributesOf(attributes: Attributes): string {
  return unpacked(attributes?.['kept'])
    .map(({ name, value }) => ` ${name}="${escapedValue(value)}"`)
    .join('')
}
