import type { Browser } from '@playwright/test'
import type { HostileText } from './hostile-texts.ts'
import { hitsOf, watch } from './hostile-watch.ts'

const ORIGIN = 'http://control.invalid'
const AT_ONCE = 10

/** How many of the texts do harm where they are written into a page as they are: by innerHTML, without policy and sanitiser. */
export async function bareControl(browser: Browser, texts: readonly HostileText[]): Promise<number> {
  const watched = await watch(browser, { origins: [ORIGIN] })
  await watched.context.route(`${ORIGIN}/`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><body></body>' })
  )
  watched.place = 'a page without protection'
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    await watched.page.goto(`${ORIGIN}/`)
    await watched.page.evaluate(
      async (given) => {
        const frames = given.map((text) => {
          const frame = document.createElement('iframe')
          document.body.append(frame)
          const body = frame.contentDocument?.body
          if (body) body.innerHTML = text
          return frame
        })
        for (let round = 0; round < 20; round += 1) {
          await new Promise((resolve) => {
            setTimeout(resolve, 20)
          })
          for (const frame of frames)
            for (const element of frame.contentDocument?.querySelectorAll('body *') ?? []) {
              if (round !== 2) continue
              for (const name of ['pointerover', 'mouseover', 'focus', 'toggle'])
                element.dispatchEvent(new Event(name, { bubbles: false }))
              element.dispatchEvent(new MouseEvent('click', { bubbles: false, cancelable: true }))
            }
        }
      },
      texts.slice(from, from + AT_ONCE).map(({ text }) => text)
    )
  }
  await watched.context.close()
  return texts.filter(({ id }) => hitsOf(watched).includes(String(id))).length
}
