import DOMPurify from 'dompurify'
import { useLayoutEffect, useRef } from 'react'
import classes from './safe-html.module.css'
import { unstyledHtml } from './unstyled-html.ts'

/** The text of a product: nothing that loads, runs, asks for input or styles anything but itself. */
function sanitise(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(unstyledHtml(html), {
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'form',
      'input',
      'button',
      'textarea',
      'select',
      'style',
      'video',
      'audio',
      'source',
      'picture',
      'dialog'
    ],
    // A fragment belongs to the page, and an image in it would start to load before it is shown.
    FORBID_ATTR: ['src', 'srcset', 'background', 'style', 'class', 'id', 'name', 'tabindex', 'popover'],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true
  })
  for (const link of fragment.querySelectorAll('a')) {
    const target = link.getAttribute('href')
    for (const name of link.getAttributeNames()) link.removeAttribute(name)
    if (target !== null) link.title = target
  }
  for (const image of fragment.querySelectorAll('img')) {
    const stand = document.createElement('span')
    stand.className = classes['image'] ?? ''
    stand.textContent = image.alt === '' ? 'Image' : `Image: ${image.alt}`
    image.replaceWith(stand)
  }
  return fragment
}

export interface SafeHtmlProps {
  readonly html: string
  readonly className?: string | undefined
  /** Language of the text, for hyphenation and for who listens to it. */
  readonly lang?: string | undefined
}

/**
 * Shows a description as a shop would, from text that anybody may have written. Links don't lead anywhere (their address is in
 * the tooltip), images are named and never loaded.
 */
export function SafeHtml({ html, className, lang }: SafeHtmlProps) {
  const host = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    host.current?.replaceChildren(sanitise(html))
  }, [html])
  return <div ref={host} lang={lang} dir="auto" className={[classes['html'], className].join(' ')} />
}
