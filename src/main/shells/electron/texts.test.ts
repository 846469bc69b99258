import { afterEach, describe, expect, it } from 'vitest'
import { de } from './locales/de.ts'
import { en } from './locales/en.ts'
import { es } from './locales/es.ts'
import { he } from './locales/he.ts'
import { menuTemplate, type MenuActions } from './menu.ts'
import { onLanguageChange, say, sayInMenu, speak } from './texts.ts'

afterEach(async () => {
  await speak('en', [])
})

const PLURAL = /_(?:one|two|few|many|other)$/
const textsOf = (resources: object): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(resources).flatMap(([area, texts]: [string, object]) =>
      Object.entries(texts).map(([key, text]: [string, string]): [string, string] => [`${area}.${key}`, text])
    )
  )
const english = textsOf(en)
const meanings = (texts: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))].toSorted()
const holes = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name ?? '').toSorted()

describe.each(Object.entries({ en, de, es, he }))('the native texts in %s', (language, resources) => {
  const texts = textsOf(resources)

  it('say all that the English ones say, with the same values in them', () => {
    expect(meanings(texts)).toEqual(meanings(english))
    const wrong = [...english].filter(([key, text]) => {
      const own = texts.get(key)
      // A form for exactly one or two may leave the number to its words.
      return own !== undefined && !/_(?:one|two)$/.test(key) && holes(own).join() !== holes(text).join()
    })
    expect(wrong).toEqual([])
  })

  it('have every plural form of the language, and no other', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const forms = [...texts.keys()].filter((key) => PLURAL.test(key))
    const expected = [...new Set(forms.map((key) => key.replace(PLURAL, '')))].flatMap((key) =>
      categories.map((category) => `${key}_${category}`)
    )
    expect(forms.toSorted()).toEqual(expected.toSorted())
  })
})

describe('the language of the native texts', () => {
  it('is what was chosen, else the first of the system’s that there is, and who shows texts hears of it', async () => {
    let heard = 0
    onLanguageChange(() => (heard += 1))
    await speak('system', ['fr-FR', 'de-AT'])
    expect(say('work.itemsDone', { done: 1, count: 2000 })).toBe('1 von 2.000 Elementen fertig')
    await speak('he', ['de-AT'])
    expect(say('closing.many', { count: 2 })).toBe('שתי פעולות עדיין מתבצעות')
    await speak('he', [])
    expect(heard).toBe(2)
  })

  it('is written in titles on macOS in English alone', async () => {
    expect(sayInMenu('menu.openData', 'darwin')).toBe('Open Data Folder')
    await speak('es', [])
    expect(sayInMenu('menu.openData', 'darwin')).toBe('Abrir la carpeta de datos')
  })

  it.each(['darwin', 'win32'] as const)(
    'is that of every item of the menu on %s, also of what the system does',
    async (platform) => {
      await speak('de', [])
      const nothing = (): void => {}
      const actions: MenuActions = {
        run: nothing,
        importCsv: nothing,
        openFile: nothing,
        clearRecentFiles: nothing,
        pauseAll: nothing,
        resumeAll: nothing,
        checkForUpdates: nothing,
        openDataFolder: nothing,
        openLogs: nothing,
        openCrashReports: nothing
      }
      const menus = menuTemplate({ platform, developing: true, recentFiles: [] }, actions)
      const items = [...menus, ...menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))]
      const labels = items
        .filter(({ type, role }) => type !== 'separator' && role !== 'appMenu')
        .map(({ label }) => label)
      expect(labels).not.toContain(undefined)
      expect(labels).toEqual(
        expect.arrayContaining([platform === 'darwin' ? 'Datei' : '&Datei', 'Fenster', 'Alles auswählen'])
      )
      const alike = new Set(['Import', 'Credits', 'Zoomen'])
      const kept = labels.filter((label) => !alike.has(label ?? '') && [...english.values()].includes(label ?? ''))
      expect(kept).toEqual([])
    }
  )
})
