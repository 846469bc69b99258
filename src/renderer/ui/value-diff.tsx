import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import { plainly, type Compared, type Comparison } from '../lib/comparison-cache.ts'
import { t } from '../lib/i18n.ts'
import { sameShare, type DiffPart } from '../lib/text-diff.ts'
import { comparedAs, type TwoValues } from './compared-as.ts'
import { fillWords, type NumberedPart } from './fill-words.ts'
import { RenderedDiff } from './rendered-diff.tsx'
import { SafeHtml } from './safe-html.tsx'
import { useComparison } from './use-comparison.ts'
import classes from './value-diff.module.css'

export type DiffLayout = 'inline' | 'side-by-side'

export interface ValueDiffProps extends TwoValues {
  /** `beside`: the text before stands next to it, so that a rewritten text need not show it once more. */
  readonly layout: DiffLayout | 'beside'
  /** False: lines of HTML source are as long as they are, and scroll. */
  readonly wrap?: boolean
  /** Number of the change that is brought into sight and marked, from 1. */
  readonly change?: number | undefined
}

/** Below this share of common text, words struck out among words put in can't be read; before and after are. */
const MIN_INLINE_SHARE = 0.3
const LONG_TEXT = 160

/**
 * What changed. Texts are only ever shown as text, whatever they look like; a rendered document is built from sanitised nodes. What
 * came or went has the number of its change in `data-change`.
 */
export function ValueDiff(props: ValueDiffProps) {
  const { before, after, html, form, layout, language, wrap = true, change } = props
  const compared = useMemo<Compared>(
    () => comparedAs({ before, after, html, form, language }),
    [before, after, html, form, language]
  )
  const found = useComparison(compared)
  const parts = useMemo(() => numbered(found?.kind === 'parts' ? found.parts : plainly(compared)), [found, compared])
  const root = useRef<HTMLDivElement>(null)

  const share = found?.kind === 'document' ? found.merged.sameShare : sameShare(parts)
  const rewritten = before.length > LONG_TEXT && share < MIN_INLINE_SHARE
  const shown = layout === 'beside' ? (rewritten ? 'after' : 'inline') : rewritten ? 'sides' : LAYOUTS[layout]
  const stacked = layout === 'inline'
  const source = compared.how === 'source'
  return (
    <div ref={root} className={classes['diff']} data-source={source || undefined} aria-busy={found === undefined}>
      {found?.kind === 'document' ? (
        <RenderedDiff merged={found.merged} shown={shown} stacked={stacked} language={language} />
      ) : compared.how === 'rendered' ? (
        <SafeHtml html={after} lang={language} />
      ) : (
        <TextDiff parts={parts} shown={shown} stacked={stacked} lines={source && !wrap} language={language} />
      )}
      {before !== after && <Note text={noteFor(compared, found, parts)} />}
      {change !== undefined && <CurrentChange root={root} change={change} drawn={found} layout={layout} />}
    </div>
  )
}

const LAYOUTS = { inline: 'inline', 'side-by-side': 'sides' } as const

function noteFor(
  compared: Compared,
  found: ReturnType<typeof useComparison>,
  parts: readonly DiffPart[]
): string | undefined {
  if (found === undefined)
    return compared.before.length + compared.after.length > LONG_TEXT ? t('common:ui.diff.comparing') : undefined
  if (found.kind === 'document') {
    if (!found.merged.onlyFormatting) return undefined
    return t(found.merged.changes === 0 ? 'common:ui.diff.noDifference' : 'common:ui.diff.onlyFormatting')
  }
  return compared.how === 'readable' && parts.every((part) => part.kind === 'same')
    ? t('common:ui.diff.seeSource')
    : undefined
}

function Note({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : <p className={classes['note']}>{text}</p>
}

interface CurrentChangeProps {
  readonly root: RefObject<HTMLElement | null>
  readonly change: number
  /** What is shown, so that another drawing of it is marked again. */
  readonly drawn: Comparison | undefined
  readonly layout: ValueDiffProps['layout']
}

/** Marks one change, wherever it shows, and brings it into sight. Of all rows of a list one has it. */
function CurrentChange({ root, change, drawn, layout }: CurrentChangeProps) {
  useEffect(() => {
    const marks = [...(root.current?.querySelectorAll(`[data-change="${change}"]`) ?? [])]
    for (const mark of marks) mark.setAttribute('data-current', '')
    marks[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    return () => {
      for (const mark of marks) mark.removeAttribute('data-current')
    }
  }, [root, change, drawn, layout])
  return null
}

/** What comes and goes without a word in between is one change. */
function numbered(parts: readonly DiffPart[]): readonly NumberedPart[] {
  let changes = 0
  let changing = false
  return parts.map((part) => {
    const blank = part.text.trim() === ''
    if (part.kind === 'same') {
      if (!blank) changing = false
      return { ...part, change: undefined }
    }
    if (blank) return { ...part, change: '' }
    if (!changing) changes += 1
    changing = true
    return { ...part, change: String(changes) }
  })
}

interface TextDiffProps {
  readonly parts: readonly NumberedPart[]
  readonly shown: 'inline' | 'sides' | 'after'
  readonly stacked: boolean
  /** Lines are not broken and scroll. */
  readonly lines: boolean
  readonly language: string
}

function TextDiff({ parts, shown, stacked, lines, language }: TextDiffProps) {
  const before = parts.filter((part) => part.kind !== 'added')
  const after = parts.filter((part) => part.kind !== 'removed')
  switch (shown) {
    case 'inline':
      return <Words parts={parts} lines={lines} />
    case 'after':
      return <Words parts={after} lines={lines} language={language} />
    case 'sides':
      return (
        <div className={classes['sides']} data-stacked={stacked || undefined}>
          <section className={classes['side']} aria-label={t('common:ui.diff.before')}>
            <h4 className={classes['sideTitle']}>{t('common:ui.diff.before')}</h4>
            <Words parts={before} lines={lines} />
          </section>
          <section className={classes['side']} aria-label={t('common:ui.diff.after')}>
            <h4 className={classes['sideTitle']}>{t('common:ui.diff.after')}</h4>
            <Words parts={after} lines={lines} language={language} />
          </section>
        </div>
      )
  }
}

interface WordsProps {
  readonly parts: readonly NumberedPart[]
  readonly lines: boolean
  readonly language?: string | undefined
}

function Words({ parts, lines, language }: WordsProps) {
  const host = useRef<HTMLParagraphElement>(null)
  // Whether lines are broken decides where the element stands, so it is another one then.
  useLayoutEffect(() => {
    if (host.current !== null && parts.length > 0) fillWords(host.current, parts, classes['tag'])
  }, [parts, lines])
  const text =
    parts.length === 0 ? (
      <p key="none" className={classes['text']} dir="auto" lang={language}>
        <span className={classes['empty']}>{t('common:ui.diff.noText')}</span>
      </p>
    ) : (
      <p key="words" ref={host} className={classes['text']} dir="auto" lang={language} />
    )
  if (!lines) return text
  return (
    <div role="region" aria-label={t('common:ui.diff.source')} tabIndex={0} className={classes['lines']}>
      {text}
    </div>
  )
}
