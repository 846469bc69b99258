import { SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { t } from '../../lib/i18n.ts'
import type { HtmlFieldProps } from '../html-field-props.ts'
import { SourceField } from '../source-field.tsx'
import classes from '../html-field.module.css'
import { isRich, readRich } from './rich-document.ts'
import { RichField } from './rich-field.tsx'
import type { NotRich } from './rich-source.ts'

type Form = 'rich' | 'source'

/** As rich text where that loses nothing of the text, else as HTML; by hand from one to the other where both can be. */
export function HtmlEditor({ label, text, saved, language, error, onChange }: HtmlFieldProps) {
  const [wanted, setWanted] = useLocalStorage<Form>({
    key: 'wordshelf.editor.html',
    defaultValue: 'rich',
    getInitialValueInEffect: false
  })
  const [opened, setOpened] = useState(() => ({ text, read: readRich(text), turn: 0 }))
  // Another text than what was written here, such as a draft that was brought back.
  if (text !== opened.text) setOpened({ text, read: readRich(text), turn: opened.turn + 1 })
  const savedRead = useMemo(() => readRich(saved), [saved])
  const errorId = useId()

  const { read } = opened
  const form: Form = wanted === 'rich' && isRich(read) ? 'rich' : 'source'
  const source = useDeferredValue(form === 'source' ? text : null)
  const possible = useMemo(() => (source === null ? read : readRich(source)), [source, read])

  const changed = (next: string): void => {
    setOpened((before) => ({ ...before, text: next }))
    onChange(next)
  }
  const choose = (next: string): void => {
    setWanted(next === 'rich' ? 'rich' : 'source')
    setOpened((before) => ({ text, read: readRich(text), turn: before.turn + 1 }))
  }

  return (
    <div>
      <div className={classes['head']}>
        <span className={classes['label']} aria-hidden>
          {label}
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t('common:ui.editor.form.label')}
          value={form}
          onChange={choose}
          data={[
            { value: 'rich', label: t('common:ui.editor.form.rich'), disabled: !isRich(possible) },
            { value: 'source', label: t('common:ui.editor.form.source') }
          ]}
        />
      </div>
      {form === 'rich' && isRich(read) ? (
        <>
          <RichField
            key={opened.turn}
            document={{
              content: read.content,
              // Where all changes were taken back by hand, nothing has changed.
              write: (edited) => (isRich(savedRead) && savedRead.write(edited) === saved ? saved : read.write(edited))
            }}
            label={label}
            language={language}
            describedBy={error === null ? undefined : errorId}
            invalid={error !== null}
            onChange={changed}
          />
          {error !== null && (
            <p id={errorId} className={classes['error']}>
              {error}
            </p>
          )}
        </>
      ) : (
        <SourceField key={opened.turn} label={label} text={text} language={language} error={error} onChange={changed} />
      )}
      {!isRich(possible) && <p className={classes['reason']}>{reasonFor(possible)}</p>}
    </div>
  )
}

function reasonFor({ tag }: NotRich): string {
  return tag === null ? t('common:ui.editor.onlySource') : t('common:ui.editor.onlySourceTag', { tag: `<${tag}>` })
}
