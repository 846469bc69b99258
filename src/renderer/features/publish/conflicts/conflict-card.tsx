import { Button, Checkbox } from '@mantine/core'
import { useState, type MouseEvent } from 'react'
import type { PublishOp } from '#shared/contract/publishes.ts'
import { ATTRIBUTE_RULES } from '#shared/model/attribute.ts'
import { useApiQuery } from '../../../lib/api.tsx'
import { useDraft } from '../../../lib/draft-store.ts'
import { attributeLabel, inSentence } from '../../../lib/attribute-words.ts'
import { t } from '../../../lib/i18n.ts'
import { Clamp } from '../../../ui/clamp.tsx'
import type { HtmlForm } from '../../../ui/html-form.ts'
import { LengthMeter } from '../../../ui/length-meter.tsx'
import { ValueDiff } from '../../../ui/value-diff.tsx'
import { ValueEditor } from '../../../ui/value-editor.tsx'
import { partsOf } from '../publish-words.ts'
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
  const parts = partsOf(op)
  const mine = undo ? 'putBack' : 'mine'
  // An undo expects what was published; what the job began with has nothing to do with it.
  const first = (undo ? op.base : op.original) ?? ''
  const view = { html: rule.html, form, layout: 'beside', language } as const
  const onMouseDown = (event: MouseEvent): void => {
    if (
      event.target instanceof Element &&
      event.target.closest('button, input, textarea, a, label, [contenteditable]') !== null
    )
      return
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
          aria-label={t('publish:conflict.select', parts)}
        />
        <span className={classes['name']} dir="auto">
          {op.productName}
        </span>
        <span className={classes['attribute']}>{parts.attribute}</span>
        <div className={classes['ways']}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.mine(op)}
            title={`${t(`publish:conflict.${mine}`)} (1)`}
            aria-label={t(`publish:conflict.${mine}For`, parts)}
          >
            {t(`publish:conflict.${mine}`)}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => actions.live(op)}
            title={`${t('publish:conflict.live')} (2)`}
            aria-label={t('publish:conflict.liveFor', parts)}
          >
            {t('publish:conflict.live')}
          </Button>
          {/* An undo has no text of its own that a merge could become. */}
          {!undo && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => actions.startMerge(op)}
              title={`${t('publish:conflict.merge')} (3)`}
              aria-label={t('publish:conflict.mergeFor', parts)}
            >
              {t('publish:conflict.merge')}
            </Button>
          )}
        </div>
      </div>
      <Clamp open={open} onToggle={() => setOpen(!open)}>
        <div className={classes['three']}>
          <Side title={undo ? t('publish:conflict.sidePublished') : t('publish:conflict.sideOriginal')}>
            <ValueDiff before={first} after={first} {...view} />
          </Side>
          <Side
            title={undo ? t('publish:conflict.sidePutBack') : t('publish:conflict.sideMine')}
            length={<LengthMeter attribute={op.attribute} length={(op.value ?? '').length} />}
          >
            <ValueDiff before={first} after={op.value ?? ''} {...view} />
          </Side>
          <Side
            title={t('publish:conflict.sideLive')}
            length={<LengthMeter attribute={op.attribute} length={(op.live ?? '').length} />}
          >
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
  const banned = useApiQuery('wording.get', {}).data?.bannedWords
  return (
    <div className={classes['merge']}>
      <ValueEditor
        attribute={op.attribute}
        label={t('publish:conflict.merged', { attribute: inSentence(attributeLabel(op.attribute)) })}
        text={text}
        saved={mine}
        original={op.original}
        banned={banned}
        language={language}
        ifEmpty={t('publish:conflict.empty')}
        onChange={(next) => (next === mine ? mergeDrafts.drop(op.id) : mergeDrafts.set(op.id, next))}
        onSave={() => actions.saveMerge(op, text)}
        onCancel={() => actions.cancelMerge(op)}
        saveLabel={t('publish:conflict.save')}
      />
    </div>
  )
}
