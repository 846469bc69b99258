import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import { Search } from 'lucide-react'
import { ATTRIBUTES, isAttribute } from '#shared/model/attribute.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { attributeLabel } from '../../../lib/attribute-words.ts'
import { t } from '../../../lib/i18n.ts'
import type { HistorySearch } from '../../../lib/routes.ts'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { HtmlSwitch } from '../../../ui/html-switch.tsx'
import classes from './history.module.css'

export interface HistoryToolbarProps {
  readonly search: HistorySearch
  readonly onSearch: (change: Partial<HistorySearch>) => void
  readonly form: HtmlForm
  readonly onForm: (form: HtmlForm) => void
}

export function HistoryToolbar({ search, onSearch, form, onForm }: HistoryToolbarProps) {
  const jobs = useApiQuery('jobs.list', { limit: 200 })
  const ids = new Set([
    ...(jobs.data?.jobs.map((job) => job.id) ?? []),
    ...(search.jobId === undefined ? [] : [search.jobId])
  ])
  const query = search.query ?? ''
  return (
    <div className={classes['tools']}>
      <TextInput
        size="xs"
        className={classes['search'] ?? ''}
        aria-label={t('publish:history.search')}
        placeholder={t('publish:history.searchHint')}
        leftSection={<Search size={14} aria-hidden />}
        rightSection={
          query === '' ? null : (
            <CloseButton
              size="xs"
              aria-label={t('publish:history.clearSearch')}
              onClick={() => onSearch({ query: undefined })}
            />
          )
        }
        maxLength={200}
        value={query}
        onChange={(event) => onSearch({ query: event.currentTarget.value })}
      />
      <Select
        size="xs"
        w={164}
        aria-label={t('publish:history.job')}
        placeholder={t('publish:history.allJobs')}
        clearable
        searchable
        nothingFoundMessage={t('publish:history.noSuchJob')}
        value={search.jobId === undefined ? null : String(search.jobId)}
        onChange={(value) => onSearch({ jobId: value === null ? undefined : Number(value) })}
        data={[...ids].map((id) => ({ value: String(id), label: t('common:ui.jobName', { id }) }))}
      />
      <Select
        size="xs"
        w={164}
        aria-label={t('publish:history.attribute')}
        placeholder={t('publish:history.allAttributes')}
        clearable
        value={search.attribute ?? null}
        onChange={(value) => onSearch({ attribute: value !== null && isAttribute(value) ? value : undefined })}
        data={ATTRIBUTES.map((attribute) => ({ value: attribute, label: attributeLabel(attribute) }))}
      />
      <Day label={t('publish:history.from')} value={search.from} onChange={(from) => onSearch({ from })} />
      <Day label={t('publish:history.to')} value={search.to} onChange={(to) => onSearch({ to })} />
      {search.productId !== undefined && (
        <Button size="compact-xs" variant="light" onClick={() => onSearch({ productId: undefined })}>
          {t('publish:history.oneProduct')}
        </Button>
      )}
      {search.publishId !== undefined && (
        <OneRun id={search.publishId} onAll={() => onSearch({ publishId: undefined })} />
      )}
      <HtmlSwitch form={form} onChange={onForm} />
    </div>
  )
}

/** Named once it is known whether it published or took back. */
function OneRun({ id, onAll }: { readonly id: number; readonly onAll: () => void }) {
  const { data } = useApiQuery('publishes.get', { id })
  if (data === undefined) return null
  return (
    <Button size="compact-xs" variant="light" onClick={onAll}>
      {t(`publish:history.oneRun.${data.kind}`, { id })}
    </Button>
  )
}

interface DayProps {
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (day: string | undefined) => void
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <label className={classes['day']}>
      {label}
      <TextInput
        size="xs"
        w={126}
        type="date"
        value={value ?? ''}
        onChange={({ currentTarget: { value: day } }) => onChange(day === '' ? undefined : day)}
      />
    </label>
  )
}
