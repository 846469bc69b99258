import { useLayoutEffect, useRef } from 'react'
import { t } from '../lib/i18n.ts'
import { keepSide, type MergedDocument } from '../lib/merged-document.ts'
import rendered from './rendered-diff.module.css'
import safe from './safe-html.module.css'
import classes from './value-diff.module.css'

export interface RenderedDiffProps {
  readonly merged: MergedDocument
  readonly shown: 'inline' | 'sides' | 'after'
  /** Of two sides, the one before stands above the other. */
  readonly stacked: boolean
  readonly language: string
}

/** What changed, in the document as a shopper sees it. */
export function RenderedDiff({ merged, shown, stacked, language }: RenderedDiffProps) {
  switch (shown) {
    case 'inline':
      return <MergedView merged={merged} language={language} />
    case 'after':
      return <MergedView merged={merged} side="after" language={language} />
    case 'sides':
      return (
        <div className={classes['sides']} data-stacked={stacked || undefined}>
          <section className={classes['side']} aria-label={t('common:ui.diff.before')}>
            <h4 className={classes['sideTitle']}>{t('common:ui.diff.before')}</h4>
            <MergedView merged={merged} side="before" />
          </section>
          <section className={classes['side']} aria-label={t('common:ui.diff.after')}>
            <h4 className={classes['sideTitle']}>{t('common:ui.diff.after')}</h4>
            <MergedView merged={merged} side="after" language={language} />
          </section>
        </div>
      )
  }
}

interface MergedViewProps {
  readonly merged: MergedDocument
  /** Both at once where not given. */
  readonly side?: 'before' | 'after'
  readonly language?: string
}

function MergedView({ merged, side, language }: MergedViewProps) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const copy = document.importNode(merged.fragment, true)
    if (side !== undefined) keepSide(copy, side)
    host.current?.replaceChildren(copy)
  }, [merged, side])
  return (
    <div
      ref={host}
      lang={language}
      dir="auto"
      data-side={side}
      className={[safe['html'], rendered['document']].join(' ')}
    />
  )
}
