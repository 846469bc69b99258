import { useLayoutEffect, useRef } from 'react'
import { sanitisedHtml } from '../lib/sanitised-html.ts'
import classes from './safe-html.module.css'

export interface SafeHtmlProps {
  readonly html: string
  readonly className?: string | undefined
  /** Language of the text, for hyphenation and for who listens to it. */
  readonly lang?: string | undefined
}

/** Shows a description as a shop would, from text that anybody may have written. */
export function SafeHtml({ html, className, lang }: SafeHtmlProps) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    host.current?.replaceChildren(sanitisedHtml(html))
  }, [html])
  return <div ref={host} lang={lang} dir="auto" className={[classes['html'], className].join(' ')} />
}
