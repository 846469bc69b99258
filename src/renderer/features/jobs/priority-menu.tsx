import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { JOB_PRIORITIES, type JobPriority } from '#shared/model/job-state.ts'
import { t } from '../../lib/i18n.ts'

export interface PriorityMenuProps {
  readonly priority: JobPriority
  readonly busy: boolean
  readonly onChoose: (priority: JobPriority) => void
}

/** How often the job gets its turn beside others that run. */
export function PriorityMenu({ priority, busy, onChoose }: PriorityMenuProps) {
  return (
    <Menu position="bottom-start" withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          loading={busy}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('jobs:priority.button', { priority: t(`jobs:priority.${priority}`) })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('jobs:priority.text')}</Menu.Label>
        <Menu.RadioGroup
          value={priority}
          onChange={(value) => {
            const chosen = JOB_PRIORITIES.find((known) => known === value)
            if (chosen !== undefined && chosen !== priority) onChoose(chosen)
          }}
        >
          {JOB_PRIORITIES.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {t(`jobs:priority.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
