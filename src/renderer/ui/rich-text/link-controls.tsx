import { Button, Group, Popover, TextInput } from '@mantine/core'
import { RichTextEditor, useRichTextEditorContext } from '@mantine/tiptap'
import { useEditorState } from '@tiptap/react'
import { Link } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { t } from '../../lib/i18n.ts'
import { isAddress } from './rich-source.ts'

/** Makes a link of what is selected, gives the link that the cursor is in another address, or takes it away. */
export function LinkControls() {
  const { editor } = useRichTextEditorContext()
  const [address, setAddress] = useState<string | null>(null)
  const state = useEditorState({
    editor,
    selector: ({ editor: current }) => {
      if (current === null || current.isDestroyed) return { active: false, possible: false }
      const active = current.isActive('link')
      // Nothing is selected that could lead anywhere.
      return { active, possible: active || !current.state.selection.empty }
    }
  })
  const given = address?.trim() ?? ''
  const wrong = given !== '' && !isAddress(given)

  const open = (): void => {
    const href: unknown = editor?.getAttributes('link')['href']
    setAddress(typeof href === 'string' ? href : '')
  }
  const close = (): void => {
    setAddress(null)
    editor?.commands.focus()
  }
  const set = (): void => {
    if (wrong) return
    const link = editor?.chain().focus().extendMarkRange('link')
    if (given === '') link?.unsetLink().run()
    else link?.setLink({ href: given }).run()
    close()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      set()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
  }

  return (
    <>
      <Popover
        opened={address !== null}
        onChange={(opened) => !opened && setAddress(null)}
        trapFocus
        hideDetached={false}
        shadow="md"
        withRoles
      >
        <Popover.Target>
          <RichTextEditor.Control
            active={state?.active ?? false}
            disabled={state?.possible !== true}
            aria-label={t('common:ui.editor.tool.link')}
            title={t('common:ui.editor.tool.link')}
            onClick={() => (address === null ? open() : close())}
          >
            <Link size={14} aria-hidden />
          </RichTextEditor.Control>
        </Popover.Target>
        <Popover.Dropdown p="xs" onKeyDown={onKeyDown}>
          <Group gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              size="xs"
              w={280}
              dir="ltr"
              aria-label={t('common:ui.editor.link.address')}
              value={address ?? ''}
              onChange={({ currentTarget }) => setAddress(currentTarget.value)}
              error={wrong && t('common:ui.editor.link.refused')}
              data-autofocus
            />
            <Button size="xs" disabled={wrong} onClick={set}>
              {t('common:ui.editor.link.set')}
            </Button>
          </Group>
        </Popover.Dropdown>
      </Popover>
      <RichTextEditor.Unlink disabled={state?.active !== true} />
    </>
  )
}
