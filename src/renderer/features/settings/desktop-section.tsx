import { Input, Radio, SegmentedControl, Stack, Switch } from '@mantine/core'
import type { DesktopSettings } from '#shared/contract/desktop-settings.ts'
import { notifyError } from '../../lib/notify.ts'
import { useSavePreferences } from '../../lib/settings.ts'
import { TitledSection } from '../../ui/titled-section.tsx'

type Closing = DesktopSettings['closing']

const CLOSINGS: readonly { readonly value: Closing; readonly label: string; readonly description?: string }[] = [
  { value: 'ask', label: 'Ask' },
  {
    value: 'keep-running',
    label: 'Keep running',
    description: 'The window goes away, the work goes on. The icon in the tray brings the window back.'
  },
  { value: 'quit', label: 'Pause and quit', description: 'The work goes on when Wordshelf is opened again.' }
]

const UPDATES: readonly { readonly value: DesktopSettings['updates']; readonly label: string }[] = [
  { value: 'off', label: 'Never' },
  { value: 'stable', label: 'Stable' },
  { value: 'beta', label: 'Beta' }
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
    <TitledSection title="This computer" text="Saved as you change it.">
      <Switch
        label="Notify me while I am elsewhere"
        description="When a job or a publish ends or needs you, and no window of Wordshelf is in front."
        checked={desktop.notices}
        onChange={(event) => save({ notices: event.currentTarget.checked })}
      />
      <Switch
        label="Check my spelling"
        description="In the language of the job, or of new jobs. On Windows and Linux this fetches dictionaries from Google’s servers, which then know the languages that you write in but no text; macOS has its own. The window is opened anew."
        checked={desktop.spellCheck}
        onChange={(event) => save({ spellCheck: event.currentTarget.checked })}
      />
      {updates && (
        <Input.Wrapper
          label="Look for updates by itself"
          description="Twice a day, at Wordshelf’s own server, which sees that you ask and nothing of your store. Each is asked about before it is fetched and before it is installed, and none is installed while a job runs."
          labelElement="div"
        >
          <SegmentedControl
            aria-label="Look for updates by itself"
            display="flex"
            maw={320}
            mt={4}
            data={[...UPDATES]}
            value={desktop.updates}
            onChange={(value) => {
              const choice = UPDATES.find((each) => each.value === value)
              if (choice) save({ updates: choice.value })
            }}
          />
        </Input.Wrapper>
      )}
      <Radio.Group
        label="When the window is closed while something runs"
        value={desktop.closing}
        onChange={(value) => {
          const closing = CLOSINGS.find((each) => each.value === value)
          if (closing) save({ closing: closing.value })
        }}
      >
        <Stack gap="xs" mt={6}>
          {CLOSINGS.map((closing) => (
            <Radio key={closing.value} size="xs" {...closing} />
          ))}
        </Stack>
      </Radio.Group>
    </TitledSection>
  )
}
