import { Modal, Text, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { t } from '../../lib/i18n.ts'
import { useShortcutGroups } from '../../lib/shortcuts.ts'
import { Kbd } from '../../ui/kbd.tsx'
import classes from './shortcut-sheet.module.css'

export interface ShortcutSheetProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Every key that works now, grouped by screen. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('app:window.shortcuts')} size={640}>
      <Sheet />
    </Modal>
  )
}

function Sheet() {
  const groups = useShortcutGroups()
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const found = groups
    .map((group) => ({
      ...group,
      shortcuts: group.title.toLowerCase().includes(wanted)
        ? group.shortcuts
        : group.shortcuts.filter(({ label }) => label.toLowerCase().includes(wanted))
    }))
    .filter((group) => group.shortcuts.length > 0)
  return (
    <>
      <TextInput
        aria-label={t('app:shortcutSheet.search')}
        placeholder={t('app:shortcutSheet.placeholder')}
        leftSection={<Search size={14} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-autofocus
      />
      <div className={classes['groups']}>
        {found.map((group) => (
          <section key={group.title} className={classes['group']}>
            <h3 className={classes['title']}>{group.title}</h3>
            <dl className={classes['list']}>
              {group.shortcuts.map(({ keys, label }) => (
                <div key={`${keys} ${label}`} className={classes['row']}>
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      {found.length === 0 && (
        <Text size="sm" c="dimmed" py="md">
          {t('app:shortcutSheet.none', { query })}
        </Text>
      )}
      <Text size="xs" c="dimmed" mt="md">
        {t('app:shortcutSheet.typing')}
      </Text>
    </>
  )
}
