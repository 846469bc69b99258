import { lazy, Suspense } from 'react'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { t } from '../../lib/i18n.ts'
import { attributeLabel, inSentence } from '../../lib/attribute-words.ts'
import { useDraft } from '../../lib/draft-store.ts'
import { ValueEditor } from '../../ui/value-editor.tsx'
import { reviewDrafts } from './draft-store.ts'
import { finalText } from './review-rows.ts'

/** The engine's rules for texts are needed here only: they are no part of the window's start. */
const TextRemarks = lazy(async () => ({ default: (await import('./text-remarks.tsx')).TextRemarks }))

export interface ItemEditorProps {
  readonly item: ReviewItem
  readonly onSave: (text: string, approve: boolean) => void
  readonly onCancel: () => void
}

/** Every keystroke is kept as a draft, so that leaving the item loses nothing. */
export function ItemEditor({ item, onSave, onCancel }: ItemEditorProps) {
  const current = finalText(item)
  const text = useDraft(reviewDrafts, item.id) ?? current
  return (
    <ValueEditor
      attribute={item.attribute}
      label={t('review:editor.label', { attribute: inSentence(attributeLabel(item.attribute)) })}
      text={text}
      saved={current}
      language={item.language}
      ifEmpty={t('review:editor.ifEmpty')}
      onChange={(next) => (next === current ? reviewDrafts.drop(item.id) : reviewDrafts.set(item.id, next))}
      onSave={(approve) => onSave(text, approve)}
      onCancel={onCancel}
      saveLabel={t('review:editor.save')}
      alsoLabel={t('review:editor.saveAndApprove')}
      remarks={
        <Suspense>
          <TextRemarks item={item} text={text} />
        </Suspense>
      }
    />
  )
}
