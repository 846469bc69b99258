import { Button, Checkbox } from '@mantine/core'
import { CloudUpload, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Trans } from 'react-i18next'
import type { HistoryEntry } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { formatDateTime, formatLanguage } from '../../../lib/format.ts'
import { t } from '../../../lib/i18n.ts'
import { modelLabel } from '../../../lib/model-label.ts'
import { routes } from '../../../lib/routes.ts'
import { Clamp } from '../../../ui/clamp.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { ValueDiff } from '../../../ui/value-diff.tsx'
import { partsOf, publishName } from '../publish-words.ts'
import { Reverted } from '../reverted.tsx'
import classes from './history.module.css'

export interface HistoryRowProps {
  readonly entry: HistoryEntry
  readonly form: HtmlForm
  /** Null: what is selected cannot hold it. */
  readonly selected: boolean | null
  readonly onSelect: (opId: number, on: boolean) => void
  readonly onUndo: (entry: HistoryEntry) => void
}

/** One value: what it replaced, and where it came from. */
export function HistoryRow({ entry, form, selected, onSelect, onUndo }: HistoryRowProps) {
  const [open, setOpen] = useState(false)
  const rule = ATTRIBUTE_RULES[entry.attribute]
  const parts = partsOf(entry)
  const standing = entry.undoneBy === null
  // Taking back what took a text back puts that text into the shop: not what "undo" is read as.
  const again = entry.outcome === 'REVERTED'
  return (
    <div className={classes['row']} data-selected={selected || undefined}>
      <div className={classes['tick']}>
        {selected !== null && (
          <Checkbox
            size="xs"
            checked={selected}
            onChange={(event) => onSelect(entry.opId, event.currentTarget.checked)}
            aria-label={t('publish:history.select', { ...parts, date: formatDateTime(entry.publishedAt) })}
          />
        )}
      </div>
      <div>
        <a className={classes['product']} href={routes.history({ productId: entry.productId })} dir="auto">
          {entry.productName}
        </a>
        <div className={classes['small']}>{parts.attribute}</div>
        <State entry={entry} />
      </div>
      <div className={classes['texts']}>
        <Clamp open={open} onToggle={() => setOpen(!open)}>
          <ValueDiff
            before={entry.before ?? ''}
            after={entry.value ?? ''}
            html={rule.html}
            form={form}
            layout="inline"
            language={entry.language}
          />
        </Clamp>
        <Origin entry={entry} />
      </div>
      <div className={classes['meta']}>
        <time dateTime={entry.publishedAt}>{formatDateTime(entry.publishedAt)}</time>
        <div>
          <a href={routes.publishRun(entry.publishId)}>{publishName({ id: entry.publishId, kind: entry.kind })}</a>,{' '}
          <a href={routes.job(entry.jobId)}>{t('common:ui.jobName', { id: entry.jobId })}</a>
        </div>
        {standing && (
          <Button
            mt={4}
            size="compact-xs"
            variant="default"
            leftSection={again ? <CloudUpload size={13} aria-hidden /> : <Undo2 size={13} aria-hidden />}
            aria-label={t(again ? 'publish:history.againOf' : 'publish:history.undoOf', parts)}
            onClick={() => onUndo(entry)}
          >
            {t(again ? 'publish:history.again' : 'publish:history.undo')}
          </Button>
        )}
      </div>
    </div>
  )
}

function State({ entry }: { readonly entry: HistoryEntry }) {
  if (entry.undoneBy !== null) return <Reverted by={entry.undoneBy} />
  return <StatusBadge of="publishOp" status="PUBLISHED" undo={entry.kind === 'UNDO'} />
}

function approvalOf({ approvedAt, approvedHere }: HistoryEntry): string | null {
  if (approvedAt === null) return null
  return t(approvedHere ? 'publish:history.approvedHere' : 'publish:history.approved', {
    date: formatDateTime(approvedAt)
  })
}

/** Who approved it and what wrote it. */
function Origin({ entry }: { readonly entry: HistoryEntry }) {
  const { edited, language, model, prompt, stored, value } = entry
  const approval = approvalOf(entry)
  const written = t(edited ? 'publish:history.writtenEdited' : 'publish:history.written', {
    language: formatLanguage(language),
    model: model === null ? t('publish:history.noModel') : modelLabel(model)
  })
  return (
    <div className={classes['origin']}>
      <div>{approval === null ? written : `${approval} · ${written}`}</div>
      <div className={classes['prompt']} title={prompt}>
        <Trans ns="publish" i18nKey="history.prompt" components={{ text: <bdi /> }} values={{ prompt }} />
      </div>
      {stored !== null && value !== null && stored !== value && <div>{t('publish:history.spelling')}</div>}
    </div>
  )
}
