import { Anchor, Button, Checkbox } from '@mantine/core'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { HistoryEntry } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { formatDateTime, formatLanguage } from '../../../lib/format.ts'
import { routes } from '../../../lib/routes.ts'
import { Clamp } from '../../../ui/clamp.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { ValueDiff } from '../../../ui/value-diff.tsx'
import { valueName } from '../publish-words.ts'
import classes from './history.module.css'

export interface HistoryRowProps {
  readonly entry: HistoryEntry
  readonly form: HtmlForm
  readonly selected: boolean
  readonly onSelect: (opId: number, on: boolean) => void
  readonly onUndo: (entry: HistoryEntry) => void
}

/** One value: what it replaced, and where it came from. */
export function HistoryRow({ entry, form, selected, onSelect, onUndo }: HistoryRowProps) {
  const [open, setOpen] = useState(false)
  const rule = ATTRIBUTE_RULES[entry.attribute]
  const standing = entry.undoneBy === null
  return (
    <div className={classes['row']} data-selected={selected || undefined}>
      <div className={classes['tick']}>
        {standing && (
          <Checkbox
            size="xs"
            checked={selected}
            onChange={(event) => onSelect(entry.opId, event.currentTarget.checked)}
            aria-label={`Select ${valueName(entry)}, ${formatDateTime(entry.publishedAt)}`}
          />
        )}
      </div>
      <div>
        <a className={classes['product']} href={routes.history({ productId: entry.productId })} dir="auto">
          {entry.productName}
        </a>
        <div className={classes['small']}>{rule.label}</div>
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
          <a href={routes.publishRun(entry.publishId)}>
            {entry.kind === 'UNDO' ? 'Undo' : 'Publish'} {entry.publishId}
          </a>
          , <a href={routes.job(entry.jobId)}>Job {entry.jobId}</a>
        </div>
        {standing && (
          <Button
            mt={4}
            size="compact-xs"
            variant="default"
            leftSection={<Undo2 size={13} aria-hidden />}
            aria-label={`Undo ${valueName(entry)}`}
            onClick={() => onUndo(entry)}
          >
            Undo
          </Button>
        )}
      </div>
    </div>
  )
}

function State({ entry }: { readonly entry: HistoryEntry }) {
  if (entry.undoneBy !== null)
    return (
      <>
        <StatusBadge of="publish" status="REVERTED" />{' '}
        <Anchor href={routes.publishRun(entry.undoneBy)} size="xs">
          Undo {entry.undoneBy}
        </Anchor>
      </>
    )
  return <StatusBadge of="publishOp" status="PUBLISHED" undo={entry.kind === 'UNDO'} />
}

/** The end of a device's id: its beginning is a time, and much alike on all of them. */
function deviceName(id: string): string {
  return `device ${id.slice(-6)}`
}

/** Who approved it and what wrote it. */
function Origin({ entry }: { readonly entry: HistoryEntry }) {
  const { approvedAt, approvedBy, edited, language, model, prompt, stored, value } = entry
  const approved =
    approvedAt === null
      ? null
      : `Approved on ${formatDateTime(approvedAt)}${approvedBy === null ? '' : `, ${deviceName(approvedBy)}`}`
  return (
    <div className={classes['origin']}>
      <div>
        {[
          ...(approved === null ? [] : [approved]),
          `${formatLanguage(language)}, ${model ?? 'no model'}${edited ? ', edited by hand' : ''}`
        ].join(' · ')}
      </div>
      <div className={classes['prompt']} title={prompt} dir="auto">
        Prompt: {prompt}
      </div>
      {stored !== null && value !== null && stored !== value && (
        <div>Wix keeps it in its own spelling of the HTML; shoppers read the same.</div>
      )}
    </div>
  )
}
