import { Anchor, Button, Group, NumberInput, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { useApiCommand, useApiQuery } from '../../lib/api.tsx'
import { errorText } from '../../lib/error-words.ts'
import { formatPeriod, numberSeparators } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { notifyDone } from '../../lib/notify.ts'
import { routes } from '../../lib/routes.ts'
import { useLinked } from '../../lib/use-linked.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { TitledSection } from '../../ui/titled-section.tsx'

const MAX_ALLOWANCE = 10_000_000

/** Without a backend the merchant is their own vendor: the allowance is a limit they set for themselves. */
export function AllowanceSection() {
  const credits = useApiQuery('credits.get', {})
  const linked = useLinked()
  const store = credits.data?.store ?? null
  return (
    <TitledSection
      title={t('settings:allowance.title')}
      text={linked === false ? t('settings:allowance.textAlone') : t('settings:allowance.text')}
    >
      {credits.error && <ErrorState error={credits.error.body} onRetry={() => void credits.refetch()} />}
      {credits.data && linked === false && <AllowanceForm key={credits.data.creditsTotal} credits={credits.data} />}
      {credits.data && linked === true && (
        <Text size="sm">
          {store === null
            ? t('settings:allowance.unsynced')
            : t('settings:allowance.linked', { count: store.allowance })}{' '}
          <Anchor inherit href={routes.credits()}>
            {t('settings:allowance.holders')}
          </Anchor>
        </Text>
      )}
    </TitledSection>
  )
}

function AllowanceForm({ credits }: { readonly credits: Output<'credits.get'> }) {
  const queries = useQueryClient()
  const command = useApiCommand('credits.setAllowance')
  const [typed, setTyped] = useState<number | string>(credits.creditsTotal)
  const valid = typeof typed === 'number' && Number.isInteger(typed) && typed >= 0 && typed <= MAX_ALLOWANCE

  function save(): void {
    if (!valid) return
    command.mutate(
      { input: { creditsTotal: typed } },
      {
        onSuccess: (balance) => {
          queries.setQueryData<Output<'credits.get'>>(['credits.get', {}], (old) => old && { ...old, ...balance })
          void queries.invalidateQueries({ queryKey: ['credits.ledger'] })
          notifyDone(t('settings:allowance.saved', { count: balance.creditsTotal }))
        }
      }
    )
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Group align="flex-end" gap="xs">
        <NumberInput
          label={t('settings:allowance.label')}
          description={t('settings:allowance.used', {
            count: credits.creditsUsed,
            period: formatPeriod(credits.period)
          })}
          min={0}
          max={MAX_ALLOWANCE}
          allowDecimal={false}
          {...numberSeparators()}
          value={typed}
          onChange={setTyped}
          error={command.error && errorText(command.error.body)}
          w={320}
        />
        <Button
          type="submit"
          variant="default"
          loading={command.isPending}
          disabled={!valid || typed === credits.creditsTotal}
        >
          {t('settings:save')}
        </Button>
      </Group>
    </form>
  )
}
