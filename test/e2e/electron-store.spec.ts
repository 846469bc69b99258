import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import { onWhat, test, value } from './electron-app.ts'
import { startWixServer } from '../support/wix-server.ts'

test.describe(`a store on Wix, desktop app on ${onWhat}`, () => {
  test('is reached over the network of Electron, and its key survives a restart, sealed; its text is in no file', async ({
    launcher
  }) => {
    const wix = await startWixServer(30)
    const { baseUrl, siteId, apiKey } = wix
    const first = await launcher.start(['--wix-base-url', baseUrl])
    const wrong = await value(first.page, 'shop.test', { siteId, apiKey: 'IST.other' })
    expect(wrong).toMatchObject({ ok: false, problem: 'auth' })
    expect(await value(first.page, 'shop.connect', { siteId, apiKey })).toMatchObject({ source: 'wix' })
    await value(first.page, 'pulls.start', { kind: 'FULL' })
    await expect.poll(async () => (await value(first.page, 'shop.get')).pull?.state).toBe('DONE')
    expect(await value(first.page, 'products.list', { limit: 1 })).toMatchObject({ total: 30 })
    expect(await first.quit()).toBe(0)

    const files = readdirSync(launcher.dataDir, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile()
    )
    const texts = files.map((file) => readFileSync(path.join(file.parentPath, file.name), 'latin1'))
    expect(texts.filter((text) => text.includes(apiKey))).toEqual([])
    expect(texts.some((text) => text.includes('shopKey '))).toBe(true)

    const second = await launcher.start(['--wix-base-url', baseUrl])
    expect(await value(second.page, 'shop.get')).toMatchObject({ connected: true, hasKey: true })
    await value(second.page, 'pulls.start', { kind: 'FULL' })
    await expect
      .poll(async () => (await value(second.page, 'shop.get')).pull)
      .toMatchObject({ state: 'DONE', unchangedProducts: 30 })

    await wix.close()
    expect(await value(second.page, 'shop.test', { siteId, apiKey })).toMatchObject({ ok: false, problem: 'offline' })
  })
})
