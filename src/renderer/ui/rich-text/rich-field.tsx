import { RichTextEditor } from '@mantine/tiptap'
import '@mantine/tiptap/styles.css'
import { useEditor } from '@tiptap/react'
import { useLayoutEffect } from 'react'
import { WaitingField } from '../waiting-field.tsx'
import safe from '../safe-html.module.css'
import { richExtensions } from './rich-schema.ts'
import type { RichDocument } from './rich-document.ts'
import { pastedSource } from './rich-source.ts'
import { RichToolbar, toolbarLabels } from './rich-toolbar.tsx'
import classes from './rich-field.module.css'

export interface RichFieldProps {
  /** Read once: what is edited from then on is the editor's own. */
  readonly document: RichDocument
  readonly label: string
  readonly language: string
  /** Id of what is said about the text. */
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly onChange: (html: string) => void
}

/** A description with its formatting, edited as it reads. */
export function RichField({ document, label, language, describedBy, invalid, onChange }: RichFieldProps) {
  const editor = useEditor({
    extensions: richExtensions,
    content: document.content,
    // Made once the field stands: one that is made while it is drawn is thrown away where that takes long.
    immediatelyRender: false,
    // The page's policy forbids styles from scripts; those of the editor come with the style sheet.
    injectCSS: false,
    // "5 * 3 * 2 cm" stays what was typed.
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
        'aria-invalid': String(invalid),
        ...(describedBy !== undefined && { 'aria-describedby': describedBy }),
        class: [safe['html'], classes['text']].join(' '),
        lang: language,
        dir: 'auto',
        spellcheck: 'true'
      },
      transformPastedHTML: pastedSource,
      handleDOMEvents: { keydown: (_view, event) => isForThePage(event) }
    },
    onUpdate: ({ editor: current }) => onChange(document.write(current.getJSON()))
  })
  useLayoutEffect(() => {
    if (editor === null) return
    // The editor's own command takes the focus a frame later, and a key may come in between.
    editor.view.dom.focus({ preventScroll: true })
    editor.commands.focus('end', { scrollIntoView: false })
  }, [editor])

  if (editor === null) return <WaitingField label={label} />

  return (
    <RichTextEditor
      editor={editor}
      labels={toolbarLabels()}
      withTypographyStyles={false}
      withCodeHighlightStyles={false}
      classNames={{
        root: classes['root'] ?? '',
        toolbar: classes['toolbar'] ?? '',
        control: classes['control'] ?? '',
        content: classes['content'] ?? ''
      }}
    >
      <RichToolbar />
      <RichTextEditor.Content />
    </RichTextEditor>
  )
}

/** Keys that leave the text or save it: the editor would indent a list or break a line. */
function isForThePage({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return key === 'Tab' || key === 'Escape' || (key === 'Enter' && (ctrlKey || metaKey))
}
