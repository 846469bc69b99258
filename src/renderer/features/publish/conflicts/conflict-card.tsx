import { Button, Checkbox } from '@mantine/core'
import { useState, type MouseEvent } from 'react'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { useDraft } from '../../../lib/draft-store.ts'
import { attributeLabel, inSentence } from '../../../lib/attribute-words.ts'
import { Clamp } from '../../../ui/clamp.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { LengthMeter } from '../../../ui/length-meter.tsx'
import { ValueDiff } from '../../../ui/value-diff.tsx'
import { ValueEditor } from '../../../ui/value-editor.tsx'
import { valueName } from '../publish-words.ts'
import { mergeDrafts } from './merge-drafts.ts'
import classes from './conflicts.module.css'

export interface ConflictActions {
  readonly goTo: (opId: number) => void
  readonly toggle: (opId: number) => void
  readonly mine: (op: PublishOp) => void
  readonly live: (op: PublishOp) => void
  readonly startMerge: (op: PublishOp) => void
  readonly saveMerge: (op: PublishOp, text: string) => void
  readonly cancelMerge: (op: PublishOp) => void
}

export interface ConflictCardProps {
  readonly op: PublishOp
  readonly active: boolean
  readonly selected: boolean
  readonly merging: boolean
  readonly form: HtmlForm
  readonly actions: ConflictActions
}

/** One value three times: what it was, what it is to be, and what stands on Wix. */
export function ConflictCard({ op, active, selected, merging, form, actions }: ConflictCardProps) {
  const [open, setOpen] = useState(false)
  const rule = ATTRIBUTE_RULES[op.attribute]
  const job = useApiQuery('jobs.get', { id: op.jobId })
  const language = job.data?.language ?? 'en'
  const undo = op.kind === 'UNDO'
  const mineWord = undo ? 'Put back' : 'Keep mine'
  // An undo expects what was published; what the job began with has nothing to do with it.
  const first = (undo ? op.base : op.original) ?? ''
  const view = { html: rule.html, form, layout: 'beside', language } as const
  const onMouseDown = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, input, textarea, a, label') !== null) return
    actions.goTo(op.id)
  }
  return (
    <div
      role="presentation"
      className={classes['card']}
      data-active={active || undefined}
      data-selected={selected || undefined}
      onMouseDown={onMouseDown}
    >
      <div className={classes['head']}>
        <Checkbox
          size="xs"
          checked={selected}
          onChange={() => actions.toggle(op.id)}
          aria-label={`Select ${valueName(op)}`}
        />
        <span className={classes['name']} dir="auto">
          {op.productName}
        </span>
        <span className={classes['attribute']}>{rule.label}</span>
        <div className={classes['ways']}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.mine(op)}
            title={`${mineWord} (1)`}
            aria-label={`${mineWord} for ${valueName(op)}`}
          >
            {mineWord}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.live(op)}
            title="Keep live (2)"
            aria-label={`Keep live for ${valueName(op)}`}
          >
            Keep live
          </Button>
          {/* An undo has no text of its own that a merge could become. */}
          {!undo && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => actions.startMerge(op)}
              title="Merge (3)"
              aria-label={`Merge ${valueName(op)}`}
            >
              Merge
            </Button>
          )}
        </div>
      </div>
      <Clamp open={open} onToggle={() => setOpen(!open)}>
        <div className={classes['three']}>
          <Side title={undo ? 'Published' : 'Original'}>
            <ValueDiff before={first} after={first} {...view} />
          </Side>
          <Side
            title={undo ? 'To put back' : 'Mine'}
            length={<LengthMeter attribute={op.attribute} length={(op.value ?? '').length} />}
          >
            <ValueDiff before={first} after={op.value ?? ''} {...view} />
          </Side>
          <Side title="Live on Wix" length={<LengthMeter attribute={op.attribute} length={(op.live ?? '').length} />}>
            <ValueDiff before={first} after={op.live ?? ''} {...view} />
          </Side>
        </div>
      </Clamp>
      {merging && <Merge op={op} language={language} actions={actions} />}
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly length?: React.ReactNode
  readonly children: React.ReactNode
}

function Side({ title, length, children }: SideProps) {
  return (
    <div className={classes['side']} role="group" aria-label={title}>
      <div className={classes['sideTitle']}>
        {title}
        {length}
      </div>
      {children}
    </div>
  )
}

interface MergeProps {
  readonly op: PublishOp
  readonly language: string
  readonly actions: ConflictActions
}

function Merge({ op, language, actions }: MergeProps) {
  const mine = op.value ?? ''
  const text = useDraft(mergeDrafts, op.id) ?? mine
  return (
    <div className={classes['merge']}>
      <ValueEditor
        attribute={op.attribute}
        label={`Merged text for ${inSentence(attributeLabel(op.attribute))}`}
        text={text}
        language={language}
        ifEmpty="There is no text to publish. To leave Wix as it is, keep the live value."
        onChange={(next) => (next === mine ? mergeDrafts.drop(op.id) : mergeDrafts.set(op.id, next))}
        onSave={() => actions.saveMerge(op, text)}
        onCancel={() => actions.cancelMerge(op)}
        saveLabel="Publish the merged text…"
      />
    </div>
  )
}
