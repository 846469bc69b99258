import { ActionIcon, Menu, Tooltip, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { Check, Keyboard, Search } from 'lucide-react'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { notifyError } from '../../lib/notify.ts'
import { useSavePreferences } from '../../lib/settings.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { ActiveJob } from './active-job.tsx'
import { ActivePull } from './active-pull.tsx'
import { schemeLabel, SCHEMES } from './schemes.ts'
import { SyncChip } from './sync-chip.tsx'
import classes from './top-bar.module.css'

function SchemeMenu() {
  const { data } = useApiQuery('settings.get', {})
  const save = useSavePreferences()
  const current = SCHEMES.find((scheme) => scheme.value === data?.colorScheme) ?? SCHEMES[0]
  return (
    <Menu position="bottom-end" withinPortal={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('app:window.appearanceIs', { scheme: schemeLabel(current.value) })}
        >
          <current.icon size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('app:window.appearance')}</Menu.Label>
        {SCHEMES.map((scheme) => (
          <Menu.Item
            key={scheme.value}
            leftSection={<scheme.icon size={14} aria-hidden />}
            rightSection={
              scheme.value === current.value ? <Check size={14} aria-label={t('app:window.chosen')} /> : undefined
            }
            onClick={() => {
              void save({ colorScheme: scheme.value }).then((result) =>
                result.ok ? undefined : notifyError(result.error)
              )
            }}
          >
            {schemeLabel(scheme.value)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export interface TopBarProps {
  readonly onShowShortcuts: () => void
}

export function TopBar({ onShowShortcuts }: TopBarProps) {
  return (
    <section aria-label={t('app:window.bar')} className={classes['bar']}>
      <UnstyledButton className={classes['search']} onClick={spotlight.open}>
        <Search size={14} aria-hidden />
        <span>{t('app:window.goOrRun')}</span>
        <Kbd keys="mod+k" />
      </UnstyledButton>
      <div className={classes['right']}>
        <ActivePull />
        <ActiveJob />
        <SyncChip />
        <Tooltip label={t('app:window.shortcutsWithKey')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('app:window.shortcuts')} onClick={onShowShortcuts}>
            <Keyboard size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <SchemeMenu />
      </div>
    </section>
  )
}
