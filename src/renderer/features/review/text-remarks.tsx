import { useDeferredValue, useMemo } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { bannedWords } from '#shared/model/banned-words.ts'
import { factsOfForm } from '#shared/model/text-facts.ts'
import type { TextFlag } from '#shared/model/text-flags.ts'
import { readTextForm, type TextForm } from '#shared/model/text-form.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { flagWords } from './flag-words.ts'
import classes from './item-card.module.css'

export interface TextRemarksProps {
  readonly item: ReviewItem
  /** As it is being typed. */
  readonly text: string
}

/** The warnings that the list will show for this text once it is saved, by the engine's own rules. They keep nobody from saving it. */
export function TextRemarks({ item, text }: TextRemarksProps) {
  const { original, attribute, language } = item
  const words = useApiQuery('wording.get', {}).data?.bannedWords
  const banned = useMemo(() => bannedWords(words ?? []), [words])
  // Typing goes first; what there is to say about it may come a moment later.
  const read = useDeferredValue(text)
  const form = useMemo(
    () => readTextForm({ attribute, original, text: read, language, banned }),
    [attribute, original, read, language, banned]
  )
  const warnings = useMemo(
    () => factsOfForm(form, read).flags.filter((flag) => flagWords(flag).tone === 'warning'),
    [form, read]
  )
  return (
    <div role="status" className={warnings.length > 0 ? classes['marks'] : undefined}>
      {warnings.map((flag) => (
        <span key={flag} className={classes['flag']} data-tone="warning" title={flagWords(flag).help}>
          {labelOf(flag, form)}
        </span>
      ))}
    </div>
  )
}

function labelOf(flag: TextFlag, { bannedWords: used, lostNumbers }: TextForm): string {
  if (flag === 'banned-word') return t('review:flag.bannedWords', { words: used.join(', ') })
  if (flag === 'number-lost') return t('review:flag.numbersLost', { numbers: lostNumbers.join(', ') })
  return flagWords(flag).label
}
