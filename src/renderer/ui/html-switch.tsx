import { SegmentedControl } from '@mantine/core'
import { Code, Eye, Text as TextIcon } from 'lucide-react'
import { t } from '../lib/i18n.ts'
import { HTML_FORMS, type HtmlForm } from './html-form.ts'
import { IconChoice } from './icon-choice.tsx'

export interface HtmlSwitchProps {
  readonly form: HtmlForm
  readonly onChange: (form: HtmlForm) => void
}

/** How HTML is compared. */
export function HtmlSwitch({ form, onChange }: HtmlSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('common:ui.html.label')}
      value={form}
      onChange={(value) => onChange(HTML_FORMS.find((each) => each === value) ?? 'text')}
      data={[
        {
          value: 'text',
          label: <IconChoice icon={<TextIcon size={14} aria-hidden />} name={t('common:ui.html.text')} />
        },
        {
          value: 'rendered',
          label: <IconChoice icon={<Eye size={14} aria-hidden />} name={t('common:ui.html.rendered')} />
        },
        {
          value: 'source',
          label: <IconChoice icon={<Code size={14} aria-hidden />} name={t('common:ui.html.source')} />
        }
      ]}
    />
  )
}
