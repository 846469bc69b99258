import { Tabs } from '@mantine/core'
import { t } from '../../../lib/i18n.ts'
import { routes, useGo, type HistorySearch } from '../../../lib/routes.ts'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PublishesView } from './publishes-view.tsx'
import { ValuesView } from './values-view.tsx'
import classes from './history.module.css'

/** Everything that was ever written to the store: value by value, and run by run. */
export function HistoryScreen(search: HistorySearch) {
  const go = useGo()
  return (
    <div className={classes['screen']}>
      <PageHeader title={t('publish:history.title')} description={t('publish:history.description')} />
      <Tabs
        className={classes['tabs'] ?? ''}
        value={search.view ?? 'values'}
        onChange={(value) => go(routes.history(value === 'publishes' ? { view: 'publishes' } : {}))}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="values">{t('publish:history.values')}</Tabs.Tab>
          <Tabs.Tab value="publishes">{t('publish:history.publishes')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="values" className={classes['panel'] ?? ''}>
          <ValuesView initial={search} />
        </Tabs.Panel>
        <Tabs.Panel value="publishes" className={classes['panel'] ?? ''}>
          <PublishesView />
        </Tabs.Panel>
      </Tabs>
    </div>
  )
}
