import { Button, Checkbox, Group, MultiSelect, NumberInput, Popover, Stack } from '@mantine/core'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '#shared/contract/contract.ts'
import { ATTRIBUTES } from '#shared/model/attribute.ts'
import { PUBLISH_STATES } from '#shared/model/item-state.ts'
import { RISK_BANDS } from '#shared/model/risk.ts'
import { TEXT_FLAGS } from '#shared/model/text-flags.ts'
import { t } from '../../lib/i18n.ts'
import { useApiQuery } from '../../lib/api.tsx'
import { usePaletteCommands } from '../../lib/palette-commands.ts'
import { attributeLabel } from '../../lib/attribute-words.ts'
import { formatLanguage } from '../../lib/format.ts'
import { publishWords } from './filter-words.ts'
import { flagWords } from '../../ui/flag-words.ts'
import { tabFilter } from './review-filter.ts'
import type { ReviewSearch } from './review-search.ts'
import { riskWords } from './risk-mark.tsx'

export interface FilterPopoverProps {
  readonly search: ReviewSearch
  readonly onSearch: (change: Partial<ReviewSearch>) => void
  readonly jobId: number | undefined
  /** Number of things that narrow the review. */
  readonly active: number
}

/** What narrows a review beside its tab and its search. */
export function FilterPopover(props: FilterPopoverProps) {
  const [opened, setOpened] = useState(false)
  const { jobId, search } = props
  const jobs = jobId === undefined ? {} : { jobIds: [jobId] }
  const counts = useApiQuery(
    'review.counts',
    { filter: { ...jobs, ...tabFilter(search.tab ?? 'open') } },
    { enabled: opened }
  )
  const catalogue = useApiQuery('collections.list', {}, { enabled: opened })
  // A list that is opened by a key marks its first choice for Enter there and then: its choices have to be there before it can be.
  const ready = !counts.isPending && !catalogue.isPending
  usePaletteCommands(() => [{ id: 'review-filter', label: t('review:filter.title'), run: () => setOpened(true) }])
  return (
    <Popover
      opened={opened && ready}
      onChange={setOpened}
      position="bottom-start"
      shadow="md"
      width={360}
      trapFocus
      hideDetached={false}
      // As high as the window has room for; what is beyond that is scrolled to.
      middlewares={{ size: { padding: 8 } }}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <Button
          size="xs"
          variant={props.active > 0 ? 'light' : 'default'}
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {props.active > 0 ? t('review:filter.active', { active: props.active }) : t('review:filter.title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown style={{ overflow: 'auto' }}>
        <Fields {...props} counts={counts.data} collections={catalogue.data?.collections} />
      </Popover.Dropdown>
    </Popover>
  )
}

interface Option {
  readonly value: string
  readonly label: string
}

interface FieldsProps extends FilterPopoverProps {
  readonly counts: Output<'review.counts'> | undefined
  readonly collections: Output<'collections.list'>['collections'] | undefined
}

/** Each choice with how many of the tab's texts it would show. */
function Fields({ search, onSearch, jobId, counts, collections }: FieldsProps) {
  const counted = (label: string, items: number | undefined): string =>
    t('review:filter.counted', { label, items: items ?? 0 })
  const attributes = new Map(counts?.attributes.map(({ attribute, items }) => [attribute, items]))
  const flags = new Map(counts?.flags.map(({ flag, items }) => [flag, items]))
  const publish = new Map(counts?.publish.map(({ state, items }) => [state, items]))
  /** What is not there has no place in the list, unless it is chosen: then it must be possible to take it away. */
  const there = <T,>(values: readonly T[], items: (value: T) => number | undefined, chosen: readonly T[] = []): T[] =>
    values.filter((value) => (items(value) ?? 0) > 0 || chosen.includes(value))
  return (
    <Stack gap="xs">
      <Choices
        label={t('review:filter.attribute')}
        options={there(ATTRIBUTES, (name) => attributes.get(name), search.attributes).map((name) => ({
          value: name,
          label: counted(attributeLabel(name), attributes.get(name))
        }))}
        chosen={search.attributes ?? []}
        onChoose={(chosen) => onSearch({ attributes: ATTRIBUTES.filter((name) => chosen.includes(name)) })}
      />
      <Choices
        label={t('review:filter.risk')}
        options={RISK_BANDS.map((band) => ({ value: band, label: counted(riskWords(band), counts?.risk[band]) }))}
        chosen={search.risk ?? []}
        onChoose={(chosen) => onSearch({ risk: RISK_BANDS.filter((band) => chosen.includes(band)) })}
      />
      <Choices
        label={t('review:filter.flags')}
        options={there(TEXT_FLAGS, (flag) => flags.get(flag), search.flags).map((flag) => ({
          value: flag,
          label: counted(flagWords(flag).label, flags.get(flag))
        }))}
        chosen={search.flags ?? []}
        onChoose={(chosen) => onSearch({ flags: TEXT_FLAGS.filter((flag) => chosen.includes(flag)) })}
      />
      <Checkbox
        size="xs"
        label={t('review:filter.duplicates')}
        checked={search.duplicates === true}
        onChange={(event) => onSearch({ duplicates: event.currentTarget.checked ? true : undefined })}
      />
      <Checkbox
        size="xs"
        label={t('review:filter.near')}
        checked={search.near === true}
        onChange={(event) => onSearch({ near: event.currentTarget.checked ? true : undefined })}
      />
      <Choices
        label={t('review:filter.publish')}
        options={there(PUBLISH_STATES, (state) => publish.get(state), search.publish).map((state) => ({
          value: state,
          label: counted(publishWords(state), publish.get(state))
        }))}
        chosen={search.publish ?? []}
        onChoose={(chosen) => onSearch({ publish: PUBLISH_STATES.filter((state) => chosen.includes(state)) })}
      />
      {jobId === undefined && (
        <>
          <Choices
            label={t('review:filter.job')}
            options={withChosen(
              (counts?.jobs ?? []).map((job) => ({
                value: String(job.jobId),
                label: counted(t('review:job', { id: String(job.jobId) }), job.items)
              })),
              (search.jobIds ?? []).map((id) => ({ value: String(id), label: t('review:job', { id: String(id) }) }))
            )}
            chosen={(search.jobIds ?? []).map(String)}
            onChoose={(chosen) => onSearch({ jobIds: chosen.map(Number) })}
          />
          <Choices
            label={t('review:filter.language')}
            options={withChosen(
              (counts?.languages ?? []).map(({ language, items }) => ({
                value: language,
                label: counted(formatLanguage(language), items)
              })),
              (search.languages ?? []).map((tag) => ({ value: tag, label: formatLanguage(tag) }))
            )}
            chosen={search.languages ?? []}
            onChoose={(languages) => onSearch({ languages })}
          />
        </>
      )}
      <Choices
        label={t('review:filter.collection')}
        options={withChosen(
          (collections ?? []).map(({ id, name }) => ({ value: id, label: name })),
          (search.collectionIds ?? []).map((id) => ({ value: id, label: id }))
        )}
        chosen={search.collectionIds ?? []}
        onChoose={(collectionIds) => onSearch({ collectionIds })}
      />
      <Range
        labels={[t('review:filter.lengthLeast'), t('review:filter.lengthMost')]}
        min={search.minLength}
        max={search.maxLength}
        onMin={(minLength) => onSearch({ minLength })}
        onMax={(maxLength) => onSearch({ maxLength })}
      />
      <Range
        labels={[t('review:filter.changeLeast'), t('review:filter.changeMost')]}
        most={100}
        min={search.minChange === undefined ? undefined : search.minChange / 10}
        max={search.maxChange === undefined ? undefined : search.maxChange / 10}
        onMin={(min) => onSearch({ minChange: min === undefined ? undefined : min * 10 })}
        onMax={(max) => onSearch({ maxChange: max === undefined ? undefined : max * 10 })}
      />
    </Stack>
  )
}

function withChosen(options: readonly Option[], chosen: readonly Option[]): readonly Option[] {
  return [...options, ...chosen.filter(({ value }) => !options.some((option) => option.value === value))]
}

interface ChoicesProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChoose: (chosen: string[]) => void
}

function Choices({ label, options, chosen, onChoose }: ChoicesProps) {
  return (
    <MultiSelect
      size="xs"
      label={label}
      placeholder={chosen.length === 0 ? t('review:filter.any') : ''}
      data={[...options]}
      value={[...chosen]}
      onChange={onChoose}
      searchable={options.length > 8}
      clearable
      hidePickedOptions
      // In the popover's own part of the page: a click outside of it would close it.
      comboboxProps={{ withinPortal: false }}
    />
  )
}

interface RangeProps {
  /** Of the least and of the most. */
  readonly labels: readonly [string, string]
  readonly min: number | undefined
  readonly max: number | undefined
  readonly most?: number
  readonly onMin: (value: number | undefined) => void
  readonly onMax: (value: number | undefined) => void
}

/** Asked for when the field is left or Enter is pressed, not with every digit. */
function Range({ labels, min, max, most = 1_000_000, onMin, onMax }: RangeProps) {
  const field = (words: string, value: number | undefined, onValue: (value: number | undefined) => void) => {
    const tell = (text: string): void => {
      const next = text.trim() === '' ? undefined : Math.min(most, Math.max(0, Math.round(Number(text))))
      if (next !== value && !Number.isNaN(next)) onValue(next)
    }
    return (
      <NumberInput
        key={`${words} ${value ?? ''}`}
        size="xs"
        label={words}
        defaultValue={value ?? ''}
        min={0}
        max={most}
        hideControls
        allowDecimal={false}
        onBlur={(event) => tell(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(event.currentTarget.value)
        }}
      />
    )
  }
  return (
    <Group grow gap="xs">
      {field(labels[0], min, onMin)}
      {field(labels[1], max, onMax)}
    </Group>
  )
}
