import { Button, Tabs } from '@mantine/core'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { formatPeriod } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { routes, useGo, type CreditsView } from '../../lib/routes.ts'
import { useLinked } from '../../lib/use-linked.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AdjustDialog } from './adjust-dialog.tsx'
import { Balance } from './balance.tsx'
import balance from './balance.module.css'
import classes from './credits-screen.module.css'
import { ItemsView } from './items-view.tsx'
import { JobsView } from './jobs-view.tsx'
import { LedgerView } from './ledger-view.tsx'
import { MonthSection } from './month-section.tsx'
import { StoreBalance } from './store-balance.tsx'

const TABS = [
  { value: 'ledger', View: LedgerView },
  { value: 'jobs', View: JobsView },
  { value: 'items', View: ItemsView }
] as const

export interface CreditsScreenProps {
  /** Show only the movements of this job. */
  readonly jobId?: number | undefined
  /** The ledger where not given. */
  readonly view?: CreditsView | undefined
}

/** The balance of the period, and where every credit of it went: movement by movement, by job and by item. */
export function CreditsScreen({ jobId, view }: CreditsScreenProps) {
  const go = useGo()
  const credits = useApiQuery('credits.get', {})
  const linked = useLinked()
  const [adjusting, setAdjusting] = useState(false)
  return (
    <div className={classes['screen']}>
      <PageHeader
        title={t('credits:title')}
        description={credits.data && linked !== undefined && summary(credits.data, linked)}
        actions={
          linked === false && (
            <>
              <Button variant="default" onClick={() => setAdjusting(true)}>
                {t('credits:adjust.open')}
              </Button>
              <Button component="a" href={routes.settings()} variant="default">
                {t('credits:adjust.setAllowance')}
              </Button>
            </>
          )
        }
      />
      {credits.error && <ErrorState error={credits.error.body} onRetry={() => void credits.refetch()} />}
      {credits.data &&
        (credits.data.store === null ? (
          <Balance credits={credits.data} linked={linked === true} />
        ) : (
          <StoreBalance store={credits.data.store} />
        ))}
      {credits.data && credits.data.expired > 0 && (
        <p role="status" className={balance['expired']}>
          {t('credits:expired', { count: credits.data.expired })}
        </p>
      )}
      {credits.data && <MonthSection allowance={credits.data.creditsTotal} linked={linked === true} />}
      <Tabs
        className={classes['tabs'] ?? ''}
        value={view ?? 'ledger'}
        onChange={(value) => go(routes.credits({ view: viewOf(value), jobId }))}
        keepMounted={false}
      >
        <Tabs.List>
          {TABS.map(({ value }) => (
            <Tabs.Tab key={value} value={value}>
              {t(`credits:view.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value, View }) => (
          <Tabs.Panel key={value} value={value} className={classes['panel'] ?? ''}>
            <View jobId={jobId} />
          </Tabs.Panel>
        ))}
      </Tabs>
      {adjusting && credits.data && <AdjustDialog credits={credits.data} onClose={() => setAdjusting(false)} />}
    </div>
  )
}

function viewOf(value: string | null): CreditsView | undefined {
  return value === 'jobs' || value === 'items' ? value : undefined
}

function summary(
  { creditsTotal, creditsUsed, remaining, period, store }: Output<'credits.get'>,
  linked: boolean
): string {
  const month = formatPeriod(period)
  if (!linked) return t('credits:summary.own', { used: creditsUsed, count: creditsTotal, month })
  return store === null
    ? t('credits:summary.unsynced', { count: remaining, month })
    : t('credits:summary.linked', {
        left: remaining + store.unleased,
        count: store.allowance,
        here: remaining,
        unleased: store.unleased,
        month
      })
}
