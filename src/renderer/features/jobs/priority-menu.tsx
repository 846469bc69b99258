import { Button, Menu } from '@mantine/core'
import { ChevronDown } from 'lucide-react'
import { JOB_PRIORITIES, type JobPriority } from '#shared/model/job-state.ts'

const LABELS: Readonly<Record<JobPriority, string>> = { HIGH: 'High', NORMAL: 'Normal', LOW: 'Low' }

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
          Priority: {LABELS[priority]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Its turn among the jobs that run</Menu.Label>
        <Menu.RadioGroup
          value={priority}
          onChange={(value) => {
            const chosen = JOB_PRIORITIES.find((known) => known === value)
            if (chosen !== undefined && chosen !== priority) onChoose(chosen)
          }}
        >
          {JOB_PRIORITIES.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick>
              {LABELS[each]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
