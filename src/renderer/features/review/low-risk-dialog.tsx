import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import type { ReviewFilter } from '#shared/contract/review-filter.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { ApiError, useApi, useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ValueDiff } from '../../ui/value-diff.tsx'
import type { ItemView } from './item-view.ts'
import { approvable } from './review-filter.ts'
import { finalText } from './review-rows.ts'
import { RiskMark } from './risk-mark.tsx'
import classes from './low-risk-dialog.module.css'

const SAMPLE = 8

export interface LowRiskDialogProps {
  /** What matches beside the tab: of that, what is open, of low risk and can be approved. */
  readonly filter: ReviewFilter
  readonly view: ItemView
  readonly settled: () => Promise<void>
  readonly onApprove: (listId: string) => void
  readonly onClose: () => void
}

/** Shows a few of many texts before all of them are approved: exactly the ones that were counted, and none that comes later. */
export function LowRiskDialog({ filter, view, settled, onApprove, onClose }: LowRiskDialogProps) {
  const client = useApi()
  const [seed, setSeed] = useState(1)
  const list = useQuery<Output<'review.open'>, ApiError>({
    queryKey: ['review.lowRisk', filter],
    queryFn: async () => {
      await settled()
      const opened = await client.call('review.open', { filter: { ...approvable(filter), risk: ['low'] } })
      if (!opened.ok) throw new ApiError(opened.error)
      return opened.value
    },
    gcTime: 0
  })
  const listId = list.data?.listId
  const total = list.data?.total ?? 0
  const sample = useApiQuery(
    'review.sample',
    { id: listId ?? '', count: SAMPLE, seed },
    { enabled: listId !== undefined, keepPrevious: true }
  )
  const error = list.error ?? sample.error
  const rows = sample.data?.rows.flatMap(({ item }) => item ?? []) ?? []
  return (
    <Dialog onClose={onClose} size="xl" title={t('review:lowRisk.title', { count: total })}>
      <Stack gap="sm">
        {error ? (
          <ErrorState error={error.body} onRetry={() => void list.refetch()} />
        ) : total === 0 && list.isSuccess ? (
          <Text size="sm">{t('review:lowRisk.none')}</Text>
        ) : (
          <>
            <Text size="sm" c="dimmed">
              {total <= SAMPLE ? t('review:lowRisk.all') : t('review:lowRisk.some', { shown: rows.length })}
            </Text>
            <div
              role="region"
              aria-label={t('review:lowRisk.sample')}
              aria-busy={!sample.isSuccess}
              tabIndex={0}
              className={classes['sample']}
            >
              <ul className={classes['rows']}>
                {rows.map((item) => (
                  <li key={item.id} className={classes['row']}>
                    <div className={classes['about']}>
                      <span className={classes['product']} dir="auto">
                        {item.productName}
                      </span>
                      <span className={classes['attribute']}>{attributeLabel(item.attribute)}</span>
                      <RiskMark risk={item.risk} changeShare={item.changeShare} />
                    </div>
                    <div className={classes['text']}>
                      <ValueDiff
                        before={item.original}
                        after={finalText(item)}
                        html={ATTRIBUTE_RULES[item.attribute].html}
                        form="text"
                        layout={view.layout}
                        wrap={view.wrap}
                        language={item.language}
                      />
                    </div>
                  </li>
                ))}
              </ul>
            </div>
          </>
        )}
        <Group gap="xs" justify="flex-end">
          {total > SAMPLE && (
            <Button variant="subtle" me="auto" onClick={() => setSeed(seed + 1)}>
              {t('review:lowRisk.others')}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button
            disabled={listId === undefined || total === 0 || !sample.isSuccess}
            onClick={() => {
              if (listId !== undefined) onApprove(listId)
            }}
          >
            {t('review:lowRisk.approve', { items: total })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
