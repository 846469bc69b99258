/** Changes only what is another: what is the same costs the page nothing. */
export function fillText(element: Element, text: string): void {
  const { firstChild } = element
  if (firstChild === null) element.textContent = text
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text
}

/** As `fillText`, for an attribute; undefined for none. */
export function fillAttribute(element: Element, name: string, value: string | undefined): void {
  const now = element.getAttribute(name)
  if (value === undefined) {
    if (now !== null) element.removeAttribute(name)
  } else if (now !== value) element.setAttribute(name, value)
}

/** A new element. @param className as a style sheet's module gives it */
export function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string | undefined
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  if (className !== undefined) element.className = className
  return element
}
