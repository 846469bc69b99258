import { Menu, session, type BrowserWindow } from 'electron'
import type { EngineGateway } from '../../ports/gateway.ts'
import type { StoredSettings } from '../../ports/host.ts'
import type { Log, Timers } from '../../ports/system.ts'
import { contextTemplate } from './context-menu.ts'
import { createSpellCheck, jobAt } from './spell-check.ts'

export interface SpellingOptions {
  readonly gateway: Pick<EngineGateway, 'call'>
  readonly timers: Timers
  readonly log: Log
  readonly settings: () => StoredSettings
  /** Whether a window checks spelling is settled when it is made, so a changed mind needs another window. */
  readonly reopenWindows: () => void
}

export interface Spelling {
  settingsChanged(): void
  follow(window: BrowserWindow): void
}

/** The page that has just asked for the change hears its answer first. Milliseconds. */
const REOPEN_AFTER_MS = 300

/** Spelling in the language that is written, and the menu of a right click, which offers other spellings. */
export function followSpelling({ gateway, timers, log, settings, reopenWindows }: SpellingOptions): Spelling {
  const spelling = createSpellCheck({ session: session.defaultSession, platform: process.platform, log })
  let jobLanguage: string | null = null
  let on = settings().desktop.spellCheck

  const apply = (): void => {
    const { language, desktop } = settings()
    spelling.set({ on: desktop.spellCheck, language: jobLanguage ?? language })
  }

  async function languageAt(address: string): Promise<string | null> {
    const id = jobAt(address)
    if (id === null) return null
    const job = await gateway.call('jobs.get', { id }, {})
    return job.ok ? (job.value as { readonly language: string }).language : null
  }

  function wentTo(address: string): void {
    if (!settings().desktop.spellCheck) return
    void languageAt(address).then((language) => {
      jobLanguage = language
      apply()
    })
  }

  apply()
  return {
    settingsChanged() {
      apply()
      if (settings().desktop.spellCheck === on) return
      on = settings().desktop.spellCheck
      timers.after(REOPEN_AFTER_MS, reopenWindows)
    },
    follow(window) {
      const { webContents } = window
      webContents.on('did-navigate-in-page', (_event, address) => wentTo(address))
      webContents.on('context-menu', (_event, clicked) => {
        const items = contextTemplate(clicked, process.platform, {
          replace: (word) => webContents.replaceMisspelling(word),
          learn: (word) => webContents.session.addWordToSpellCheckerDictionary(word)
        })
        if (items.length > 0) Menu.buildFromTemplate(items).popup({ window })
      })
    }
  }
}
