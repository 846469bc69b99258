import { tokenizeHtml } from '#shared/lib/html-tokens.ts'

const LINE_TAGS: ReadonlySet<string> = new Set(['br', 'tr', 'dt', 'dd', 'figcaption', 'caption'])
const BLOCK_TAGS: ReadonlySet<string> = new Set(
  'p div section article blockquote ul ol dl table figure hr pre center h1 h2 h3 h4 h5 h6'.split(' ')
)
const HIDDEN_TAGS: ReadonlySet<string> = new Set(['script', 'style', 'template', 'noscript'])

/**
 * HTML as a shopper reads it, as plain text: a blank line between blocks, a bullet before list entries, nothing of the markup.
 * What scripts and styles hold is not text.
 */
export function readableText(html: string): string {
  let text = ''
  let hidden: string | null = null
  for (const token of tokenizeHtml(html)) {
    if (hidden !== null) {
      if (token.kind === 'close' && token.name === hidden) hidden = null
      continue
    }
    if (token.kind === 'text') {
      text += token.text.replaceAll(/[ \t\r\n\f]+/g, ' ')
    } else if (token.kind === 'open' && HIDDEN_TAGS.has(token.name)) {
      hidden = token.name
    } else if (token.kind === 'open' || token.kind === 'close') {
      text += breakFor(token.name, token.kind)
    }
  }
  return text
    .replaceAll(/ *\n */g, '\n')
    .replaceAll(/• *\n+(?!•)(?=.)/g, '• ')
    .replaceAll(/• *(?=\n|$)/g, '')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

function breakFor(name: string, kind: 'open' | 'close'): string {
  if (name === 'li') return kind === 'open' ? '\n• ' : ''
  if (BLOCK_TAGS.has(name)) return '\n\n'
  if (LINE_TAGS.has(name)) return '\n'
  return name === 'td' || name === 'th' ? ' ' : ''
}
