import { lazy, Suspense } from 'react'
import { t } from '../lib/i18n.ts'
import type { HtmlFieldProps } from './html-field-props.ts'
import { SourceField } from './source-field.tsx'
import { WaitingField } from './waiting-field.tsx'
import classes from './html-field.module.css'

/** The editor for rich text weighs as much as a third of the window: it comes when the first description is edited. */
const HtmlEditor = lazy(async () => {
  try {
    return { default: (await import('./rich-text/html-editor.tsx')).HtmlEditor }
  } catch {
    return { default: OnlySource }
  }
})

/** A text field for HTML. */
export function HtmlField(props: HtmlFieldProps) {
  return (
    <Suspense fallback={<WaitingField label={props.label} />}>
      <HtmlEditor {...props} />
    </Suspense>
  )
}

function OnlySource({ label, text, language, error, onChange }: HtmlFieldProps) {
  return (
    <>
      <span className={classes['label']} aria-hidden>
        {label}
      </span>
      <SourceField label={label} text={text} language={language} error={error} onChange={onChange} />
      <p className={classes['reason']}>{t('common:ui.editor.notLoaded')}</p>
    </>
  )
}
