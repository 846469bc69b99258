import { Text, Textarea } from '@mantine/core'
import { t } from '../lib/i18n.ts'
import type { HtmlFieldProps } from './html-field-props.ts'
import { SafeHtml } from './safe-html.tsx'
import { useFocusAtEnd } from './use-focus-at-end.ts'
import classes from './html-field.module.css'

/** HTML as it is written, and what shoppers will see. */
export function SourceField({ label, text, language, error, onChange }: Omit<HtmlFieldProps, 'saved'>) {
  const field = useFocusAtEnd()
  return (
    <>
      <Textarea
        ref={field}
        aria-label={label}
        classNames={{ input: classes['source'] ?? '' }}
        value={text}
        onChange={({ currentTarget: { value } }) => onChange(value)}
        error={error}
        dir="auto"
        lang={language}
        spellCheck
        autosize
        minRows={6}
        maxRows={16}
      />
      <div className={classes['preview']}>
        <Text size="xs" c="dimmed" fw={500} mb={4}>
          {t('common:ui.editor.preview')}
        </Text>
        <SafeHtml html={text} lang={language} />
      </div>
    </>
  )
}
