import { Anchor, Button, CloseButton, Group } from '@mantine/core'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { formatCount, formatNumber } from '../../lib/format.ts'
import { routes } from '../../lib/routes.ts'
import classes from './optimizer.module.css'
import type { Created } from './use-submit.ts'

export function CreatedNotice({ created, onDismiss }: { readonly created: Created; readonly onDismiss: () => void }) {
  const { jobId, totalItems, requiredCredits, remainingCredits, autoStart } = created
  return (
    <div aria-live="polite" className={classes['notice']} data-tone="good">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div className={classes['noticeTitle']}>
          Job {jobId} created: {formatCount(totalItems, 'item')}, {formatCount(requiredCredits, 'credit')},{' '}
          {formatNumber(remainingCredits)} remaining
        </div>
        <CloseButton size="sm" aria-label="Dismiss" onClick={onDismiss} />
      </Group>
      {autoStart ? 'It starts by itself. You can leave this screen.' : 'It waits until you start it.'}
      <div className={classes['ways']}>
        <Button component="a" href={routes.job(jobId)} size="xs">
          Open job
        </Button>
      </div>
    </div>
  )
}

export interface ShortfallProps {
  readonly message: string
  readonly remaining: number
  readonly productCount: number
  readonly attributes: readonly Attribute[]
  /** The allowance is the backend's, so it can't be raised here. */
  readonly linked: boolean
  readonly onKeepProducts: (count: number) => void
  readonly onKeepAttributes: (count: number) => void
}

/** The credits do not reach: what was said, and the three ways out with their numbers worked out. */
export function Shortfall(props: ShortfallProps) {
  const { message, remaining, productCount, attributes, linked, onKeepProducts, onKeepAttributes } = props
  const products = attributes.length === 0 ? 0 : Math.floor(remaining / attributes.length)
  const fitting = productCount === 0 ? 0 : Math.floor(remaining / productCount)
  const kept = attributes.slice(0, fitting).map((attribute) => ATTRIBUTE_RULES[attribute].label)
  return (
    <div role="alert" className={classes['notice']} data-tone="danger">
      <div className={classes['noticeTitle']}>{message}</div>
      <div className={classes['ways']}>
        {products > 0 && products < productCount && (
          <Button size="xs" variant="default" onClick={() => onKeepProducts(products)}>
            Keep the first {formatCount(products, 'product')}
          </Button>
        )}
        {kept.length > 0 && kept.length < attributes.length && (
          <Button size="xs" variant="default" onClick={() => onKeepAttributes(kept.length)}>
            Only {kept.join(', ')}
          </Button>
        )}
        {kept.length === 0 && attributes.length > 1 && (
          <div>Fewer attributes are not enough: one alone needs {formatCount(productCount, 'credit')}.</div>
        )}
        <Button component="a" href={routes.credits()} size="xs" variant="default">
          {linked ? 'Who holds what' : 'Raise the allowance'}
        </Button>
      </div>
    </div>
  )
}

/** Not all of the credits are on this device, and that is no trouble. */
export function FetchNotice({ words }: { readonly words: string }) {
  return (
    <div role="status" className={classes['notice']}>
      {words}
    </div>
  )
}

export function UnansweredNotice() {
  return (
    <div role="alert" className={classes['notice']} data-tone="warning">
      <div className={classes['noticeTitle']}>No answer came back</div>
      The job may have been created. Trying again is safe: the same job is never created twice. Before you change
      anything, look at the{' '}
      <Anchor href={routes.jobs()} size="sm">
        list of jobs
      </Anchor>
      .
    </div>
  )
}

export function RefusedNotice({ message }: { readonly message: string }) {
  return (
    <div role="alert" className={classes['notice']} data-tone="danger">
      <div className={classes['noticeTitle']}>The job was not created</div>
      {message}
    </div>
  )
}
