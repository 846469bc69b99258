import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { t } from '../../lib/i18n.ts'
import { attributeLabel, inSentence } from '../../lib/attribute-words.ts'
import { useDraft } from '../../lib/draft-store.ts'
import { ValueEditor } from '../../ui/value-editor.tsx'
import { reviewDrafts } from './draft-store.ts'
import { finalText } from './review-rows.ts'

export interface ItemEditorProps {
  readonly item: ReviewItem
  readonly onSave: (text: string, approve: boolean) => void
  readonly onCancel: () => void
}

/** Every keystroke is kept as a draft, so that leaving the item loses nothing. */
export function ItemEditor({ item, onSave, onCancel }: ItemEditorProps) {
  const current = finalText(item)
  const banned = useApiQuery('wording.get', {}).data?.bannedWords
  const text = useDraft(reviewDrafts, item.id) ?? current
  return (
    <ValueEditor
      attribute={item.attribute}
      label={t('review:editor.label', { attribute: inSentence(attributeLabel(item.attribute)) })}
      text={text}
      saved={current}
      original={item.original}
      banned={banned}
      language={item.language}
      ifEmpty={t('review:editor.ifEmpty')}
      onChange={(next) => (next === current ? reviewDrafts.drop(item.id) : reviewDrafts.set(item.id, next))}
      onSave={(approve) => onSave(text, approve)}
      onCancel={onCancel}
      saveLabel={t('review:editor.save')}
      alsoLabel={t('review:editor.saveAndApprove')}
    />
  )
}
