import DOMPurify from 'dompurify'
import { t } from './i18n.ts'
import { unstyledHtml } from './unstyled-html.ts'

/** A frame set at the beginning of a text would take the place of the body, and there would be no document; after a line break it does not. */
const BODY = '<br>'

/**
 * The text of a product: nothing that loads, runs, asks for input or styles anything but itself. Links don't lead anywhere (their
 * address is in the tooltip), and an image is a `span[data-image]` with its name.
 */
export function sanitisedHtml(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(BODY + unstyledHtml(html), {
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
  fragment.firstChild?.remove()
  for (const link of fragment.querySelectorAll('a')) {
    const target = link.getAttribute('href')
    for (const name of link.getAttributeNames()) link.removeAttribute(name)
    if (target !== null) link.title = target
  }
  for (const image of fragment.querySelectorAll('img')) {
    const stand = document.createElement('span')
    stand.dataset['image'] = ''
    stand.textContent = image.alt === '' ? t('common:ui.image.unnamed') : t('common:ui.image.named', { alt: image.alt })
    image.replaceWith(stand)
  }
  return fragment
}
