import type { Page } from '@playwright/test'

export interface Shown {
  readonly products: readonly number[]
  readonly texts: readonly number[]
}

/**
 * Scrolls through everything that scrolls, and does to each text what a reader's pointer and keys would: handlers that wait for it
 * fire, links are followed. Answers whose texts were shown, by the numbers in the names of their products and in the texts themselves.
 */
export function sweep(page: Page): Promise<Shown> {
  return page.evaluate(async () => {
    const products = new Set<number>()
    const texts = new Set<number>()
    const done = new WeakSet<Element>()
    const frames = async (count: number): Promise<void> => {
      for (let frame = 0; frame < count; frame += 1)
        await new Promise((resolve) => {
          requestAnimationFrame(resolve)
        })
    }
    const poke = (): void => {
      const text = document.body.innerText
      for (const [, number] of text.matchAll(/\bM(\d+) /g)) products.add(Number(number))
      for (const [, id] of text.matchAll(/(?:ran\(|out\.invalid\/)(\d+)/g)) texts.add(Number(id))
      for (const element of document.querySelectorAll('[dir="auto"] *')) {
        if (done.has(element)) continue
        done.add(element)
        // They do not bubble: the window's own handlers are no part of this.
        for (const name of ['pointerover', 'mouseover', 'focus', 'toggle'])
          element.dispatchEvent(new Event(name, { bubbles: false }))
        element.dispatchEvent(new MouseEvent('click', { bubbles: false, cancelable: true }))
      }
    }
    const scrollers = [...document.querySelectorAll('main, main *, [role="dialog"] *')].filter(
      (element) =>
        element.scrollHeight > element.clientHeight + 8 &&
        element.clientHeight > 60 &&
        /auto|scroll/.test(getComputedStyle(element).overflowY)
    )
    await frames(3)
    poke()
    for (const scroller of scrollers) {
      scroller.scrollTop = 0
      for (let still = 0; still < 10;) {
        await frames(2)
        poke()
        const was = scroller.scrollTop
        scroller.scrollTop += scroller.clientHeight * 0.7
        // At the end of what is loaded the next page may be on its way: then it is waited for, but not for ever.
        const loading = scroller.querySelector('.mantine-Loader-root') !== null
        still = scroller.scrollTop === was ? still + (loading ? 0.02 : 1) : 0
      }
    }
    return { products: [...products], texts: [...texts] }
  })
}
