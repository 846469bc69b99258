import { RichTextEditor } from '@mantine/tiptap'
import { t } from '../../lib/i18n.ts'
import { LinkControls } from './link-controls.tsx'
import { useToolbarKeys } from './use-toolbar-keys.ts'

/** In the words of the window's language, by the names that the component library has for its buttons. */
export function toolbarLabels() {
  const heading = (level: number): string => t('common:ui.editor.tool.heading', { level })
  return {
    boldControlLabel: t('common:ui.editor.tool.bold'),
    italicControlLabel: t('common:ui.editor.tool.italic'),
    underlineControlLabel: t('common:ui.editor.tool.underline'),
    h2ControlLabel: heading(2),
    h3ControlLabel: heading(3),
    h4ControlLabel: heading(4),
    bulletListControlLabel: t('common:ui.editor.tool.bulletList'),
    orderedListControlLabel: t('common:ui.editor.tool.numberedList'),
    blockquoteControlLabel: t('common:ui.editor.tool.quote'),
    unlinkControlLabel: t('common:ui.editor.tool.unlink'),
    clearFormattingControlLabel: t('common:ui.editor.tool.clear'),
    undoControlLabel: t('common:ui.editor.tool.undo'),
    redoControlLabel: t('common:ui.editor.tool.redo')
  }
}

/** What every store takes in a description; other formatting that a text has already is kept and not offered. */
export function RichToolbar() {
  const keys = useToolbarKeys()
  return (
    <RichTextEditor.Toolbar role="toolbar" aria-label={t('common:ui.editor.toolbar')} {...keys}>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
        <RichTextEditor.Underline />
        <RichTextEditor.ClearFormatting />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.H2 />
        <RichTextEditor.H3 />
        <RichTextEditor.H4 />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.Blockquote />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <LinkControls />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Undo />
        <RichTextEditor.Redo />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  )
}
