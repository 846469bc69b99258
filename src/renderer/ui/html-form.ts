/** How HTML is compared: as plain text, as a shopper sees it, or as it is written. */
export type HtmlForm = 'text' | 'rendered' | 'source'

export const HTML_FORMS: readonly HtmlForm[] = ['text', 'rendered', 'source']

export function nextHtmlForm(form: HtmlForm): HtmlForm {
  return HTML_FORMS[(HTML_FORMS.indexOf(form) + 1) % HTML_FORMS.length] ?? 'text'
}
