import { SegmentedControl } from '@mantine/core'
import { Code, Text as TextIcon } from 'lucide-react'
import { IconChoice } from './icon-choice.tsx'

export interface HtmlSwitchProps {
  /** The HTML itself is compared, and not what a shopper reads. */
  readonly source: boolean
  readonly onChange: (source: boolean) => void
}

/** How HTML is compared: as it is read, or as it is written. */
export function HtmlSwitch({ source, onChange }: HtmlSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="How HTML is compared"
      value={source ? 'source' : 'text'}
      onChange={(value) => onChange(value === 'source')}
      data={[
        { value: 'text', label: <IconChoice icon={<TextIcon size={14} aria-hidden />} name="Text as read" /> },
        { value: 'source', label: <IconChoice icon={<Code size={14} aria-hidden />} name="HTML source" /> }
      ]}
    />
  )
}
