import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import type { SyncState } from '#shared/contract/sync.ts'
import { useApi } from '../../lib/api.tsx'
import { errorText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { saveText } from '../../lib/save-text.ts'
import { unsentFile } from './unsent-file.ts'

export interface SaveUnsentProps {
  readonly state: SyncState
}

/** Puts what the backend has not got into a file, and says what the file holds. */
export function SaveUnsent({ state }: SaveUnsentProps) {
  const client = useApi()
  const [saved, setSaved] = useState('')
  const [saving, setSaving] = useState(false)

  async function save(): Promise<void> {
    setSaving(true)
    const unsent = await client.call('sync.unsent', {})
    setSaving(false)
    if (!unsent.ok) return setSaved(errorText(unsent.error))
    const { events, total } = unsent.value
    const file = unsentFile(state, unsent.value, new Date())
    saveText(file.name, file.text, 'application/json')
    const held = { file: file.name, count: events.length }
    setSaved(events.length < total ? t('sync:unsent.fileOldest', { ...held, total }) : t('sync:unsent.file', held))
  }

  return (
    <>
      <Button variant="default" loading={saving} onClick={() => void save()}>
        {t('sync:saveUnsent')}
      </Button>
      <Text size="sm" role="status" c="dimmed">
        {saved}
      </Text>
    </>
  )
}
