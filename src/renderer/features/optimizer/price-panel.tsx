import { Anchor, Button, Switch, Text } from '@mantine/core'
import type { AppStatus } from '#shared/contract/app.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/i18n.ts'
import { modelLabel } from '../../lib/model-label.ts'
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
  /** The store has a backend, which can have credits beside those of this device. */
  readonly linked: boolean
  readonly estimate: EstimateState
  /** Earlier results are taken over. */
  readonly reusing: boolean
  readonly model: AppStatus['model'] | undefined
  readonly sending: boolean
  readonly retrying: boolean
  readonly onSubmit: () => void
}

export function PricePanel(props: PricePanelProps) {
  const { form, quote, stale, reach, linked, estimate, reusing, model, sending, retrying, onSubmit } = props
  const products = quote?.productCount ?? 0
  const attributes = quote?.attributeCount ?? form.attributes.length
  const credits = quote?.requiredCredits ?? 0
  const after = quote && spendable(quote, reach) - quote.requiredCredits
  const takenOver = reusing ? products * attributes - credits : 0
  const factors = {
    products: t('common:count.product', { count: products }),
    attributes: t('common:count.attribute', { count: attributes })
  }
  return (
    <section aria-label={t('optimizer:price.title')} className={classes['price']} data-stale={stale || undefined}>
      <div aria-live="polite" aria-atomic data-testid="price">
        <div className={classes['sum']}>
          {takenOver > 0
            ? t('optimizer:price.sumTakenOver', { ...factors, takenOver })
            : t('optimizer:price.sum', factors)}
        </div>
        <div className={classes['total']}>{t('common:count.credit', { count: credits })}</div>
      </div>
      <EstimateLine state={estimate} estimate={quote?.estimate ?? null} upTo={reusing} />
      <dl className={classes['balance']}>
        <dt>{t(linked ? 'optimizer:price.onDevice' : 'optimizer:price.balance')}</dt>
        <dd>{quote ? formatNumber(quote.heldHere) : '–'}</dd>
        {linked && (
          <>
            <dt>{t('optimizer:price.atStore')}</dt>
            <dd>
              {reach === null ? '–' : reach.reachable ? formatNumber(reach.atStore) : t('optimizer:price.outOfReach')}
            </dd>
          </>
        )}
        <dt>{t('optimizer:price.after')}</dt>
        <dd data-short={(after ?? 0) < 0 || undefined}>
          {after === undefined ? '–' : after < 0 ? t('optimizer:price.tooFew', { count: -after }) : formatNumber(after)}
        </dd>
        <dt>{t('optimizer:price.model')}</dt>
        <dd>{model === undefined ? '–' : modelLabel(model.name)}</dd>
      </dl>
      {model && <ModelNote model={model} />}
      <Switch
        size="sm"
        label={t('optimizer:price.startNow')}
        checked={form.autoStart}
        onChange={(event) => draft.change({ autoStart: event.currentTarget.checked })}
      />
      <Button fullWidth size="md" loading={sending} onClick={onSubmit} className={classes['submit'] ?? ''}>
        {t(
          retrying
            ? 'optimizer:price.tryAgain'
            : form.autoStart
              ? 'optimizer:price.createAndStart'
              : 'optimizer:price.create'
        )}
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
          {t('optimizer:price.sampleModel')}{' '}
          <Anchor href={routes.settings()} size="xs">
            {t('optimizer:price.useRealModel')}
          </Anchor>
        </>
      ) : (
        <>
          {t('optimizer:price.notReady')}{' '}
          <Anchor href={routes.settings()} size="xs">
            {t('optimizer:price.checkSettings')}
          </Anchor>
        </>
      )}
    </Text>
  )
}
