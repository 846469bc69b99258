import { expect, type Locator, type Page } from '@playwright/test'

/** More than any screen has to be passed by. */
const MOST_STOPS = 90

/**
 * A person without a mouse. Goes from control to control with Tab, and fails the test where the focus is lost or can't be seen, or
 * where anything was clicked after all.
 */
export class Keyboard {
  private pointed = 0
  private readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  /** Before the page is opened. */
  static async of(page: Page): Promise<Keyboard> {
    const keyboard = new Keyboard(page)
    await page.exposeFunction('wordshelfPointed', () => {
      keyboard.pointed += 1
    })
    await page.addInitScript(() => {
      const { wordshelfPointed } = globalThis as { wordshelfPointed?: () => void }
      window.addEventListener('pointerdown', () => wordshelfPointed?.(), { capture: true })
    })
    return keyboard
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Tab, until the focus is on `target`, which must be seen to have it. */
  async to(target: Locator): Promise<void> {
    await expect(target).toBeVisible()
    // Tab passes by what is still busy.
    await expect(target).toBeEnabled()
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      // It may be gone for a moment, when what it stands in is drawn anew.
      const there = await target.evaluate((element) => element === document.activeElement).catch(() => false)
      if (there) return this.seesFocus()
      await this.press('Tab')
    }
    throw new Error(`Tab does not lead to ${target.toString()}`)
  }

  /** There, and Enter. */
  async use(target: Locator): Promise<void> {
    await this.to(target)
    await this.press('Enter')
  }

  /** The focus is on something, and that looks as if: an outline, a ring, or the caret of a text field. */
  async seesFocus(): Promise<void> {
    await expect.poll(() => this.page.evaluate(visibleFocus)).toMatch(/^seen: /)
  }

  /** After a way to another screen: the focus went along, and was not left on nothing. */
  async isHeld(): Promise<void> {
    await expect.poll(() => this.page.evaluate(() => document.activeElement?.tagName ?? 'BODY')).not.toBe('BODY')
  }

  /** At the end: the control that the whole test was without a mouse. */
  wasAlone(): void {
    expect(this.pointed, 'times that something was pointed at').toBe(0)
  }
}

/** Runs in the page. */
function visibleFocus(): string {
  const element = document.activeElement
  if (element === null || element === document.body) return 'lost: nothing has the focus'
  const name = `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}`
  const isText =
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(element.type)) ||
    (element instanceof HTMLElement && element.isContentEditable)
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
  const isDrawn = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  return isText || isDrawn ? `seen: ${name}` : `unseen: ${name}`
}
