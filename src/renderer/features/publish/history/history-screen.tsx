import { Tabs } from '@mantine/core'
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
      <PageHeader
        title="History"
        description="Every value that was published, what it replaced, and the way back. It is kept without limit."
      />
      <Tabs
        className={classes['tabs'] ?? ''}
        value={search.view ?? 'values'}
        onChange={(value) => go(routes.history(value === 'publishes' ? { view: 'publishes' } : {}))}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="values">Values</Tabs.Tab>
          <Tabs.Tab value="publishes">Publishes</Tabs.Tab>
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
