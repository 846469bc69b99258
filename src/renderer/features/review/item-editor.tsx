import { Button, Group, Text, Textarea } from '@mantine/core'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { JobItem } from '#shared/contract/jobs.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { SafeHtml } from '../../ui/safe-html.tsx'
import { formatNumber } from '../../lib/format.ts'
import { reviewDrafts, useDraft } from './draft-store.ts'
import { LengthMeter } from './length-meter.tsx'
import { finalText } from './review-rows.ts'
import classes from './item-editor.module.css'

export interface ItemEditorProps {
  readonly item: JobItem
  readonly language: string
  readonly onSave: (text: string, approve: boolean) => void
  readonly onCancel: () => void
}

/** Every keystroke is kept as a draft, so that leaving the item loses nothing. */
export function ItemEditor({ item, language, onSave, onCancel }: ItemEditorProps) {
  const rule = ATTRIBUTE_RULES[item.attribute]
  const current = finalText(item)
  const draft = useDraft(item.id)
  const text = draft ?? current
  const [tried, setTried] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const problem = problemOf(text, rule.maxLength)

  useEffect(() => {
    const element = field.current
    if (element === null) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [])

  const change = (value: string): void => {
    const next = rule.html ? value : value.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')
    if (next === current) reviewDrafts.drop(item.id)
    else reviewDrafts.set(item.id, next)
  }
  const save = (approve: boolean): void => {
    setTried(true)
    if (problem === null) onSave(text, approve)
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
        label={`Your text for ${rule.label.toLowerCase()}`}
        classNames={{ label: classes['label'] ?? '', input: rule.html ? (classes['source'] ?? '') : '' }}
        value={text}
        onChange={(event) => change(event.currentTarget.value)}
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
            As shoppers see it
          </Text>
          <SafeHtml html={text} lang={language} />
        </div>
      )}
      <Group gap="xs" mt={8}>
        <Button size="xs" onClick={() => save(false)}>
          Save
        </Button>
        <Button size="xs" variant="default" onClick={() => save(true)}>
          Save and approve
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={onCancel}>
          Cancel
        </Button>
        <span className={classes['keys']}>
          <Kbd keys="mod+enter" /> saves, <Kbd keys="escape" /> cancels
        </span>
        <span className={classes['meter']}>
          <LengthMeter attribute={item.attribute} length={text.length} />
        </span>
      </Group>
    </div>
  )
}

function problemOf(text: string, maxLength: number): string | null {
  if (text.trim() === '') return 'There is no text to save. To keep the original, reject the item.'
  return text.length > maxLength
    ? `${formatNumber(text.length - maxLength)} characters too many. At most ${formatNumber(maxLength)} are allowed.`
    : null
}
