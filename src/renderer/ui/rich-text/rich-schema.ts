import { Extension, getSchema, Mark, type Extensions } from '@tiptap/core'
import { Link } from '@tiptap/extension-link'
import { StarterKit } from '@tiptap/starter-kit'
import { isAddress } from './rich-source.ts'

/** What a text keeps and the editor does not show; see `kept-attributes.ts`. */
const Kept = Extension.create({
  name: 'kept',
  addGlobalAttributes: () => [
    {
      types: [
        'paragraph',
        'heading',
        'bulletList',
        'orderedList',
        'listItem',
        'blockquote',
        'horizontalRule',
        'hardBreak',
        'bold',
        'italic',
        'underline',
        'strike',
        'link',
        'span'
      ],
      attributes: {
        kept: {
          default: null,
          parseHTML: (element) => element.getAttribute('data-kept'),
          renderHTML: ({ kept }) => (typeof kept === 'string' ? { 'data-kept': kept } : {})
        }
      }
    }
  ]
})

/** A stretch of text with a colour, a size or a class of its own. Several can cover the same words. */
const Span = Mark.create({
  name: 'span',
  excludes: '',
  parseHTML: () => [{ tag: 'span[data-kept]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0]
})

/** A link leads nowhere while it is edited: its address is in the tooltip. */
const InertLink = Link.extend({
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-href'),
      renderHTML: ({ href }) => (typeof href === 'string' ? { 'data-href': href, title: href } : {})
    }
  }),
  parseHTML: () => [
    { tag: 'a[data-href]', getAttrs: (element) => isAddress(element.getAttribute('data-href') ?? '') && null }
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0]
}).configure({
  autolink: false,
  linkOnPaste: false,
  openOnClick: false,
  HTMLAttributes: {},
  isAllowedUri: (address) => isAddress(address)
})

/** What descriptions on Wix hold. Made once: the schema that a text is tried with is the one that it is edited with. */
export const richExtensions: Extensions = [
  StarterKit.configure({
    code: false,
    codeBlock: false,
    gapcursor: false,
    link: false,
    trailingNode: false,
    dropcursor: { color: false, class: 'drop-cursor' }
  }),
  InertLink,
  Span,
  Kept
]

export const richSchema = getSchema(richExtensions)
