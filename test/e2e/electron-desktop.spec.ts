import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { isReal, onWhat, test, value } from './electron-app.ts'

const CSV = 'handleId,fieldType,name\nm1,Product,Walnut mug\nm2,Product,Clay jug\n'

async function startJob(page: Page, products: number): Promise<number> {
  const { ids } = await value(page, 'products.ids')
  const { jobId } = await value(page, 'jobs.create', {
    sourceScope: 'products',
    productIds: ids.slice(0, products),
    attributes: ['title', 'description'],
    language: 'en',
    prompt: 'Plain and short.'
  })
  return jobId
}

interface Desktop {
  readonly bar: { readonly value: number; readonly mode: string }
  readonly notices: readonly string[]
  readonly tip: string | null
  readonly visible: boolean
  readonly questions: number
}

/** What a person would see beside the page. Only the stand-in can tell: Electron itself gives none of it back. */
function desktop(app: ElectronApplication): Promise<Desktop | null> {
  return app.evaluate((electron) => {
    const [window] = electron.BrowserWindow.getAllWindows()
    const parts = electron as unknown as {
      Notification: { shown: { title: string }[] }
      Tray: { last: { tip: string } | null }
      _standIn: { calls: unknown[][] }
    }
    return {
      bar: (window as unknown as { progress: Desktop['bar'] }).progress,
      notices: parts.Notification.shown.map(({ title }) => title),
      tip: parts.Tray.last?.tip ?? null,
      visible: window?.isVisible() ?? false,
      questions: parts._standIn.calls.filter(([name]) => name === 'dialog.showMessageBox').length
    }
  })
}

/** Clicks an item of the menu behind the icon in the tray. */
async function clickTray(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Tray }, item) => {
    const { last } = Tray as unknown as { last: { menu: Electron.CrossProcessExports.Menu } }
    last.menu.getMenuItemById(item)?.click()
  }, id)
}

/** Chooses an item of the native menu. */
async function clickMenu(app: ElectronApplication, id: string): Promise<void> {
  await app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
}

/** What the next dialog is answered with. */
async function answerDialog(app: ElectronApplication, response: number, checkboxChecked: boolean): Promise<void> {
  await app.evaluate(
    (electron, answer) => {
      const { answers } = (electron as unknown as { _standIn: { answers: Record<string, unknown[]> } })._standIn
      answers['showMessageBox'] = [answer]
    },
    { response, checkboxChecked }
  )
}

