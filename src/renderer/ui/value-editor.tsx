import { Button, Group, Text, Textarea } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Trans } from 'react-i18next'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { t } from '../lib/i18n.ts'
import { Kbd } from './kbd.tsx'
import { LengthMeter } from './length-meter.tsx'
import { SafeHtml } from './safe-html.tsx'
import classes from './value-editor.module.css'

export interface ValueEditorProps {
  readonly attribute: Attribute
  readonly label: string
  readonly text: string
  /** Language of the text, for the spelling checker. */
  readonly language: string
  /** Said where the text is empty: what to do instead. */
  readonly ifEmpty: string
  readonly onChange: (text: string) => void
  /** Called with a text that Wix can take. `also` where Shift was held: save and approve, say. */
  readonly onSave: (also: boolean) => void
  readonly onCancel: () => void
  readonly saveLabel: string
  /** Of a second button, which saves with `also`. */
  readonly alsoLabel?: string
}

/** A text field for the value of one attribute, with its length and, for HTML, what shoppers will see. */
export function ValueEditor(props: ValueEditorProps) {
  const { attribute, label, text, language, ifEmpty, onChange, onSave, onCancel, saveLabel, alsoLabel } = props
  const rule = ATTRIBUTE_RULES[attribute]
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const problem = text.trim() === '' ? ifEmpty : tooLong(text, rule.maxLength)

  useEffect(() => {
    const element = field.current
    if (element === null) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])

  const save = (also: boolean): void => {
    setTried(true)
    if (problem === null) onSave(also)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save(event.shiftKey)
    }
  }

  return (
    <div className={classes['editor']}>
      <Textarea
        ref={field}
        label={label}
        classNames={{ label: classes['label'] ?? '', input: rule.html ? (classes['source'] ?? '') : '' }}
        value={text}
        onChange={({ currentTarget: { value } }) =>
          onChange(rule.html ? value : value.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' '))
        }
        onKeyDown={onKeyDown}
        error={tried || text.length > rule.maxLength ? problem : null}
        dir="auto"
        lang={language}
        spellCheck
        autosize
        minRows={rule.html ? 6 : 1}
        maxRows={16}
      />
      {rule.html && (
        <div className={classes['preview']}>
          <Text size="xs" c="dimmed" fw={500} mb={4}>
            {t('common:ui.editor.preview')}
          </Text>
          <SafeHtml html={text} lang={language} />
        </div>
      )}
      <Group gap="xs" mt={8}>
        <Button size="xs" onClick={() => save(false)}>
          {saveLabel}
        </Button>
        {alsoLabel !== undefined && (
          <Button size="xs" variant="default" onClick={() => save(true)}>
            {alsoLabel}
          </Button>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
          {t('common:action.cancel')}
        </Button>
        <span className={classes['keys']}>
          <Trans
            i18nKey="ui.editor.keys"
            components={{ save: <Kbd keys="mod+enter" />, cancel: <Kbd keys="escape" /> }}
          />
        </span>
        <span className={classes['meter']}>
          <LengthMeter attribute={attribute} length={text.length} />
        </span>
      </Group>
    </div>
  )
}

function tooLong(text: string, maxLength: number): string | null {
  return text.length > maxLength
    ? t('common:ui.editor.tooLong', { count: text.length - maxLength, max: maxLength })
    : null
}
