import { Button, Group, Stack } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useApi } from '../../lib/api.tsx'
import { errorText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { notifyDone } from '../../lib/notify.ts'
import { useCancellable } from '../../lib/use-cancellable.ts'
import { KeyInput } from './access-fields.tsx'
import { startFirstPull } from './first-pull.ts'
import { PermissionList } from './permission-list.tsx'

/** A store that is known: what it is called, and where it is. */
export interface Site {
  readonly name: string
  readonly place: { readonly siteId: string; readonly baseUrl?: string }
}

/** Asks for another key of the same site. */
export function openChangeKey(site: Site): void {
  const id = modals.open({
    title: t('store:changeKey.title', { store: site.name }),
    children: <ChangeKeyForm site={site} onClose={() => modals.close(id)} />
  })
}

function ChangeKeyForm({ site, onClose }: { readonly site: Site; readonly onClose: () => void }) {
  const client = useApi()
  const { call, cancel } = useCancellable()
  const queries = useQueryClient()
  const [key, setKey] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState(false)

  // Whoever closes the dialog, in whatever way, no longer wants it.
  useEffect(() => cancel, [cancel])

  async function submit(): Promise<void> {
    if (key.trim() === '') return setError(t('store:access.keyMissing'))
    setBusy(true)
    const result = await call('shop.connect', { ...site.place, apiKey: key.trim() })
    setBusy(false)
    if (!result.ok) return setError(errorText(result.error))
    setKey('')
    await startFirstPull(client)
    await queries.invalidateQueries()
    notifyDone(t('store:changeKey.saved'))
    onClose()
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <Stack gap="sm">
        <PermissionList />
        <KeyInput
          focusFirst
          value={key}
          error={error}
          onChange={(next) => {
            setKey(next)
            setError(undefined)
          }}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('store:changeKey.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
