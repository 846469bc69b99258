import { Button, Group, Textarea } from '@mantine/core'
import { useState, type KeyboardEvent } from 'react'
import { Trans } from 'react-i18next'
import { ATTRIBUTE_RULES, type Attribute } from '#shared/model/attribute.ts'
import { t } from '../lib/i18n.ts'
import { HtmlField } from './html-field.tsx'
import { Kbd } from './kbd.tsx'
import { lazyPart } from './lazy-part.tsx'
import { LengthMeter } from './length-meter.tsx'
import { useFocusAtEnd } from './use-focus-at-end.ts'
import classes from './value-editor.module.css'

/** The engine's rules for texts are needed here only: they are no part of the window's start. */
const TextRemarks = lazyPart({
  load: async () => (await import('./text-remarks.tsx')).TextRemarks,
  waiting: NoRemarks,
  missing: NoRemarks
})

const NO_WORDS: readonly string[] = []

export interface ValueEditorProps {
  readonly attribute: Attribute
  readonly label: string
  readonly text: string
  /** What the store had before: warnings are about what the text lost of it. */
  readonly original: string
  /** Words that the store bans; undefined while nobody knows. */
  readonly banned: readonly string[] | undefined
  /** As it stands without what is being typed. */
  readonly saved: string
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

/** A text field for the value of one attribute, with its length; for HTML, with its formatting. */
export function ValueEditor(props: ValueEditorProps) {
  const { attribute, label, text, saved, language, ifEmpty, onChange, onSave, onCancel, saveLabel, alsoLabel } = props
  const rule = ATTRIBUTE_RULES[attribute]
  const [tried, setTried] = useState(false)
  const problem = text.trim() === '' ? ifEmpty : tooLong(text, rule.maxLength)

  const error = tried || text.length > rule.maxLength ? problem : null

  const save = (also: boolean): void => {
    setTried(true)
    if (problem === null) onSave(also)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    // What floats above the page has keys of its own.
    if (!(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return
    // Escape and Enter are the input method's while it puts a word together.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save(event.shiftKey)
    } else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      // A letter is a word's part or a button's key, never a command to the list behind.
      event.stopPropagation()
    }
  }

  return (
    <div role="presentation" className={classes['editor']} onKeyDown={onKeyDown}>
      {rule.html ? (
        <HtmlField label={label} text={text} saved={saved} language={language} error={error} onChange={onChange} />
      ) : (
        <LineField label={label} text={text} language={language} error={error} onChange={onChange} />
      )}
      <TextRemarks
        attribute={attribute}
        original={props.original}
        language={language}
        banned={props.banned ?? NO_WORDS}
        text={text}
      />
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

function NoRemarks() {
  return null
}

type LineFieldProps = Pick<ValueEditorProps, 'label' | 'text' | 'language' | 'onChange'> & {
  readonly error: string | null
}

function LineField({ label, text, language, error, onChange }: LineFieldProps) {
  const field = useFocusAtEnd()
  return (
    <Textarea
      ref={field}
      label={label}
      classNames={{ label: classes['label'] ?? '' }}
      value={text}
      onChange={({ currentTarget: { value } }) => onChange(value.replaceAll(/\s*[\r\n\u2028\u2029]+\s*/g, ' '))}
      error={error}
      dir="auto"
      lang={language}
      spellCheck
      autosize
      minRows={1}
      maxRows={16}
    />
  )
}

function tooLong(text: string, maxLength: number): string | null {
  return text.length > maxLength
    ? t('common:ui.editor.tooLong', { count: text.length - maxLength, max: maxLength })
    : null
}
