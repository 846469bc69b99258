import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import { expect } from '@playwright/test'
import { call, isReal, onWhat, test, value } from './electron-app.ts'

// The app as built. Tests that leave it as they found it share one that runs; the others start their own.
test.describe(`desktop app on ${onWhat}`, () => {
  test('the window opens on the app and gives the page a frozen bridge and nothing else', async ({ shared }) => {
    const { app, page } = shared
    const shown = await app.evaluate(({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows()
      return { address: first?.webContents.getURL(), title: first?.getTitle(), visible: first?.isVisible() }
    })
    expect(shown.address).toMatch(/^app:\/\/wordshelf\//)
    expect(shown).toMatchObject({ title: 'Wordshelf', visible: true })
    const seen = await page.evaluate(() => ({
      bridge: Object.entries(window.wordshelf ?? {}).map(([name, part]) => `${name}: ${typeof part}`),
      frozen: Object.isFrozen(window.wordshelf),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
      extra: Object.keys(window).filter((name) => /standin|electron/i.test(name))
    }))
    expect(seen).toEqual({
      bridge: ['shell: string', 'call: function', 'on: function', 'onCommand: function'],
      frozen: true,
      node: [],
      extra: []
    })
  })

  test('a call is answered; wrong ones come back as data', async ({ shared }) => {
    const { page, dataDir } = shared
    const status = await value(page, 'app.status')
    expect(status).toMatchObject({ shell: 'electron', dataDir: dataDir })

    expect(await call(page, 'jobs.create', { sourceScope: 'products' })).toMatchObject({
      ok: false,
      error: { code: 'VALIDATION_ERROR' }
    })
    const unknown = await page.evaluate(() => window.wordshelf?.call('fs.readFile', { path: '/etc/passwd' }, {}))
    expect(unknown).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    const uncloneable = await page.evaluate(() => window.wordshelf?.call('app.status', { run: () => 1 }, {}))
    expect(uncloneable).toMatchObject({ ok: false })
    const key = await page.evaluate(() => window.wordshelf?.call('app.status', {}, { idempotencyKey: 'k'.repeat(201) }))
    expect(key).toMatchObject({ ok: false, error: { code: 'VALIDATION_ERROR', details: { field: 'idempotencyKey' } } })
  })

  test('a job runs to its end under the eyes of the page, and its export is saved where it is told to', async ({
    shared
  }) => {
    const { app, page, dataDir } = shared
    const { products } = await value(page, 'products.list', { limit: 3 })
    await page.evaluate(() => {
      const events: string[] = []
      Object.assign(window, { heard: events })
      window.wordshelf?.on((event) => {
        if (event.name === 'job.progress') events.push(event.payload.job.status)
      })
    })
    const { jobId } = await value(page, 'jobs.create', {
      sourceScope: 'products',
      productIds: products.map((product) => product.id),
      attributes: ['title'],
      language: 'en',
      prompt: 'Plain and short.'
    })
    await expect
      .poll(() => page.evaluate(() => (Reflect.get(window, 'heard') as string[]).at(-1)), { timeout: 30_000 })
      .toBe('COMPLETED')

    const { exportId } = await value(page, 'exports.create', { id: jobId })
    const file = path.join(dataDir, 'saved.csv')
    await app.evaluate(({ session }, savePath) => {
      session.defaultSession.on('will-download', (_, item) => {
        Object.assign(globalThis, { offeredName: item.getSaveDialogOptions().defaultPath })
        item.setSavePath(savePath)
      })
    }, file)
    await page.evaluate((id) => {
      const link = document.createElement('a')
      link.href = `/api/exports/${id}`
      link.download = ''
      document.body.append(link)
      link.click()
      link.remove()
    }, exportId)
    await expect.poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : '')).toMatch(/handle/i)
    const offered = await app.evaluate(() => Reflect.get(globalThis, 'offeredName') as string)
    expect(offered).toMatch(/\.csv$/)
  })

  test('the computer is kept awake exactly while a job runs, and a job that is slept over stays whole', async ({
    launcher
  }) => {
    const { app, page } = await launcher.start()
    await app.evaluate(({ powerSaveBlocker }) => {
      const { start, stop } = powerSaveBlocker
      const held = new Map<number, string>()
      Object.assign(globalThis, { held })
      powerSaveBlocker.start = (kind) => {
        const id = start(kind)
        held.set(id, kind)
        return id
      }
      powerSaveBlocker.stop = (id) => held.delete(id) && stop(id)
    })
    const held = (): Promise<string[]> =>
      app.evaluate(({ powerSaveBlocker }) =>
        [...(Reflect.get(globalThis, 'held') as Map<number, string>)].map(([id, kind]) =>
          powerSaveBlocker.isStarted(id) ? kind : 'not started'
        )
      )
    const awake = ['prevent-app-suspension']
    expect(await held()).toEqual([])

    const { ids } = await value(page, 'products.ids')
    const { jobId } = await value(page, 'jobs.create', {
      sourceScope: 'products',
      productIds: ids.slice(0, 120),
      attributes: ['title', 'description'],
      language: 'en',
      prompt: 'Plain and short.'
    })
    await expect.poll(held).toEqual(awake)
    await value(page, 'jobs.pause', { id: jobId })
    await expect.poll(held).toEqual([])
    await value(page, 'jobs.resume', { id: jobId })
    await expect.poll(held).toEqual(awake)

    const job = () => value(page, 'jobs.get', { id: jobId })
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'))
    await expect.poll(async () => (await job()).progress.running).toBe(0)
    const asleep = await job()
    expect(asleep.status).toBe('RUNNING')
    expect(asleep.progress.pending).toBeGreaterThan(0)
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'))
    await expect.poll(async () => (await job()).status, { timeout: 30_000 }).toBe('COMPLETED')
    expect(await job()).toMatchObject({ capturedCredits: 240, releasedCredits: 0, progress: { done: 240 } })
    await expect.poll(held).toEqual([])
  })

  test('a file reaches the engine by way of the app’s own scheme', async ({ shared }) => {
    const { page, dataDir } = shared
    const answer = await page.evaluate(async () => {
      const file = new File(['handleId,fieldType,name\nm1,Product,Mug\n'], 'mine.csv', { type: 'text/csv' })
      const response = await fetch('/api/uploads', { method: 'POST', body: file })
      return { status: response.status, body: (await response.json()) as { uploadId: string; bytes: number } }
    })
    expect(answer).toMatchObject({ status: 201, body: { bytes: 39 } })
    const stored = path.join(dataDir, 'uploads', `${answer.body.uploadId}.csv`)
    expect(readFileSync(stored, 'utf8')).toContain('Mug')
  })

  test('another window, another document and another channel are refused', async ({ launcher }) => {
    const { app, page } = await launcher.start()
    const rawPreload = path.join(launcher.dataDir, 'raw.cjs')
    writeFileSync(
      rawPreload,
      `const { contextBridge, ipcRenderer } = require('electron')
       contextBridge.exposeInMainWorld('raw', {
         invoke: (channel) => ipcRenderer.invoke(channel, 'app.status', {}, {}).catch((error) => error.message)
       })`
    )
    const foreign = await app.evaluate(async ({ BrowserWindow }, preload) => {
      const window = new BrowserWindow({ show: false, webPreferences: { preload } })
      await window.loadURL('app://wordshelf/')
      const ask = (channel: string): Promise<unknown> =>
        window.webContents.executeJavaScript(`window.raw.invoke(${JSON.stringify(channel)})`)
      const answers = [await ask('wordshelf:call'), await ask('wordshelf:other')]
      window.destroy()
      return answers
    }, rawPreload)
    expect(foreign[0]).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(foreign[1]).toMatch(/No handler registered/)

    const before = await value(page, 'app.status')
    expect(before.shell).toBe('electron')
    const elsewhere = await app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      await window?.loadURL('data:text/html,<p>not ours</p>')
      return (await window?.webContents.executeJavaScript('window.wordshelf.call("app.status", {}, {})')) as unknown
    })
    expect(elsewhere).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await app.evaluate(({ ipcMain }) => ipcMain.eventNames().filter((name) => name !== 'error'))).toEqual([])
  })

  test('the window goes nowhere; only links to known sites open, and in the browser', async ({ shared }) => {
    const { app, page } = shared
    await app.evaluate(({ shell }) => {
      const opened: string[] = []
      Object.assign(globalThis, { opened })
      shell.openExternal = (address) => {
        opened.push(address)
        return Promise.resolve()
      }
    })
    const opened = (): Promise<string[]> => app.evaluate(() => Reflect.get(globalThis, 'opened') as string[])
    const home = page.url()
    for (const address of [
      'https://example.com/',
      'http://manage.wix.com/',
      'https://manage.wix.com.example.com/',
      'https://user@manage.wix.com/',
      'https://manage.wix.com/dashboard'
    ]) {
      expect(await page.evaluate((target) => window.open(target) === null, address)).toBe(true)
    }
    await page.evaluate(() => {
      const link = document.createElement('a')
      link.href = 'https://openai.com/policies'
      link.target = '_blank'
      document.body.append(link)
      link.click()
      link.remove()
    })
    const windows = ['https://manage.wix.com/dashboard', 'https://openai.com/policies']
    await expect.poll(opened).toEqual(windows)
    await page.evaluate(() => location.assign('https://example.com/'))
    await page.evaluate(() => location.assign('https://platform.openai.com/api-keys'))
    await expect.poll(opened).toEqual([...windows, 'https://platform.openai.com/api-keys'])
    expect(page.url()).toBe(home)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect((await value(page, 'app.status')).shell).toBe('electron')
  })

  test('the page has a strict policy, fresh at each answer, and nothing outside its folder is served', async ({
    shared
  }) => {
    const { page } = shared
    const policies = await page.evaluate(async () => {
      const answers = [await fetch('/'), await fetch('/index.html')]
      return answers.map((answer) => answer.headers.get('content-security-policy') ?? '')
    })
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'; script-src 'self';")
      expect(policy).toContain("require-trusted-types-for 'script'")
    }
    expect(policies[0]).not.toBe(policies[1])

    // Inserted scripts run at once where they may; a script handler when it is called.
    const ran = await page.evaluate(() => {
      const attempts: readonly (() => void)[] = [
        () => {
          const script = document.createElement('script')
          script.append('document.body.dataset["ran"] = "script"')
          document.body.append(script)
        },
        () => {
          const button = document.createElement('button')
          button.setAttribute('onclick', 'document.body.dataset["ran"] = "handler"')
          button.click()
        }
      ]
      for (const attempt of attempts) {
        try {
          attempt()
        } catch {
          // Refused with an error instead of in silence.
        }
      }
      return document.body.dataset['ran'] ?? null
    })
    expect(ran).toBeNull()

    const outside = await page.evaluate(async () => {
      const paths = [
        '/../../package.json',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/main/index.js',
        '/main.tsx',
        '/api/status'
      ]
      return Promise.all(paths.map(async (target) => (await fetch(target)).status))
    })
    expect(outside).toEqual([404, 404, 404, 404, 404])
  })

  test('no permission is granted', async ({ shared }) => {
    const { page } = shared
    const states = await page.evaluate(async () => {
      const names: readonly PermissionName[] = ['geolocation', 'notifications', 'camera', 'microphone']
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
    })
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
  })

  test('a key survives a restart, sealed; its text is in no file', async ({ launcher, model }) => {
    const { baseUrl, apiKey } = model
    const first = await launcher.start()
    const put = await value(first.page, 'settings.put', { baseUrl, apiKey, api: 'chat', model: 'local-model' })
    expect(put).toMatchObject({ hasKey: true, keyOrigin: new URL(baseUrl).origin })
    expect(['keychain', 'weak']).toContain(put.keyStorage.kind)
    expect(put.keyStorage.warning === null).toBe(put.keyStorage.kind === 'keychain')
    expect(await first.quit()).toBe(0)

    const files = readdirSync(launcher.dataDir, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile()
    )
    const texts = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'))
    expect(texts.filter((text) => text.includes(apiKey))).toEqual([])
    expect(texts.some((text) => text.includes('modelKey'))).toBe(true)

    const second = await launcher.start([])
    expect(await value(second.page, 'settings.get')).toMatchObject({ hasKey: true, model: 'local-model', baseUrl })
    // The server lets in nobody else.
    expect(await value(second.page, 'settings.testModel')).toMatchObject({ ok: true })
    expect(await value(second.page, 'settings.testModel', { apiKey: 'sk-other' })).toMatchObject({ ok: false })
  })

  test('a key that cannot be opened any more is as good as none', async ({ launcher }) => {
    await (await launcher.start()).quit()
    writeFileSync(
      path.join(launcher.dataDir, 'electron', 'secrets.json'),
      JSON.stringify({ modelKey: Buffer.from('v10 sealed on another computer').toString('base64') })
    )
    writeFileSync(path.join(launcher.dataDir, 'electron', 'settings.json'), '{ "model": ')
    const { page } = await launcher.start([])
    expect(await value(page, 'settings.get')).toMatchObject({ hasKey: false, provider: 'sample' })
  })

  test('colours follow the setting, the menu leads to the settings', async ({ shared }) => {
    const { app, page } = shared
    await value(page, 'settings.put', { colorScheme: 'dark' })
    await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')

    await page.evaluate(() => Object.assign(window, { sameDocument: true }))
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('go-settings')?.click())
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Settings')
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
    await value(page, 'settings.put', { colorScheme: 'system' })
  })

  test('the window comes back where it was', async ({ launcher }) => {
    const bounds = { x: 140, y: 90, width: 1111, height: 777 }
    const first = await launcher.start()
    await first.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds)
    expect(await first.quit()).toBe(0)
    const second = await launcher.start([])
    const after = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(after).toEqual(bounds)
  })

  test('a page whose process dies is loaded again', async ({ launcher }) => {
    const running = await launcher.start()
    const status = await running.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents) throw new Error('no window')
      // Only what is loaded after its death counts: the first page draws itself before it says that it has finished.
      const loaded = new Promise<void>((resolve) => {
        contents.once('render-process-gone', () => contents.once('did-finish-load', () => resolve()))
      })
      contents.forcefullyCrashRenderer()
      await loaded
      return (await contents.executeJavaScript('window.wordshelf.call("app.status", {}, {})')) as unknown
    })
    expect(status).toMatchObject({ ok: true })
  })

  test('a second start steps back; the first goes on; quitting ends the process and leaves the data closed', async ({
    launcher
  }) => {
    const { page, quit } = await launcher.start()
    expect((await launcher.runToEnd()).code).toBe(0)
    expect((await value(page, 'app.status')).shell).toBe('electron')
    expect(await quit()).toBe(0)
    const log = readFileSync(path.join(launcher.dataDir, 'logs', 'electron.log'), 'utf8')
    expect(log.trimEnd().split('\n').at(-1)).toContain('"outcome":"stopped"')
    expect(existsSync(path.join(launcher.dataDir, 'wordshelf.db'))).toBe(true)
    expect(existsSync(path.join(launcher.dataDir, 'wordshelf.db-wal'))).toBe(false)
  })

  // A real dialog waits for somebody to read it.
  if (!isReal)
    test('data that must not be opened is said in a sentence, and the program ends', async ({ launcher }) => {
      const newer = new Database(path.join(launcher.dataDir, 'wordshelf.db'))
      newer.exec(`create table kysely_migration (name text); insert into kysely_migration values ('9999-later')`)
      newer.close()
      const { code, errors } = await launcher.runToEnd()
      expect(code).toBe(1)
      expect(errors).toMatch(/error: .*newer Wordshelf.*/)
    })
})
