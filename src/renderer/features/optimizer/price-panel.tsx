import { Anchor, Button, Switch, Text } from '@mantine/core'
import type { AppStatus } from '#shared/contract/app.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { draft, type Form } from './draft.ts'
import { EstimateLine } from './estimate-line.tsx'
import classes from './optimizer.module.css'
import { spendable, type Reach } from './reach.ts'
import type { EstimateState, Quote } from './use-quote.ts'

export interface PricePanelProps {
  readonly form: Form
  readonly quote: Quote | undefined
  /** The quote shown is of the choice before. */
  readonly stale: boolean
  readonly reach: Reach | null
  readonly estimate: EstimateState
  /** Earlier results are taken over. */
  readonly reusing: boolean
  readonly model: AppStatus['model'] | undefined
  readonly sending: boolean
  readonly retrying: boolean
  readonly onSubmit: () => void
}

export function PricePanel(props: PricePanelProps) {
  const { form, quote, stale, reach, estimate, reusing, model, sending, retrying, onSubmit } = props
  const products = quote?.productCount ?? 0
  const attributes = quote?.attributeCount ?? form.attributes.length
  const credits = quote?.requiredCredits ?? 0
  const after = quote && spendable(quote, reach) - quote.requiredCredits
  const takenOver = reusing ? products * attributes - credits : 0
  return (
    <section aria-label="Price" className={classes['price']} data-stale={stale || undefined}>
      <div aria-live="polite" aria-atomic data-testid="price">
        <div className={classes['sum']}>
          {formatCount(products, 'product')} × {formatCount(attributes, 'attribute')}
          {takenOver > 0 && ` − ${formatNumber(takenOver)} taken over`} =
        </div>
        <div className={classes['total']}>{formatCount(credits, 'credit')}</div>
      </div>
      <EstimateLine state={estimate} estimate={quote?.estimate ?? null} upTo={reusing} />
      <dl className={classes['balance']}>
        <dt>{reach === null ? 'Balance now' : 'On this device'}</dt>
        <dd>{quote ? formatNumber(quote.remainingBefore) : '–'}</dd>
        {reach !== null && (
          <>
            <dt>At the store</dt>
            <dd>{reach.reachable ? formatNumber(reach.atStore) : 'Out of reach now'}</dd>
          </>
        )}
        <dt>After this job</dt>
        <dd data-short={(after ?? 0) < 0 || undefined}>
          {after === undefined ? '–' : after < 0 ? `${formatNumber(-after)} too few` : formatNumber(after)}
        </dd>
        <dt>Model</dt>
        <dd>{model ? model.name : '–'}</dd>
      </dl>
      {model && <ModelNote model={model} />}
      <Switch
        size="sm"
        label="Start right away"
        checked={form.autoStart}
        onChange={(event) => draft.change({ autoStart: event.currentTarget.checked })}
      />
      <Button fullWidth size="md" loading={sending} onClick={onSubmit} className={classes['submit'] ?? ''}>
        {retrying ? 'Try again' : form.autoStart ? 'Create and start job' : 'Create job'}
      </Button>
      <Text size="xs" c="dimmed" ta="center" mt={6}>
        <Kbd keys="mod+enter" />
      </Text>
    </section>
  )
}

function ModelNote({ model }: { readonly model: AppStatus['model'] }) {
  if (model.ready && !model.sample) return null
  return (
    <Text size="xs" c="dimmed" mb="sm">
      {model.sample ? (
        <>
          Sample model: no key needed. Its texts are only for trying out.{' '}
          <Anchor href={routes.settings()} size="xs">
            Use a real model
          </Anchor>
        </>
      ) : (
        <>
          This model is not ready: jobs will wait.{' '}
          <Anchor href={routes.settings()} size="xs">
            Check Settings
          </Anchor>
        </>
      )}
    </Text>
  )
}
