import type { Locator, Page } from '@playwright/test'
import type { Say } from './said.ts'
import type { Screen } from './screens.ts'

/** What is laid over a screen when it is asked for. Escape takes it away again. */
export interface Overlay extends Screen {
  readonly open: (page: Page, say: Say) => Promise<Locator>
}

type Role = 'dialog' | 'menu' | 'listbox'

/** What a control brings up, which has one of these roles. */
const by =
  (key: string, role: Role, control: 'button' | 'combobox' = 'button') =>
  async (page: Page, say: Say): Promise<Locator> => {
    await page
      .getByRole(control, { name: say(key) })
      .first()
      .click()
    return page.getByRole(role).last()
  }

/** What a key brings up at the row with the cursor. */
const byKey =
  (key: string, found: (page: Page) => Locator) =>
  async (page: Page): Promise<Locator> => {
    await page.locator('[role=row][aria-current=true]').waitFor()
    await page.keyboard.press(key)
    return found(page)
  }

const storeMenu = async (page: Page): Promise<Locator> => {
  await page.locator('[aria-haspopup=menu]').first().click()
  return page.getByRole('menu')
}

/** An item of a menu, which leads to a dialog. */
const byItem =
  (key: string, openMenu: Overlay['open']) =>
  async (page: Page, say: Say): Promise<Locator> => {
    const menu = await openMenu(page, say)
    await menu.getByRole('menuitem', { name: say(key) }).click()
    return page.getByRole('dialog')
  }

const DESCRIPTIONS = `/jobs/1/review?attributes=${encodeURIComponent('["description"]')}`
const current = (page: Page): Locator => page.locator('[role=row][aria-current=true]')

/** Of the text with the cursor; the form of HTML that was chosen last is remembered. */
const editor =
  (form?: 'rich' | 'source') =>
  async (page: Page): Promise<Locator> => {
    const row = await byKey('e', current)(page)
    await row.getByRole('textbox').waitFor()
    if (form !== undefined) await row.locator(`input[type=radio][value=${form}] + label`).click()
    return row
  }

/** Of the sample store, after `furnish`. */
export const OVERLAYS: readonly Overlay[] = [
  {
    name: 'product',
    route: '/products',
    open: async (page) => {
      await page.getByRole('grid').getByRole('row').nth(1).press('Enter')
      return page.getByRole('dialog')
    }
  },
  {
    name: 'collections',
    route: '/products',
    open: async (page) => {
      await page.getByRole('combobox').first().click()
      return page.getByRole('listbox')
    }
  },
  { name: 'stores', route: '/products', open: storeMenu },
  { name: 'add-store', route: '/products', open: byItem('app:stores.add', storeMenu) },
  { name: 'appearance', route: '/products', open: by('app:window.appearanceIs', 'menu') },
  { name: 'shortcuts', route: '/products', open: by('app:window.shortcuts', 'dialog') },
  {
    name: 'palette',
    route: '/products',
    open: async (page) => {
      await page.keyboard.press('ControlOrMeta+k')
      return page.getByRole('dialog')
    }
  },
  { name: 'languages', route: '/optimize', open: by('optimizer:language.label', 'listbox', 'combobox') },
  { name: 'not-on-wix', route: '/jobs/1', open: by('common:ui.publishButton.publish', 'dialog') },
  { name: 'priority', route: '/jobs/3', open: by('jobs:priority.button', 'menu') },
  { name: 'cancel-rest', route: '/jobs/3', open: by('jobs:trial.cancelRest', 'dialog') },
  { name: 'filter', route: '/review', open: by('review:filter.title', 'dialog') },
  {
    name: 'filter-flags',
    route: '/review',
    open: async (page, say) => {
      await by('review:filter.title', 'dialog')(page, say)
      return by('review:filter.flags', 'listbox', 'combobox')(page, say)
    }
  },
  { name: 'sort', route: '/review', open: by('review:sort.label', 'listbox', 'combobox') },
  { name: 'views', route: '/review', open: by('review:views.title', 'menu') },
  { name: 'save-view', route: '/review', open: byItem('review:views.saveThis', by('review:views.title', 'menu')) },
  { name: 'low-risk', route: '/review', open: by('review:approveLowRisk', 'dialog') },
  { name: 'ask-again', route: '/review', open: byKey('m', (page) => page.getByRole('dialog')) },
  {
    name: 'ask-selection',
    route: '/review',
    open: async (page) => {
      await byKey('x', current)(page)
      await page.keyboard.press('m')
      return page.getByRole('dialog')
    }
  },
  { name: 'editor', route: '/review', open: editor() },
  { name: 'editor-rich', route: DESCRIPTIONS, open: editor('rich') },
  {
    name: 'editor-link',
    route: DESCRIPTIONS,
    open: async (page, say) => {
      await (await editor('rich')(page)).getByRole('textbox').selectText()
      return by('common:ui.editor.tool.link', 'dialog')(page, say)
    }
  },
  { name: 'editor-html', route: DESCRIPTIONS, open: editor('source') },
  { name: 'adjust', route: '/credits', open: by('credits:adjust.open', 'dialog') }
]

/** Of the first of two devices, after `furnishSync`. */
export const SYNC_OVERLAYS: readonly Overlay[] = [
  {
    name: 'sync-panel',
    route: '/sync',
    open: async (page) => {
      await page.locator('button[data-status]').click()
      return page.getByRole('dialog')
    }
  },
  { name: 'invite', route: '/sync', open: by('sync:invite.open', 'dialog') },
  { name: 'write-off', route: '/sync', open: by('sync:devices.giveUpNamed', 'dialog') },
  { name: 'sign-out', route: '/sync', open: by('sync:leave.open', 'dialog') }
]

/** Of a store on Wix, after `furnishWix`. */
export const WIX_OVERLAYS: readonly Overlay[] = [
  { name: 'change-key', route: '/store', open: by('store:connection.changeKey', 'dialog') },
  { name: 'disconnect', route: '/store', open: by('store:connection.disconnect', 'dialog') },
  { name: 'confirm-publish', route: '/jobs/2/publish', open: by('publish:summary.publish', 'dialog') },
  { name: 'undo-publish', route: '/publishes/1', open: by('publish:run.undo.PUBLISH', 'dialog') },
  { name: 'reschedule', route: '/publishes/3', open: by('publish:run.changeTime', 'dialog') },
  { name: 'cancel-publish', route: '/publishes/3', open: by('common:action.cancel', 'dialog') },
  { name: 'keep-mine', route: '/conflicts', open: by('publish:conflict.mineFor', 'dialog') },
  {
    name: 'merge',
    route: '/conflicts',
    open: async (page, say) => {
      await page
        .getByRole('button', { name: say('publish:conflict.mergeFor') })
        .first()
        .click()
      return page.getByRole('main')
    }
  }
]
