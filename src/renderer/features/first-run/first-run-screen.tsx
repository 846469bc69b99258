import { Anchor, Button, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { FileInput, FlaskConical, Store } from 'lucide-react'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { useApi, useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
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
          {filled ? t('firstRun:titleFilled') : t('firstRun:titleEmpty')}
        </Title>
        <Text c="dimmed" maw={560} mt={6}>
          {t('firstRun:lead')}
        </Text>
      </header>
      <div className={classes['choices']}>
        <ChoiceCard
          icon={FlaskConical}
          title={t('firstRun:sample.title')}
          text={t('firstRun:sample.text')}
          action={
            <Button fullWidth onClick={() => void sample.load()} loading={sample.busy} variant="default">
              {t('firstRun:sample.action')}
            </Button>
          }
        />
        <ChoiceCard
          icon={FileInput}
          title={t('firstRun:csv.title')}
          text={t('firstRun:csv.text')}
          action={
            <Button fullWidth component="a" href={routes.import()} variant="default">
              {t('firstRun:csv.action')}
            </Button>
          }
        />
        <ChoiceCard
          icon={Store}
          title={t('firstRun:wix.title')}
          text={t('firstRun:wix.text')}
          action={
            <Button fullWidth component="a" href={routes.store({ connect: true })} variant="default">
              {t('firstRun:wix.action')}
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
            {t('firstRun:hasProducts', { count: status.instance.productCount })}{' '}
            <Anchor href={routes.products()}>{t('firstRun:goToProducts')}</Anchor>
          </Text>
        )}
        {status?.model.sample && (
          <Text size="sm" c="dimmed">
            <Trans ns="firstRun" i18nKey="sampleModel" components={{ settings: <Anchor href={routes.settings()} /> }} />
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