// A real desktop cannot be read back: the stand-in alone keeps what would be shown.
if (!isReal)
  test.describe(`the desktop around the window, on ${onWhat}`, () => {
    test('taskbar and tray follow a job, and its end is told to who looks elsewhere; a click leads there', async ({
      launcher
    }) => {
      const { app, page } = await launcher.start()
      expect(await desktop(app)).toMatchObject({ bar: { value: -1 }, tip: null, notices: [] })
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur())

      const jobId = await startJob(page, 120)
      await expect.poll(async () => (await desktop(app))?.bar).toMatchObject({ mode: 'normal' })
      await expect.poll(async () => (await desktop(app))?.tip).toContain(`Job ${jobId}, `)

      await clickTray(app, 'tray-pause')
      await expect.poll(async () => (await value(page, 'jobs.get', { id: jobId })).status).toBe('PAUSED')
      await expect.poll(async () => (await desktop(app))?.bar).toMatchObject({ mode: 'paused' })
      await expect.poll(async () => (await desktop(app))?.tip).toContain('(paused)')
      expect((await desktop(app))?.notices).toEqual([])

      await clickTray(app, 'tray-resume')
      await expect
        .poll(async () => (await desktop(app))?.notices, { timeout: 30_000 })
        .toEqual([`Job ${jobId} is done`])
      await expect.poll(async () => (await desktop(app))?.bar).toMatchObject({ value: -1 })

      await app.evaluate(({ Notification }) => {
        const { shown } = Notification as unknown as { shown: { emit(event: string, details: object): void }[] }
        shown[0]?.emit('click', {})
      })
      await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#/jobs/${jobId}`)
      expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow() !== null)).toBe(true)
    })

    test('a notice of another store opens that store', async ({ launcher }) => {
      const { app, page } = await launcher.start()
      const first = (await value(page, 'app.status')).instance.instanceId
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur())
      const jobId = await startJob(page, 3)
      const other = await value(page, 'instances.create', { name: 'Other' })
      await value(page, 'instances.select', { id: other.instanceId })
      await expect
        .poll(async () => (await desktop(app))?.notices, { timeout: 30_000 })
        .toEqual([`Job ${jobId} is done`])
      await app.evaluate(({ Notification }) => {
        const { shown } = Notification as unknown as { shown: { emit(event: string, details: object): void }[] }
        shown[0]?.emit('click', {})
      })
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`Job ${jobId}`)
      expect((await value(page, 'app.status')).instance.instanceId).toBe(first)
    })

    test('with the notices switched off, or the window in front, nothing is told', async ({ launcher }) => {
      const { app, page } = await launcher.start()
      const ends = async (id: number): Promise<void> => {
        await expect
          .poll(async () => (await value(page, 'jobs.get', { id })).status, { timeout: 30_000 })
          .toBe('COMPLETED')
        await expect.poll(async () => (await desktop(app))?.bar.value).toBe(-1)
      }
      await ends(await startJob(page, 2))
      await page.goto(`${page.url().replace(/#.*$/, '')}#/settings`)
      await page.getByRole('switch', { name: 'Notify me while I am elsewhere' }).click({ force: true })
      await expect.poll(async () => (await value(page, 'settings.get')).desktop.notices).toBe(false)
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.blur())
      await ends(await startJob(page, 2))
      expect((await desktop(app))?.notices).toEqual([])
    })

    test('closing the window over a job asks once; the job goes on, and the tray brings the window back', async ({
      launcher
    }) => {
      const { app, page } = await launcher.start()
      const jobId = await startJob(page, 240)
      await expect.poll(async () => (await desktop(app))?.bar).toMatchObject({ mode: 'normal' })
      const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())

      await close()
      expect(await desktop(app)).toMatchObject({ questions: 1, visible: true })
      await answerDialog(app, 0, true)
      await close()
      await expect.poll(() => desktop(app)).toMatchObject({ questions: 2, visible: false })
      await expect.poll(async () => (await value(page, 'settings.get')).desktop.closing).toBe('keep-running')
      await clickTray(app, 'tray-open')
      expect(await desktop(app)).toMatchObject({ visible: true })
      await close()
      await expect.poll(() => desktop(app)).toMatchObject({ questions: 2, visible: false })
      expect((await value(page, 'jobs.get', { id: jobId })).status).toMatch(/RUNNING|COMPLETED/)
    })

    test('pausing and quitting over a job comes to a safe point, and the job goes on at the next start', async ({
      launcher
    }) => {
      const first = await launcher.start()
      const jobId = await startJob(first.page, 240)
      await expect.poll(async () => (await desktop(first.app))?.bar).toMatchObject({ mode: 'normal' })
      await answerDialog(first.app, 1, false)
      const ended = new Promise<void>((resolve) => {
        first.app.process().once('exit', () => resolve())
      })
      await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
      await ended
      const second = await launcher.start([])
      await expect
        .poll(async () => (await value(second.page, 'jobs.get', { id: jobId })).status, { timeout: 40_000 })
        .toBe('COMPLETED')
      const { progress, requiredCredits, capturedCredits, releasedCredits } = await value(second.page, 'jobs.get', {
        id: jobId
      })
      expect(progress).toMatchObject({ done: requiredCredits, pending: 0, running: 0, cancelled: 0 })
      expect([capturedCredits, releasedCredits]).toEqual([requiredCredits, 0])
    })

    test('the menu has the page do what its command palette offers', async ({ launcher }) => {
      const { app, page } = await launcher.start()
      const heading = page.getByRole('heading', { level: 1 })
      await clickMenu(app, 'go-credits')
      await expect(heading).toHaveText('Credits')
      await clickMenu(app, 'shortcuts')
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
      await page.keyboard.press('Escape')
      await clickMenu(app, 'add-store')
      await expect(page.getByRole('dialog', { name: 'Add a store' })).toBeVisible()
      await page.keyboard.press('Escape')
      await clickMenu(app, 'undo-decision')
      await expect(page.getByText('Not possible here')).toBeVisible()
      await clickMenu(app, 'palette')
      await expect(page.getByRole('textbox', { name: 'Command' })).toBeFocused()
    })

    test('the native menu is written anew when the window changes its language', async ({ launcher }) => {
      const { app, page } = await launcher.start()
      const labels = () =>
        app.evaluate(({ Menu }) => {
          const menu = Menu.getApplicationMenu()
          return [...(menu?.items ?? []).map(({ label }) => label), menu?.getMenuItemById('pause-all')?.label]
        })
      await value(page, 'settings.put', { uiLanguage: 'de' })
      await expect
        .poll(labels)
        .toEqual(['&Datei', '&Bearbeiten', '&Ansicht', '&Gehe zu', 'A&ufträge', 'Fenster', 'Hilfe', 'Alle pausieren'])
      await value(page, 'settings.put', { uiLanguage: 'he' })
      await expect.poll(labels).toEqual(['קובץ', 'עריכה', 'תצוגה', 'מעבר', 'משימות', 'חלון', 'עזרה', 'השהיית הכול'])
      await value(page, 'settings.put', { uiLanguage: 'en' })
      await expect.poll(async () => (await labels()).slice(0, 2)).toEqual(['&File', '&Edit'])
    })

    test('a link leads to its job; one that leads nowhere says so and does nothing', async ({ launcher }) => {
      const { app, page } = await launcher.start()
      const jobId = await startJob(page, 2)
      const follow = (link: string) =>
        app.evaluate(({ app: electronApp }, url) => {
          electronApp.emit('open-url', { preventDefault: () => undefined }, url)
        }, link)
      await follow(`wordshelf://job/${jobId}/review`)
      await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#/jobs/${jobId}/review`)
      const before = (await desktop(app))?.questions ?? 0
      await follow(`wordshelf://job/${jobId}/cancel`)
      await follow('wordshelf://job/99999')
      await expect.poll(async () => (await desktop(app))?.questions).toBeGreaterThan(before)
      expect(await page.evaluate(() => location.hash)).toBe(`#/jobs/${jobId}/review`)
      expect((await value(page, 'jobs.list', {})).total).toBe(1)
    })

    test('a CSV file that the app is started with shows its preview, and no path of it reaches the page', async ({
      launcher
    }) => {
      const file = path.join(launcher.dataDir, 'My mugs & jugs.csv')
      writeFileSync(file, CSV)
      const { app, page } = await launcher.start([file])
      await expect(page.getByText('Walnut mug')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(launcher.dataDir)
      const recent = await app.evaluate(
        ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent-0')?.label ?? null
      )
      expect(recent).toBe(`My mugs && jugs.csv (${launcher.dataDir})`)
    })

    test('a second start brings the first to the front and hands its file over; before a file is read into the sample store, that is asked', async ({
      launcher
    }) => {
      const { app, page } = await launcher.start()
      const file = path.join(launcher.dataDir, 'mine.csv')
      writeFileSync(file, CSV)
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
      expect((await launcher.runToEnd()).code).toBe(0)
      await expect.poll(() => desktop(app)).toMatchObject({ visible: true })
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())

      expect((await launcher.runToEnd([file])).code).toBe(0)
      await expect(page.getByText('mine.csv')).toBeVisible()
      expect(await desktop(app)).toMatchObject({ visible: true })
      await page.getByRole('button', { name: 'Read this file' }).click()
      await expect(page.getByText('Walnut mug')).toBeVisible()
      expect((await value(page, 'app.status')).instance).toMatchObject({ name: 'My store', sample: false })
    })

    test('a second start opens a window where the first has none, as on macOS it may', async ({ launcher }) => {
      const { app, page } = await launcher.start()
      await app.evaluate(() => Object.defineProperty(process, 'platform', { value: 'darwin' }))
      await page.close()
      await expect.poll(() => app.windows()).toHaveLength(0)
      const next = app.waitForEvent('window')
      expect((await launcher.runToEnd()).code).toBe(0)
      await expect((await next).getByRole('navigation').first()).toBeVisible()
    })

    test('a file chosen from the menu is imported like any other, and the list of recent files can be cleared', async ({
      launcher
    }) => {
      const { app, page } = await launcher.start([])
      const file = path.join(launcher.dataDir, 'chosen.csv')
      writeFileSync(file, CSV)
      await app.evaluate(
        (electron, filePaths) => {
          const { answers } = (electron as unknown as { _standIn: { answers: Record<string, unknown[]> } })._standIn
          answers['showOpenDialog'] = [{ canceled: false, filePaths }]
        },
        [file]
      )
      await clickMenu(app, 'import-csv')
      await expect(page.getByText('Walnut mug')).toBeVisible()
      const recent = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('recent-0') !== null)
      expect(await recent()).toBe(true)
      await clickMenu(app, 'clear-recent')
      expect(await recent()).toBe(false)
    })

    test('no dictionary is named before spelling is switched on; then it is the one of the job that is looked at', async ({
      launcher
    }) => {
      const { app, page } = await launcher.start()
      const spelling = () =>
        app.evaluate((electron) => {
          const { calls } = (electron as unknown as { _standIn: { calls: unknown[][] } })._standIn
          return calls
            .filter(([name]) => /Spell|^BrowserWindow$/.test(String(name)))
            .map(([name, what]) => ({ name, what }))
        })
      const off = { name: 'session.setSpellCheckerEnabled', what: false }
      const isOff = async (): Promise<boolean> =>
        (await spelling()).every(({ name, what }) => (name === off.name ? what === off.what : name === 'BrowserWindow'))
      const { ids } = await value(page, 'products.ids')
      const { jobId } = await value(page, 'jobs.create', {
        sourceScope: 'products',
        productIds: ids.slice(0, 1),
        attributes: ['title'],
        language: 'de',
        prompt: 'Kurz und klar.'
      })
      await page.evaluate((id) => {
        location.hash = `#/jobs/${id}`
      }, jobId)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(`Job ${jobId}`)
      expect(await isOff()).toBe(true)
      expect(await spelling()).toContainEqual({ name: 'BrowserWindow', what: { spellcheck: false } })

      await page.evaluate(() => {
        location.hash = '#/settings'
      })
      const next = app.waitForEvent('window')
      await page.getByRole('switch', { name: 'Check my spelling' }).click({ force: true })
      const anew = await next
      await expect(anew.getByRole('heading', { level: 1 })).toHaveText('Settings')
      expect((await spelling()).at(-1)).toEqual({ name: 'BrowserWindow', what: { spellcheck: true } })
      expect(await spelling()).toContainEqual({ name: 'session.setSpellCheckerLanguages', what: ['en-US'] })
      await anew.evaluate((id) => {
        location.hash = `#/jobs/${id}`
      }, jobId)
      await expect.poll(spelling).toContainEqual({ name: 'session.setSpellCheckerLanguages', what: ['de'] })
    })

    test('a page that dies again and again is loaded again twice, and then the merchant is asked', async ({
      launcher
    }) => {
      const { app } = await launcher.start()
      const crash = () =>
        app.evaluate(async ({ BrowserWindow }) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          const loaded = new Promise<void>((resolve) => {
            contents?.once('did-finish-load', () => resolve())
          })
          contents?.forcefullyCrashRenderer()
          await loaded
        })
      await crash()
      await crash()
      expect(await desktop(app)).toMatchObject({ questions: 0 })
      const ended = new Promise<void>((resolve) => {
        app.process().once('exit', () => resolve())
      })
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
      // The dialog of the stand-in is answered with Quit.
      await ended
    })
  })
