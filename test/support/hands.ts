import type { Locator, Page } from '@playwright/test'

export interface HandWork {
  /** A chord, such as Ctrl+Enter, is one. */
  readonly presses: number
  /** Characters of the merchant's own words. */
  readonly typed: number
  readonly clicks: number
}

/** What a merchant does with keyboard and mouse, counted. */
export class Hands {
  private presses = 0
  private typed = 0
  private clicks = 0
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async press(key: string): Promise<void> {
    this.presses += 1
    await this.page.keyboard.press(key)
  }

  async type(text: string): Promise<void> {
    this.typed += text.length
    await this.page.keyboard.type(text)
  }

  async click(target: Locator): Promise<void> {
    this.clicks += 1
    await target.click()
  }

  get work(): HandWork {
    const { presses, typed, clicks } = this
    return { presses, typed, clicks }
  }
}
