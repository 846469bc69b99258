import { Select } from '@mantine/core'
import { ArrowDownUp } from 'lucide-react'
import type { ReviewSearch } from './review-search.ts'

interface SortChoice extends Required<Pick<ReviewSearch, 'sort' | 'descending'>> {
  readonly value: string
  readonly label: string
}

const SORTS: readonly SortChoice[] = [
  { value: 'job', label: 'Newest job first', sort: 'job', descending: false },
  { value: 'product', label: 'By product', sort: 'product', descending: false },
  { value: 'risk-down', label: 'Highest risk first', sort: 'risk', descending: true },
  { value: 'risk-up', label: 'Lowest risk first', sort: 'risk', descending: false },
  { value: 'change-down', label: 'Most changed first', sort: 'change', descending: true },
  { value: 'change-up', label: 'Least changed first', sort: 'change', descending: false },
  { value: 'length-down', label: 'Longest first', sort: 'length', descending: true },
  { value: 'length-up', label: 'Shortest first', sort: 'length', descending: false },
  { value: 'job-down', label: 'Oldest job first', sort: 'job', descending: true },
  { value: 'product-down', label: 'By product, backwards', sort: 'product', descending: true }
]

/** Of one job there is no newest. */
const OF_ONE_JOB = { job: 'Catalogue order', 'job-down': 'Catalogue order, backwards' } as const

export interface SortSelectProps {
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
  readonly ofOneJob: boolean
}

export function SortSelect({ search, onSearch, ofOneJob }: SortSelectProps) {
  const { sort = 'job', descending = false } = search
  const labelOf = ({ value, label }: SortChoice): string =>
    ofOneJob && (value === 'job' || value === 'job-down') ? OF_ONE_JOB[value] : label
  return (
    <Select
      size="xs"
      w={168}
      aria-label="Sort"
      leftSection={<ArrowDownUp size={14} aria-hidden />}
      allowDeselect={false}
      data={SORTS.map((choice) => ({ value: choice.value, label: labelOf(choice) }))}
      value={SORTS.find((choice) => choice.sort === sort && choice.descending === descending)?.value ?? null}
      onChange={(value) => {
        const choice = SORTS.find((each) => each.value === value)
        if (choice) onSearch({ sort: choice.sort, descending: choice.descending })
      }}
    />
  )
}
