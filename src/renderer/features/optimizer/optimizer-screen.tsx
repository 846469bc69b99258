import { useHotkeys } from '@mantine/hooks'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Input } from '#shared/contract/contract.ts'
import type { ErrorBody } from '#shared/contract/errors.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { engineText, errorText } from '../../lib/error-words.ts'
import { t } from '../../lib/i18n.ts'
import { productSelection, useProductSelection } from '../../lib/selection.ts'
import { useLinked } from '../../lib/use-linked.ts'
import { useShortcutGroup, type ShortcutGroup } from '../../lib/shortcuts.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AttributesSection } from './attributes-section.tsx'
import { draft, useForm, type Form } from './draft.ts'
import { CreatedNotice, FetchNotice, RefusedNotice, Shortfall, UnansweredNotice } from './notices.tsx'
import classes from './optimizer.module.css'
import { PricePanel } from './price-panel.tsx'
import { currentErrors, type Problem } from './problem.ts'
import { ProductsSection } from './products-section.tsx'
import { PromptSection } from './prompt-section.tsx'
import { fetchWords, reachOf, shortWords, spendable, type Reach } from './reach.ts'
import { offerOf, reuseChosen, ReuseOffer } from './reuse-offer.tsx'
import { canTry, TrialSwitch } from './trial-switch.tsx'
import { useMissingCounts, useQuote, type Quote } from './use-quote.ts'
import { useOncePriced } from './use-once-priced.ts'
import { useSubmit } from './use-submit.ts'
import { useTarget } from './use-target.ts'

const shortcuts = (): ShortcutGroup => ({
  title: t('optimizer:title'),
  shortcuts: [{ keys: 'mod+enter', label: t('optimizer:shortcut') }]
})

export function OptimizerScreen() {
  const form = useForm()
  const selection = useProductSelection()
  const status = useApiQuery('app.status', {})
  const settings = useApiQuery('settings.get', {})
  const collections = useApiQuery('collections.list', {})
  const target = useTarget(form, selection)
  const language = form.language ?? settings.data?.language ?? 'en'
  const quote = useQuote(form, target, { language, model: status.data?.model.name })
  const missing = useMissingCounts(target.productIds, status.data?.instance.productCount ?? Number.POSITIVE_INFINITY)
  const sync = useApiQuery('sync.get', {}).data
  const linked = useLinked() ?? false
  const reach = reachOf(quote.data, sync)
  const { sending, problem, unanswered, created, send, dismissCreated } = useSubmit()

  const offer = quote.isPlaceholderData ? null : offerOf(quote.data)
  const reuse = reuseChosen(form, selection)
  const [choiceMissing, setChoiceMissing] = useState(false)
  const firstChoice = useRef<HTMLInputElement>(null)
  const input = useMemo(
    () => inputOf(form, target.productIds, language, reuse === true),
    [form, target.productIds, language, reuse]
  )
  // Without products there is nothing to wait for.
  const priced = target.error !== null || (!target.resolving && (unanswered || quote.settled))
  const { waiting, ask } = useOncePriced(priced, form, selection, () => {
    if (target.error !== null) return
    // A create that is sent again must be the one that was sent before, whatever has been found out since.
    const mustChoose = offer !== null && reuse === null && !unanswered
    setChoiceMissing(mustChoose)
    if (mustChoose) firstChoice.current?.focus()
    else void send(form, selection, input)
  })
  // Also from within the prompt, where a merchant has just finished typing.
  useHotkeys([['mod+Enter', ask]], [])
  useShortcutGroup(shortcuts)
  useShowFirstError(problem)

  const errors = currentErrors(problem, form, selection)
  const refusal = problem && problem.form === form && problem.selection === selection ? problem.body : null
  const shown = quote.data && reuse === true ? withReuse(quote.data) : quote.data
  // Before the choice the cheaper way counts: it may be all that is needed.
  const cheapest = quote.data && reuse !== false ? withReuse(quote.data) : quote.data
  const current = quote.isPlaceholderData ? undefined : cheapest
  const short = shortfallOf(refusal, current, form, reach)
  const fetched = !short && shown && !quote.isPlaceholderData ? fetchWords(shown, reach) : null
  const shortFirst = useIsFirst(short !== null, offer !== null)
  const shortfall = short && (
    <Shortfall
      message={short.message}
      remaining={short.remaining}
      productCount={short.productCount}
      attributes={form.attributes}
      linked={linked}
      onKeepProducts={(count) => {
        productSelection.selectIds(target.productIds.slice(0, count))
        draft.change({ scope: 'products' })
      }}
      onKeepAttributes={(count) => draft.change({ attributes: form.attributes.slice(0, count) })}
    />
  )

  return (
    <div>
      <PageHeader title={t('optimizer:title')} description={t('optimizer:text')} />
      <div className={classes['layout']}>
        <div className={classes['sections']}>
          <ProductsSection
            form={form}
            selection={selection}
            target={target}
            collections={collections.data?.collections ?? []}
            error={errors.products}
          />
          <AttributesSection
            form={form}
            missing={missing}
            productCount={target.productIds.length}
            error={errors.attributes}
            catalogVersion={status.data?.instance.catalogVersion ?? null}
          />
          <PromptSection form={form} language={language} errors={errors} />
        </div>
        <div className={classes['side']}>
          <TrialSwitch form={form} productCount={target.productIds.length} />
          <PricePanel
            form={form}
            quote={shown}
            stale={quote.isPlaceholderData}
            reach={reach}
            linked={linked}
            estimate={quote.estimate}
            reusing={reuse === true}
            model={status.data?.model}
            sending={sending || waiting}
            retrying={unanswered}
            onSubmit={ask}
          />
          {/* Below the button, whose next press would else meet another one. */}
          {created && <CreatedNotice created={created} linked={linked} onDismiss={dismissCreated} />}
          {shortFirst && shortfall}
          {offer && (
            <ReuseOffer ref={firstChoice} offer={offer} form={form} selection={selection} missing={choiceMissing} />
          )}
          {!shortFirst && shortfall}
          {fetched !== null && <FetchNotice words={fetched} />}
          {unanswered && <UnansweredNotice />}
          {!unanswered && !short && refusal && <RefusedNotice message={errorText(refusal)} />}
          {quote.error && <ErrorState error={quote.error.body} onRetry={quote.refetch} />}
        </div>
      </div>
    </div>
  )
}

