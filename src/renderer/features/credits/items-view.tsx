import { useMemo } from 'react'
import type { ItemCredit } from '#shared/contract/credits.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { useApi, useApiPages } from '../../lib/api.tsx'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { engineText } from '../../lib/error-words.ts'
import { formatDateTime } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { EngineText } from '../../ui/engine-text.tsx'
import { CreditList } from './credit-list.tsx'
import type { Column } from './credit-table.tsx'
import { JobName } from './job-name.tsx'
import { EXPORT_PAGE, IN_FILES, exportName, useCreditsExport, type CreditsExport } from './use-credits-export.ts'

const PAGE = 200

const columns = (): readonly Column<ItemCredit>[] => [
  {
    name: t('credits:column.job'),
    width: '88px',
    cell: ({ jobId, regenerated }) => <JobName jobId={jobId} regenerated={regenerated} />
  },
  {
    name: t('credits:column.product'),
    width: 'minmax(160px, 1.2fr)',
    cell: (item) => item.productName,
    title: (item) => item.productName
  },
  { name: t('credits:column.attribute'), width: '130px', cell: (item) => attributeLabel(item.attribute) },
  {
    name: t('credits:column.held'),
    width: '150px',
    cell: (item) => (item.heldAt === null ? '–' : formatDateTime(item.heldAt))
  },
  { name: t('credits:column.credit'), width: '90px', cell: (item) => t(`credits:state.${item.credit}`) },
  {
    name: t('credits:column.why'),
    width: 'minmax(160px, 1.4fr)',
    look: 'dimmed',
    cell: (item) => item.releasedBecause && <EngineText message={item.releasedBecause} />,
    title: (item) => item.releasedBecause && engineText(item.releasedBecause)
  }
]

export function itemsExport(client: ApiClient, jobId: number | undefined): CreditsExport<ItemCredit> {
  return {
    fileName: exportName('credits-by-item', jobId),
    header: ['Item', 'Job', 'Product id', 'Product', 'Attribute', 'Held (UTC)', 'Period', 'Credit', 'Why it came back'],
    rowsOf: (item) => [
      [
        item.itemId,
        item.jobId,
        item.productId,
        item.productName,
        item.attribute,
        item.heldAt ?? '',
        item.period ?? '',
        t(`credits:state.${item.credit}`, IN_FILES),
        item.releasedBecause ?? ''
      ]
    ],
    fetchPage: async (cursor) => {
      const page = await client.call('credits.items', { jobId, cursor, limit: EXPORT_PAGE })
      return page.ok ? { ok: true, value: { rows: page.value.items, nextCursor: page.value.nextCursor } } : page
    }
  }
}

/** How the one credit of each item stands. */
export function ItemsView({ jobId }: { readonly jobId: number | undefined }) {
  const client = useApi()
  const pages = useApiPages('credits.items', { ...(jobId === undefined ? {} : { jobId }), limit: PAGE })
  const exporting = useCreditsExport(useMemo(() => itemsExport(client, jobId), [client, jobId]))
  const items = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data])
  return (
    <CreditList
      label={t('credits:list.items')}
      view="items"
      countWords={(count) => t('common:count.item', { count })}
      jobId={jobId}
      columns={columns()}
      rows={items}
      keyOf={(item) => item.itemId}
      total={pages.data?.pages[0]?.total}
      error={pages.error?.body}
      onRetry={() => void pages.refetch()}
      onEnd={() => {
        if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
      }}
      exporting={exporting}
    />
  )
}
