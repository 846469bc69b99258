import { Button, VisuallyHidden } from '@mantine/core'
import type { ReviewItem } from '#shared/contract/review-lists.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { ValueDiff } from '../../ui/value-diff.tsx'
import type { ItemView } from './item-view.ts'
import { finalText } from './review-rows.ts'
import { itemName } from './review-words.ts'
import classes from './two-texts.module.css'

export interface TwoTextsProps {
  readonly item: ReviewItem
  readonly otherEdit: NonNullable<ReviewItem['otherEdit']>
  readonly view: ItemView
  readonly onSettle: (keep: 'this' | 'other') => void
}

/** Two people's texts for one item, each as a change of the original, with whose it is. One of them is kept. */
export function TwoTexts({ item, otherEdit, view, onSettle }: TwoTextsProps) {
  const { data: sync } = useApiQuery('sync.get', {})
  // The one that stood when the second arrived is this device's own unless the second is.
  const otherIsOurs = sync !== undefined && otherEdit.deviceName === sync.deviceName
  const name = itemName(item)
  const texts = [
    {
      keep: 'this',
      whose: otherIsOurs ? t('review:twoTexts.otherDevice') : t('review:twoTexts.here'),
      text: finalText(item),
      label: t('review:twoTexts.keepThis'),
      key: '1'
    },
    {
      keep: 'other',
      whose: otherIsOurs ? t('review:twoTexts.yours') : t('review:twoTexts.onDevice', { device: otherEdit.deviceName }),
      text: otherEdit.text,
      label: t('review:twoTexts.keepOther'),
      key: '2'
    }
  ] as const
  return (
    <div className={classes['texts']}>
      <p className={classes['why']}>{t('review:twoTexts.why')}</p>
      {texts.map(({ keep, whose, text, label, key }) => (
        <div key={keep} role="group" className={classes['text']} aria-label={whose}>
          <div className={classes['head']}>
            <p className={classes['whose']}>{whose}</p>
            <Button
              size="compact-xs"
              variant="default"
              tabIndex={-1}
              rightSection={<Kbd keys={key} />}
              onClick={(event) => {
                // The next item may have come up under the pointer: a double click must not choose there too.
                if (event.detail <= 1) onSettle(keep)
              }}
            >
              {label}
              <VisuallyHidden>{t('review:twoTexts.which', { item: name, whose })}</VisuallyHidden>
            </Button>
          </div>
          <ValueDiff
            before={item.original}
            after={text}
            html={ATTRIBUTE_RULES[item.attribute].html}
            form={view.form}
            wrap={view.wrap}
            layout={view.layout}
            language={item.language}
          />
        </div>
      ))}
    </div>
  )
}
