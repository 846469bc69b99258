import { useDeferredValue, useMemo } from 'react'
import type { Attribute } from '#shared/model/attribute.ts'
import { bannedWords } from '#shared/model/banned-words.ts'
import { factsOfForm } from '#shared/model/text-facts.ts'
import type { TextFlag } from '#shared/model/text-flags.ts'
import { readTextForm, type TextForm } from '#shared/model/text-form.ts'
import { t } from '../lib/i18n.ts'
import { flagWords } from './flag-words.ts'
import classes from './text-remarks.module.css'

export interface TextRemarksProps {
  readonly attribute: Attribute
  /** What the text is compared with. */
  readonly original: string
  readonly language: string
  /** Words that the store bans. */
  readonly banned: readonly string[]
  /** As it is being typed. */
  readonly text: string
}

/** The warnings that the text will have once it is saved, by the engine's own rules. They keep nobody from saving it. */
export function TextRemarks({ attribute, original, language, banned: words, text }: TextRemarksProps) {
  const banned = useMemo(() => bannedWords(words), [words])
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
    <div role="status" className={classes['remarks']}>
      {warnings.map((flag) => (
        <span key={flag} className={classes['remark']} title={flagWords(flag).help}>
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
