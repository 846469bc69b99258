import { Anchor, Button, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { FileInput, FlaskConical, Store } from 'lucide-react'
import { useState } from 'react'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { formatCount } from '../../lib/format.ts'
import { routes, useGo } from '../../lib/routes.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ChoiceCard } from './choice-card.tsx'
import classes from './first-run-screen.module.css'

/** What a store without products opens with: three ways to fill it, two of them without a key. */
export function FirstRunScreen() {
  const { data: status } = useApiQuery('app.status', {})
  const sample = useLoadSample()
  const filled = status !== undefined && status.instance.productCount > 0
  return (
    <div className={classes['screen']}>
      <header className={classes['head']}>
        <Title order={1} size="h2">
          {filled ? 'Add more products' : 'Start with some products'}
        </Title>
        <Text c="dimmed" maw={560} mt={6}>
          Wordshelf rewrites product text in bulk. You see the price before a job starts, and you approve every change
          before it leaves the app.
        </Text>
      </header>
      <div className={classes['choices']}>
        <ChoiceCard
          icon={FlaskConical}
          title="Sample store"
          text="A ready-made catalogue to try everything on. It needs no account and no key, and nothing leaves this computer."
          action={
            <Button fullWidth onClick={() => void sample.load()} loading={sample.busy} variant="default">
              Load the sample store
            </Button>
          }
        />
        <ChoiceCard
          icon={FileInput}
          title="CSV file"
          text="A product export from Wix, in the old or the new format. You see what is in it before anything is taken over."
          action={
            <Button fullWidth component="a" href={routes.import()} variant="default">
              Choose a CSV file
            </Button>
          }
        />
        <ChoiceCard
          icon={Store}
          title="Wix store"
          text="Your own store: its products come in, and what you approve goes back. You need an API key, which you make at Wix in a minute."
          action={
            <Button fullWidth component="a" href={routes.store({ connect: true })} variant="default">
              Connect a Wix store
            </Button>
          }
        />
      </div>
      {sample.error && (
        <div className={classes['error']}>
          <ErrorState error={sample.error} onRetry={() => void sample.load()} />
        </div>
      )}
      <footer className={classes['foot']}>
        {filled && (
          <Text size="sm" c="dimmed">
            This store has {formatCount(status.instance.productCount, 'product')}.{' '}
            <Anchor href={routes.products()}>Go to Products</Anchor>
          </Text>
        )}
        {status?.model.sample && (
          <Text size="sm" c="dimmed">
            Texts are written by the sample model inside the app. To use OpenAI or a server of your own, open{' '}
            <Anchor href={routes.settings()}>Settings</Anchor>.
          </Text>
        )}
      </footer>
    </div>
  )
}

function useLoadSample() {
  const client = useApi()
  const queries = useQueryClient()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<ErrorBody | null>(null)

  async function load(): Promise<void> {
    setBusy(true)
    setError(null)
    const result = await client.call('sample.load', {})
    if (result.ok) {
      await queries.invalidateQueries()
      go(routes.products())
    } else {
      setError(result.error)
      setBusy(false)
    }
  }

  return { load, busy, error }
}
