import { Select } from '@mantine/core'
import { ArrowDownUp } from 'lucide-react'
import { t } from '../../lib/i18n.ts'
import type { ReviewSearch } from './review-search.ts'
import classes from './sort-select.module.css'

interface SortChoice extends Required<Pick<ReviewSearch, 'sort' | 'descending'>> {
  readonly value: string
  readonly name:
    | 'job'
    | 'product'
    | 'riskDown'
    | 'riskUp'
    | 'changeDown'
    | 'changeUp'
    | 'lengthDown'
    | 'lengthUp'
    | 'jobDown'
    | 'productDown'
}

const SORTS: readonly SortChoice[] = [
  { value: 'job', name: 'job', sort: 'job', descending: false },
  { value: 'product', name: 'product', sort: 'product', descending: false },
  { value: 'risk-down', name: 'riskDown', sort: 'risk', descending: true },
  { value: 'risk-up', name: 'riskUp', sort: 'risk', descending: false },
  { value: 'change-down', name: 'changeDown', sort: 'change', descending: true },
  { value: 'change-up', name: 'changeUp', sort: 'change', descending: false },
  { value: 'length-down', name: 'lengthDown', sort: 'length', descending: true },
  { value: 'length-up', name: 'lengthUp', sort: 'length', descending: false },
  { value: 'job-down', name: 'jobDown', sort: 'job', descending: true },
  { value: 'product-down', name: 'productDown', sort: 'product', descending: true }
]

/** Of one job there is no newest. */
const OF_ONE_JOB = { job: 'catalogue', 'job-down': 'catalogueDown' } as const

export interface SortSelectProps {
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
  readonly ofOneJob: boolean
}

export function SortSelect({ search, onSearch, ofOneJob }: SortSelectProps) {
  const { sort = 'job', descending = false } = search
  const labelOf = ({ value, name }: SortChoice): string =>
    t(`review:sort.${ofOneJob && (value === 'job' || value === 'job-down') ? OF_ONE_JOB[value] : name}`)
  const chosen = SORTS.find((choice) => choice.sort === sort && choice.descending === descending)
  return (
    <Select
      size="xs"
      classNames={{ root: classes['sort'] ?? '', input: classes['input'] ?? '' }}
      aria-label={t('review:sort.label')}
      // Where its words are cut short.
      title={chosen && labelOf(chosen)}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      leftSection={<ArrowDownUp size={14} aria-hidden />}
      allowDeselect={false}
      maxDropdownHeight={400}
      data={SORTS.map((choice) => ({ value: choice.value, label: labelOf(choice) }))}
      value={chosen?.value ?? null}
      onChange={(value) => {
        const choice = SORTS.find((each) => each.value === value)
        if (choice) onSearch({ sort: choice.sort, descending: choice.descending })
      }}
    />
  )
}
