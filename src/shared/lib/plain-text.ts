/** Whole characters, and of the control characters only tab and line breaks: what can be stored and sent as it was typed. */
export function isPlainText(text: string): boolean {
  if (!text.isWellFormed()) return false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) return false
  }
  return true
}
