import { t } from '../../lib/i18n.ts'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { RowLink } from '../../ui/row-link.tsx'
import { flagWords } from './flag-words.ts'
import { NearMark } from './near-mark.tsx'
import type { CardActions } from './use-card-actions.ts'
import classes from './item-card.module.css'

export interface CardMarksProps {
  readonly item: ReviewItem
  readonly place: number
  /** Something has been typed about it that is not saved. */
  readonly draft: boolean
  readonly showAi: boolean
  readonly onShowAi: (show: boolean) => void
  readonly actions: CardActions
}

/** What there is to know about the text, and the way from the human's text to the model's and back. */
export function CardMarks({ item, place, draft, showAi, onShowAi, actions }: CardMarksProps) {
  const edited = item.edit !== null
  const flags = showAi ? item.flags : item.shownFlags
  const wasEmpty = item.original.trim() === ''
  const near = showAi ? undefined : item.near
  const { rewrittenBy } = item
  const plain = flags.length === 0 && !edited && !wasEmpty && !draft
  if (plain && near === undefined && rewrittenBy === undefined) return null
  return (
    <div className={classes['marks']}>
      {wasEmpty && <span className={classes['flag']}>{t('review:card.wasEmpty')}</span>}
      {flags.map((flag) => {
        const words = flagWords(flag)
        return (
          <span key={flag} className={classes['flag']} data-tone={words.tone} title={words.help}>
            {flag === 'banned-word' && !showAi && item.bannedWords !== undefined
              ? t('review:flag.bannedWords', { words: item.bannedWords.join(', ') })
              : words.label}
          </span>
        )
      })}
      {near !== undefined && <NearMark near={near} />}
      {edited && (
        <>
          <span className={classes['flag']} data-tone="accent">
            {showAi ? t('review:card.aiText') : t('review:card.editedByYou')}
          </span>
          <RowLink
            text={showAi ? t('review:card.showYours') : t('review:card.showAi')}
            onClick={() => onShowAi(!showAi)}
          />
          <RowLink
            text={t('review:card.reset')}
            onClick={() => {
              onShowAi(false)
              actions.save(item, null, false)
            }}
          />
        </>
      )}
      {rewrittenBy !== undefined && (
        <>
          <span className={classes['flag']}>{t('review:anew.written')}</span>
          <RowLink text={t('review:anew.earlier')} onClick={() => actions.takeTextBack(item, rewrittenBy)} />
        </>
      )}
      {draft && (
        <>
          <span className={classes['flag']} data-tone="warning">
            {t('review:card.draft')}
          </span>
          <RowLink text={t('review:card.continue')} onClick={() => actions.startEdit(place)} />
        </>
      )}
    </div>
  )
}
