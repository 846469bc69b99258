const missing = new Set<HTMLLinkElement>()
let asking: Promise<unknown> | undefined

// On its way down: on its way up it goes no further than the link.
document.addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target)
  },
  true
)

/**
 * Asks again for the page's style sheets that did not come. An import of code asks for its sheets once and never again, so without this
 * code that comes at the second try would have no looks.
 */
export async function fetchMissingSheets(): Promise<void> {
  asking ??= Promise.all([...missing].map(fetchAgain)).finally(() => {
    asking = undefined
  })
  await asking
}

function fetchAgain(link: HTMLLinkElement): Promise<undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>()
  const next = link.cloneNode()
  next.addEventListener('load', () => resolve(undefined))
  next.addEventListener('error', () => reject(new Error(`There is no style sheet at ${link.href}`)))
  link.replaceWith(next)
  missing.delete(link)
  return promise
}
