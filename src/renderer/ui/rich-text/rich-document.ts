import type { JSONContent } from '@tiptap/core'
import { DOMParser } from '@tiptap/pm/model'
import DOMPurify from 'dompurify'
import { tokenizeHtml, VOID_TAGS, type HtmlToken } from '#shared/lib/html-tokens.ts'
import { sameShopValue } from '#shared/model/shop-value.ts'
import { blockHtml, inlineHtml, type Spelling } from './rich-html.ts'
import { richSchema } from './rich-schema.ts'
import { isBlock, KNOWN_TAGS, richSource, type NotRich } from './rich-source.ts'

/** A text that can be edited as rich text and loses nothing by it. */
export interface RichDocument {
  readonly content: JSONContent
  /** An edited document as HTML. Blocks that nobody touched keep their spelling to the letter. */
  readonly write: (edited: JSONContent) => string
}

export function isRich(read: RichDocument | NotRich): read is RichDocument {
  return 'write' in read
}

/**
 * ProseMirror drops in silence what its schema does not know. So a text is only ever opened as rich text if, written back, each of its
 * blocks is the same to the store: the same words, formatting, links and attributes.
 */
export function readRich(html: string): RichDocument | NotRich {
  const tokens = tokenizeHtml(html)
  const source = richSource(tokens)
  if (typeof source !== 'string') return source
  const content = DOMParser.fromSchema(richSchema).parse(nodesOf(source)).toJSON() as JSONContent
  const blocks = content.content ?? []
  const spelling: Spelling = { paragraphsInItems: /<li[^>]*>\s*<p[\s>]/i.test(html) }
  const whole = JSON.stringify(content)
  if (html.trim() === '') return { content, write: (edited) => (isEmpty(edited) ? html : written(edited, spelling)) }
  const hasBlocks = tokens.some((token) => token.kind === 'open' && isBlock(token.name))
  if (!hasBlocks) {
    const line = onlyLine(content)
    if (line === undefined || !sameShopValue('description', inlineHtml(line), html)) return { tag: null }
    return { content, write: (edited) => (JSON.stringify(edited) === whole ? html : linesHtml(edited, spelling)) }
  }
  const pieces = topLevel(tokens)
  if (pieces === null || pieces.blocks.length !== blocks.length) return { tag: null }
  const same = blocks.every((block, at) =>
    sameShopValue('description', blockHtml(block, spelling), pieces.blocks[at]?.raw ?? '')
  )
  if (!same) return { tag: null }
  return {
    content,
    write: (edited) => (JSON.stringify(edited) === whole ? html : patched(edited, blocks, pieces, spelling))
  }
}

/** Lines without any block around them are one paragraph to the editor, and stay without where it leaves them one. */
function linesHtml(edited: JSONContent, spelling: Spelling): string {
  const line = onlyLine(edited)
  return line === undefined ? written(edited, spelling) : inlineHtml(line)
}

function written(edited: JSONContent, spelling: Spelling): string {
  return (edited.content ?? []).map((block) => blockHtml(block, spelling)).join('')
}

function onlyLine({ content = [] }: JSONContent): JSONContent | undefined {
  const [line, ...others] = content
  return line?.type === 'paragraph' && others.length === 0 ? line : undefined
}

interface Pieces {
  /** As they are written, each with the blanks before it. */
  readonly blocks: readonly { readonly gap: string; readonly raw: string }[]
  readonly tail: string
}

/** The blocks side by side; null where something else stands between them. */
function topLevel(tokens: readonly HtmlToken[]): Pieces | null {
  const blocks: { gap: string; raw: string }[] = []
  let [gap, raw] = ['', '']
  let depth = 0
  for (const token of tokens) {
    if (depth === 0 && token.kind === 'text' && token.text.trim() === '') {
      gap += token.raw
      continue
    }
    if (depth === 0 && !(token.kind === 'open' && isBlock(token.name))) return null
    raw += token.raw
    if (token.kind === 'open' && !VOID_TAGS.has(token.name)) depth += 1
    if (token.kind === 'close') depth -= 1
    if (depth > 0) continue
    blocks.push({ gap, raw })
    gap = ''
    raw = ''
  }
  return depth === 0 ? { blocks, tail: gap } : null
}

function patched(
  edited: JSONContent,
  blocks: readonly JSONContent[],
  { blocks: pieces, tail }: Pieces,
  spelling: Spelling
): string {
  if (isEmpty(edited)) return ''
  const places = new Map<string, number[]>()
  for (const [at, block] of blocks.entries()) {
    const key = JSON.stringify(block)
    places.set(key, [...(places.get(key) ?? []), at])
  }
  const usualGap = pieces[1]?.gap ?? ''
  const parts = (edited.content ?? []).map((block, at) => {
    const known = places.get(JSON.stringify(block))?.shift()
    const gap = at === 0 ? (pieces[0]?.gap ?? '') : known === undefined || known === 0 ? usualGap : pieces[known]?.gap
    return `${gap ?? ''}${known === undefined ? blockHtml(block, spelling) : (pieces[known]?.raw ?? '')}`
  })
  return parts.join('') + tail
}

/** An editor always has a line, if an empty one. */
function isEmpty(edited: JSONContent): boolean {
  const line = onlyLine(edited)
  return line !== undefined && line.content === undefined
}

/** Sanitised once more, into nodes of a document that is never shown: nothing in it may load or run while it is read. */
function nodesOf(source: string): DocumentFragment {
  return DOMPurify.sanitize(source, {
    ALLOWED_TAGS: [...KNOWN_TAGS],
    ALLOWED_ATTR: ['data-href', 'data-kept'],
    RETURN_DOM_FRAGMENT: true
  })
}
