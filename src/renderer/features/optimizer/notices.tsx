import { Anchor, Button, CloseButton, Group } from '@mantine/core'
import { Trans } from 'react-i18next'
import type { Attribute } from '#shared/model/attribute.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { t } from '../../lib/i18n.ts'
import { routes } from '../../lib/routes.ts'
import classes from './optimizer.module.css'
import type { Created } from './use-submit.ts'

export interface CreatedNoticeProps {
  readonly created: Created
  /** What remains is then not for this device alone to say: the price panel counts it, with what the store has. */
  readonly linked: boolean
  readonly onDismiss: () => void
}

export function CreatedNotice({ created, linked, onDismiss }: CreatedNoticeProps) {
  const { jobId, totalItems, requiredCredits, remainingCredits, autoStart } = created
  const words = {
    jobId,
    items: t('common:count.item', { count: totalItems }),
    credits: t('common:count.credit', { count: requiredCredits })
  }
  return (
    <div aria-live="polite" className={classes['notice']} data-tone="good">
      <Group justify="space-between" wrap="nowrap" align="flex-start" gap="xs">
        <div className={classes['noticeTitle']}>
          {linked
            ? t('optimizer:created.titleLinked', words)
            : t('optimizer:created.title', { ...words, remaining: remainingCredits })}
        </div>
        <CloseButton size="sm" aria-label={t('optimizer:created.dismiss')} onClick={onDismiss} />
      </Group>
      {t(autoStart ? 'optimizer:created.starts' : 'optimizer:created.waits')}
      <div className={classes['ways']}>
        <Button component="a" href={routes.job(jobId)} size="xs">
          {t('optimizer:created.open')}
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
  const kept = attributes.slice(0, fitting).map(attributeLabel)
  return (
    <div role="alert" className={classes['notice']} data-tone="danger">
      <div className={classes['noticeTitle']}>{message}</div>
      <div className={classes['ways']}>
        {products > 0 && products < productCount && (
          <Button size="xs" variant="default" onClick={() => onKeepProducts(products)}>
            {t('optimizer:short.keepProducts', { count: products })}
          </Button>
        )}
        {kept.length > 0 && kept.length < attributes.length && (
          <Button size="xs" variant="default" onClick={() => onKeepAttributes(kept.length)}>
            {t('optimizer:short.keepAttributes', { attributes: kept.join(', ') })}
          </Button>
        )}
        {kept.length === 0 && attributes.length > 1 && (
          <div>{t('optimizer:short.notEnough', { count: productCount })}</div>
        )}
        <Button component="a" href={routes.credits()} size="xs" variant="default">
          {t(linked ? 'optimizer:short.holders' : 'optimizer:short.raise')}
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
      <div className={classes['noticeTitle']}>{t('optimizer:unanswered.title')}</div>
      <Trans
        ns="optimizer"
        i18nKey="unanswered.text"
        components={{ jobs: <Anchor href={routes.jobs()} size="sm" /> }}
      />
    </div>
  )
}

export function RefusedNotice({ message }: { readonly message: string }) {
  return (
    <div role="alert" className={classes['notice']} data-tone="danger">
      <div className={classes['noticeTitle']}>{t('optimizer:refused')}</div>
      {message}
    </div>
  )
}
