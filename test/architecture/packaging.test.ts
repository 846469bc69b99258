import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'

// Not of the shell's own files: they import Electron, which plain Node cannot load.
const root = path.resolve(import.meta.dirname, '../..')
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'))

interface Association {
  readonly ext: string
  readonly rank: string
}

interface Config {
  readonly appId: string
  readonly publish: unknown
  readonly files: readonly string[]
  readonly protocols: readonly { readonly schemes: readonly string[] }[]
  readonly electronFuses: Readonly<Record<string, boolean>>
  readonly fileAssociations?: unknown
  readonly win: { readonly fileAssociations?: unknown }
  readonly mac: {
    readonly hardenedRuntime: boolean
    readonly entitlements: string
    readonly fileAssociations: readonly Association[]
  }
  readonly linux: { readonly mimeTypes: readonly string[] }
  readonly nsis: { readonly include: string; readonly deleteAppDataOnUninstall: boolean }
}

interface Builder {
  getConfig(projectDir: string, configPath: null, options: null): Promise<Config>
  validateConfiguration(config: unknown, logger: { readonly isEnabled: boolean; add(): void }): Promise<void>
}

const { getConfig, validateConfiguration } = builder('app-builder-lib/out/util/config/config') as Builder
const check = (config: unknown) => validateConfiguration(config, { isEnabled: false, add: () => {} })

let config: Config
beforeAll(async () => {
  config = await getConfig(root, null, null)
})

describe('the configuration of the installers', () => {
  test('is one that electron-builder takes, and it would say where it is not', async () => {
    await check(config)
    await expect(check({ ...config, electronFuses: { runAsNode: 'no' } })).rejects.toThrow(/invalid|schema/i)
    await expect(check({ ...config, protocol: 'wordshelf' })).rejects.toThrow(/unknown property/)
  })

  test('names files that are there', () => {
    for (const file of [config.mac.entitlements, config.nsis.include, 'resources/icon.png'])
      expect(existsSync(path.join(root, file)), file).toBe(true)
  })

  test('has the id, the scheme and the desktop file that the app itself goes by', () => {
    const source = (file: string): string => readFileSync(path.join(root, 'src/main/shells/electron', file), 'utf8')
    expect(source('start.ts')).toContain(`APP_ID = '${config.appId}'`)
    expect(source('opening/deep-link.ts')).toContain(`LINK_SCHEME = '${config.protocols[0]?.schemes[0] ?? ''}'`)
    const { name, desktopName } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      readonly name: string
      readonly desktopName: string
    }
    expect(desktopName).toBe(`${name}.desktop`)
  })

  test('closes every door of the binary that Electron leaves open', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      enableCookieEncryption: true,
      grantFileProtocolExtraPrivileges: false
    })
    expect(config.mac.hardenedRuntime).toBe(true)
  })

  test('offers Wordshelf for CSV files everywhere and takes them from nobody', () => {
    expect([config.fileAssociations, config.win.fileAssociations]).toEqual([undefined, undefined])
    expect(config.mac.fileAssociations).toMatchObject([{ ext: 'csv', rank: 'Alternate' }])
    expect(config.linux.mimeTypes).toEqual(['text/csv'])
    const installer = readFileSync(path.join(root, config.nsis.include), 'utf8')
    expect(installer).toContain('OpenWithProgids')
    expect(installer).not.toMatch(/Write\w+ SHELL_CONTEXT "Software\\Classes\\\.csv" /)
  })

  test('takes back what it and the app have entered on Windows when the app is removed', () => {
    const [, uninstall = ''] = readFileSync(path.join(root, config.nsis.include), 'utf8').split(
      '!macro customUnInstall'
    )
    for (const entry of ['Wordshelf.csv', config.protocols[0]?.schemes[0] ?? 'no scheme'])
      expect(uninstall).toMatch(new RegExp(`DeleteRegKey \\w+ "Software\\\\Classes\\\\${entry}"`))
  })

  test('leaves the store’s data where it is when the app is removed, and looks for no updates by itself', () => {
    expect(config.nsis.deleteAppDataOnUninstall).toBe(false)
    expect(config.publish).toBeNull()
  })
})
