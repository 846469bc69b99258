import type { Locator, Page } from '@playwright/test'
import { sweep } from './hostile-sweep.ts'
import type { Place, Tour } from './hostile-tour.ts'

/**
 * Every description in the editor: as HTML with its preview, and as rich text where it opens so. Few do; so each is also made the text, the
 * class and a link's title of one that does.
 */
export async function editors({ watched, store, texts, progress }: Tour): Promise<readonly Place[]> {
  const { page } = watched
  watched.place = 'editor'
  await page.goto(`${store.server.origin}/#/jobs/1/review?attributes=${encodeURIComponent('["description"]')}`)
  const shown = { rich: new Set<number>(), source: new Set<number>() }
  const field = page.getByRole('textbox', { name: 'Your text for description' })
  const lookAtRich = async (): Promise<void> => {
    for (const id of idsIn(await field.innerHTML())) shown.rich.add(id)
    await poke(page)
  }
  for (const { text } of texts) {
    await page.locator('[role=row][aria-current=true] [aria-label^="Approve Description"]').waitFor()
    await page.keyboard.press('e')
    await field.waitFor()
    if (await isRich(field)) {
      await lookAtRich()
      await page.getByText('HTML', { exact: true }).click()
    }
    for (const id of idsIn(await field.inputValue())) shown.source.add(id)
    await page.getByText('As shoppers see it').waitFor()
    await poke(page)
    const quoted = escaped(text)
    await field.fill(`<p class="${quoted}"><a href="/mugs" title="${quoted}">${quoted}</a></p>`)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    if (await page.getByRole('radio', { name: 'Text', exact: true }).isEnabled()) {
      await page.getByText('Text', { exact: true }).click()
      await lookAtRich()
    }
    await page.keyboard.press('Escape')
    await field.waitFor({ state: 'detached' })
    await page.keyboard.press('j')
  }
  progress(`editors: ${shown.rich.size} texts seen as rich text, ${shown.source.size} as HTML`)
  return [
    { name: 'rich text editor', shown: shown.rich.size, all: false },
    { name: 'HTML editor with preview', shown: shown.source.size, all: false }
  ]
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

/** What other programs put on the clipboard, into the rich text editor. */
export async function pastes({ watched, store, texts, progress }: Tour): Promise<Place> {
  const { page } = watched
  watched.place = 'paste into the rich text editor'
  await page.goto(`${store.server.origin}/#/jobs/1/review?attributes=${encodeURIComponent('["description"]')}`)
  const field = page.getByRole('textbox', { name: 'Your text for description' })
  await page.locator('[role=row][aria-current=true] [aria-label^="Approve Description"]').waitFor()
  await page.keyboard.press('e')
  await field.waitFor()
  if (!(await isRich(field))) {
    await field.fill('<p>A mug</p>')
    await page.getByText('Text', { exact: true }).click()
  }
  let taken = 0
  for (const { text } of texts) {
    await field.press('ControlOrMeta+a')
    const left = await field.evaluate((element, html) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/html', html)
      return element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, text)
    // What the editor takes upon itself is not left to the browser.
    if (!left) taken += 1
    await poke(page)
  }
  await page.keyboard.press('Escape')
  progress(`paste: ${taken} texts were taken in`)
  return { name: 'paste into the rich text editor', shown: taken, all: false }
}

/** A few texts of low risk at a time, before they are approved at once. */
export async function lowRisk({ watched, store, progress }: Tour): Promise<Place> {
  const { page } = watched
  watched.place = 'sample of low risk'
  await page.goto(`${store.server.origin}/#/jobs/1/review`)
  await page.getByRole('button', { name: /^Approve all low-risk/ }).click()
  const others = page.getByRole('dialog').getByRole('button', { name: 'Show others' })
  const shown = new Set<number>()
  for (let turn = 0; turn < 5; turn += 1) {
    await page.getByRole('dialog').locator('[dir="auto"]').first().waitFor()
    for (const id of (await sweep(page)).texts) shown.add(id)
    await others.click()
  }
  // The list behind it was scrolled too: the next place begins anew.
  await page.goto('about:blank')
  progress(`sample of low risk: ${shown.size} texts seen`)
  return { name: 'sample of low risk', shown: shown.size, all: false }
}

function isRich(field: Locator): Promise<boolean> {
  return field.evaluate((element) => element instanceof HTMLElement && element.isContentEditable)
}

function idsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?:ran\(|out\.invalid\/)(\d+)/g)].map(([, id]) => Number(id))
}

/** As `sweep` does, without scrolling. */
function poke(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const element of document.querySelectorAll('[role="grid"] [dir="auto"] *'))
      for (const name of ['pointerover', 'mouseover', 'focus', 'toggle', 'click'])
        element.dispatchEvent(new MouseEvent(name, { bubbles: false, cancelable: true }))
  })
}