function inputOf(form: Form, productIds: readonly string[], language: string, reuse: boolean): Input<'jobs.create'> {
  const { prompt, autoStart } = form
  const trial = form.trial && canTry(productIds.length)
  const options = { attributes: [...form.attributes], language, prompt, autoStart, trial, reuse }
  return form.scope === 'products'
    ? { sourceScope: 'products', productIds: [...productIds], ...options }
    : { sourceScope: 'collections', collectionIds: [...form.collectionIds], ...options }
}

/** The price of a job that takes earlier results over. */
function withReuse(quote: Quote): Quote {
  if (quote.reusable === null) return quote
  const { requiredCredits, sufficient } = quote.reusable
  return { ...quote, requiredCredits, sufficient, remainingAfter: quote.remainingBefore - requiredCredits }
}

interface Short {
  readonly message: string
  readonly remaining: number
  readonly productCount: number
}

/** From the refusal where there is one, else from a quote of exactly this choice. */
function shortfallOf(
  refusal: ErrorBody | null,
  quote: Quote | undefined,
  form: Form,
  reach: Reach | null
): Short | null {
  if (refusal?.code === 'INSUFFICIENT_CREDITS' && refusal.required !== undefined) {
    // What is taken over costs nothing, so the price alone does not tell how many products there are.
    const productCount = quote?.productCount ?? Math.floor(refusal.required / Math.max(1, form.attributes.length))
    return { message: engineText(refusal.message), remaining: refusal.remaining ?? 0, productCount }
  }
  const message = quote ? shortWords(quote, reach) : null
  return quote && message !== null
    ? { message, remaining: spendable(quote, reach), productCount: quote.productCount }
    : null
}

/**
 * Whether the one of two that come and go by themselves stands above the other: the one that was there first does, so that a press on it, or
 * on what stands above both, never meets something else.
 */
function useIsFirst(isThere: boolean, otherIsThere: boolean): boolean {
  const [wasFirst, setWasFirst] = useState(false)
  const isFirst = isThere && (!otherIsThere || wasFirst)
  if (isFirst !== wasFirst) setWasFirst(isFirst)
  return isFirst
}

/** A field that is wrong may be out of sight when the button is pressed. */
function useShowFirstError(problem: Problem | null): void {
  useEffect(() => {
    if (problem && Object.keys(problem.fields).length > 0)
      document.querySelector('[data-invalid]')?.scrollIntoView({ block: 'nearest' })
  }, [problem])
}
