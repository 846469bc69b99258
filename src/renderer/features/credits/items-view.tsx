import { useMemo } from 'react'
import type { ItemCredit } from '#shared/contract/credits.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { useApi, useApiPages } from '../../lib/api.tsx'
import { formatDateTime } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { CreditList } from './credit-list.tsx'
import type { Column } from './credit-table.tsx'
import { CREDIT_WORDS } from './ledger-words.ts'
import { EXPORT_PAGE, exportName, useCreditsExport, type CreditsExport } from './use-credits-export.ts'

const PAGE = 200

const COLUMNS: readonly Column<ItemCredit>[] = [
  { name: 'Job', width: '80px', cell: ({ jobId }) => <a href={routes.job(jobId)}>{`Job ${jobId}`}</a> },
  {
    name: 'Product',
    width: 'minmax(160px, 1.2fr)',
    cell: (item) => item.productName,
    title: (item) => item.productName
  },
  { name: 'Attribute', width: '130px', cell: (item) => ATTRIBUTE_RULES[item.attribute].label },
  { name: 'Held', width: '150px', cell: (item) => (item.heldAt === null ? '–' : formatDateTime(item.heldAt)) },
  { name: 'Credit', width: '90px', cell: (item) => CREDIT_WORDS[item.credit] },
  {
    name: 'Why it came back',
    width: 'minmax(160px, 1.4fr)',
    look: 'dimmed',
    cell: (item) => item.releasedBecause,
    title: (item) => item.releasedBecause
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
        CREDIT_WORDS[item.credit],
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
      label="Credits by item"
      view="items"
      words={['item', 'items']}
      jobId={jobId}
      columns={COLUMNS}
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
