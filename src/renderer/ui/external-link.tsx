import { Anchor, VisuallyHidden } from '@mantine/core'
import { ExternalLink as Icon } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../lib/i18n.ts'

export interface ExternalLinkProps {
  /** https, at a host that the desktop shell lets out. */
  readonly href: string
  /** Left to the sentence where it stands in one. */
  readonly children?: ReactNode
}

/** A page of somebody else's. It opens in the system's browser or a tab of its own, and never learns where it was opened from. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" inherit style={{ whiteSpace: 'nowrap' }}>
      {children} <Icon size={12} aria-hidden style={{ verticalAlign: '-1px' }} />
      <VisuallyHidden> {t('common:ui.opensOutside')}</VisuallyHidden>
    </Anchor>
  )
}
