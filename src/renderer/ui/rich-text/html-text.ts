const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&nbsp;'
}

/** As HTML spells it, in an element and between double quotes. */
export function escapedText(text: string): string {
  return text.replaceAll(/[&<>\u00a0]/g, (char) => ESCAPES[char] ?? char)
}

export function escapedValue(text: string): string {
  return text.replaceAll(/[&<>"\u00a0]/g, (char) => ESCAPES[char] ?? char)
}
