import { Input, Radio, SegmentedControl, Stack, Switch } from '@mantine/core'
import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { t } from '../../lib/i18n.ts'
import { notifyError } from '../../lib/notify.ts'
import { useSavePreferences } from '../../lib/settings.ts'
import { TitledSection } from '../../ui/titled-section.tsx'

type Closing = DesktopSettings['closing']

const closings = (): readonly { readonly value: Closing; readonly label: string; readonly description?: string }[] => [
  { value: 'ask', label: t('settings:desktop.closingAsk') },
  {
    value: 'keep-running',
    label: t('settings:desktop.closingKeep'),
    description: t('settings:desktop.closingKeepText')
  },
  { value: 'quit', label: t('settings:desktop.closingQuit'), description: t('settings:desktop.closingQuitText') }
]

const updateChoices = (): readonly { readonly value: DesktopSettings['updates']; readonly label: string }[] => [
  { value: 'off', label: t('settings:desktop.updatesOff') },
  { value: 'stable', label: t('settings:desktop.updatesStable') },
  { value: 'beta', label: t('settings:desktop.updatesBeta') }
]

export interface DesktopSectionProps {
  readonly desktop: DesktopSettings
  /** The app can exchange itself for a newer version. */
  readonly updates: boolean
}

/** What only the desktop app has. */
export function DesktopSection({ desktop, updates }: DesktopSectionProps) {
  const savePreferences = useSavePreferences()
  const save = (change: Partial<DesktopSettings>): void => {
    void savePreferences({ desktop: change }).then((result) => (result.ok ? undefined : notifyError(result.error)))
  }
  return (
    <TitledSection title={t('settings:desktop.title')} text={t('settings:savedAsChanged')}>
      <Switch
        label={t('settings:desktop.notices')}
        description={t('settings:desktop.noticesText')}
        checked={desktop.notices}
        onChange={(event) => save({ notices: event.currentTarget.checked })}
      />
      <Switch
        label={t('settings:desktop.spelling')}
        description={t('settings:desktop.spellingText')}
        checked={desktop.spellCheck}
        onChange={(event) => save({ spellCheck: event.currentTarget.checked })}
      />
      {updates && (
        <Input.Wrapper
          label={t('settings:desktop.updates')}
          description={t('settings:desktop.updatesText')}
          labelElement="div"
        >
          <SegmentedControl
            aria-label={t('settings:desktop.updates')}
            display="flex"
            maw={320}
            mt={4}
            data={[...updateChoices()]}
            value={desktop.updates}
            onChange={(value) => {
              const choice = updateChoices().find((each) => each.value === value)
              if (choice) save({ updates: choice.value })
            }}
          />
        </Input.Wrapper>
      )}
      <Radio.Group
        label={t('settings:desktop.closing')}
        value={desktop.closing}
        onChange={(value) => {
          const closing = closings().find((each) => each.value === value)
          if (closing) save({ closing: closing.value })
        }}
      >
        <Stack gap="xs" mt={6}>
          {closings().map((closing) => (
            <Radio key={closing.value} size="xs" {...closing} />
          ))}
        </Stack>
      </Radio.Group>
    </TitledSection>
  )
}
