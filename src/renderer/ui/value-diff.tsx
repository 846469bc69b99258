import { useDeferredValue, useMemo } from 'react'
import { sameShare, type DiffPart } from '../lib/text-diff.ts'
import { comparison, knownComparison, plainly, type Compared } from '../lib/comparison-cache.ts'
import classes from './value-diff.module.css'

export type DiffLayout = 'inline' | 'side-by-side'

export interface ValueDiffProps {
  readonly before: string
  readonly after: string
  /** The values are HTML. */
  readonly html: boolean
  /** Compare the HTML itself and not what a shopper reads. Means nothing for plain text. */
  readonly source: boolean
  /** `beside`: the text before stands next to it, so that a rewritten text need not show it once more. */
  readonly layout: DiffLayout | 'beside'
  readonly language: string
}

/** Below this share of common text, words struck out among words put in can't be read; before and after are. */
const MIN_INLINE_SHARE = 0.3
const LONG_TEXT = 160

/** What changed. Both texts are only ever shown as text: nothing here is markup, whatever it looks like. */
export function ValueDiff({ before, after, html, source, layout, language }: ValueDiffProps) {
  const asSource = html && source
  const compared = useMemo<Compared>(
    () => ({ before, after, how: html ? (asSource ? 'source' : 'readable') : 'plain', language }),
    [before, after, html, asSource, language]
  )
  // A list that scrolls must not wait for its comparisons: a new row shows its text first and what changed when there is time.
  const ready = useDeferredValue(true, knownComparison(compared))
  const parts = useMemo(() => (ready ? comparison(compared) : plainly(compared)), [ready, compared])
  const rewritten = before.length > LONG_TEXT && sameShare(parts) < MIN_INLINE_SHARE
  const formattingOnly = ready && html && !asSource && before !== after && parts.every((part) => part.kind === 'same')

  return (
    <div className={classes['diff']} data-source={asSource || undefined}>
      {layout === 'beside' && rewritten ? (
        <Words parts={parts} without="removed" language={language} />
      ) : layout === 'side-by-side' || rewritten ? (
        <div className={classes['sides']} data-stacked={layout === 'inline' || undefined}>
          <Side title="Before" parts={parts} without="added" />
          <Side title="After" parts={parts} without="removed" language={language} />
        </div>
      ) : (
        <p className={classes['text']} dir="auto">
          {parts.length === 0 ? <span className={classes['empty']}>No text</span> : parts.map(renderPart)}
        </p>
      )}
      {formattingOnly && <p className={classes['note']}>Only the formatting changed. HTML source shows how.</p>}
    </div>
  )
}

interface SideProps {
  readonly title: string
  readonly parts: readonly DiffPart[]
  readonly without: 'added' | 'removed'
  readonly language?: string | undefined
}

function Side({ title, parts, without, language }: SideProps) {
  return (
    <section className={classes['side']} aria-label={title}>
      <h4 className={classes['sideTitle']}>{title}</h4>
      <Words parts={parts} without={without} language={language} />
    </section>
  )
}

function Words({ parts, without, language }: Omit<SideProps, 'title'>) {
  const shown = parts.filter((part) => part.kind !== without)
  return (
    <p className={classes['text']} dir="auto" lang={language}>
      {shown.length === 0 ? <span className={classes['empty']}>No text</span> : shown.map(renderPart)}
    </p>
  )
}

function renderPart(part: DiffPart, index: number) {
  const className = part.tag ? classes['tag'] : undefined
  switch (part.kind) {
    case 'same':
      return (
        <span key={index} className={className}>
          {part.text}
        </span>
      )
    case 'added':
      return (
        <ins key={index} className={className}>
          {part.text}
        </ins>
      )
    case 'removed':
      return (
        <del key={index} className={className}>
          {part.text}
        </del>
      )
  }
}
