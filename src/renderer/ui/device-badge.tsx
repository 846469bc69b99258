import { VisuallyHidden } from '@mantine/core'
import { MonitorSmartphone } from 'lucide-react'
import { Trans } from 'react-i18next'
import { t } from '../lib/i18n.ts'
import classes from './device-badge.module.css'

/** Whose job it is, where it is another device's. */
export function DeviceBadge({ name }: { readonly name: string }) {
  return (
    <span className={classes['badge']} title={t('common:ui.runsOnTitle', { name })}>
      <MonitorSmartphone size={13} aria-hidden />
      <Trans
        i18nKey="ui.runsOn"
        components={{ quiet: <VisuallyHidden />, device: <span className={classes['name']} dir="auto" /> }}
        values={{ name }}
      />
    </span>
  )
}
