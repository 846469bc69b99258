import { t } from '../lib/i18n.ts'
import type { HtmlFieldProps } from './html-field-props.ts'
import { lazyPart } from './lazy-part.tsx'
import { SourceField } from './source-field.tsx'
import { WaitingField } from './waiting-field.tsx'
import classes from './html-field.module.css'

/**
 * A text field for HTML. The editor for rich text weighs as much as a third of the window: it comes when the first description is edited. A
 * text whose editor does not come is edited as HTML.
 */
export const HtmlField = lazyPart<HtmlFieldProps>({
  load: async () => (await import('./rich-text/html-editor.tsx')).HtmlEditor,
  waiting: WaitingField,
  missing: OnlySource
})

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
