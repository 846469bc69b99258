import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { isLink } from './deep-link.ts'
import { isCsvPath } from './take-csv.ts'

/** What of Electron's app hands files and links over, on macOS. */
export interface OpeningApp {
  on(event: 'open-file' | 'open-url', listener: (event: { preventDefault(): void }, what: string) => void): unknown
}

export interface Inbox {
  put(things: readonly string[]): void
  /** From now on each thing is opened; what came before this goes first. */
  serve(open: (thing: string) => void): void
}

/** Files and links that the system hands to the app, which it may do before there is anything to open them with. Must be made at once. */
export function createInbox(app: OpeningApp): Inbox {
  const early: string[] = []
  let serving: ((thing: string) => void) | null = null
  const put = (things: readonly string[]): void => {
    for (const thing of things) {
      if (serving === null) early.push(thing)
      else serving(thing)
    }
  }
  const take = (event: { preventDefault(): void }, what: string): void => {
    event.preventDefault()
    put([what])
  }
  app.on('open-file', take)
  app.on('open-url', take)
  return {
    put,
    serve(open) {
      serving = open
      for (const thing of early.splice(0)) open(thing)
    }
  }
}

/** Arguments that are files to import or links, files by their whole path: the app that opens them may run in another folder. */
export function openable(others: readonly string[], folder: string): readonly string[] {
  return others.flatMap((text) => (isLink(text) ? [text] : isCsvPath(text) ? pathOf(text, folder) : [])).slice(0, MOST)
}

/** Desktops of Linux may hand a file over by its address, because the app takes links as well (`%U`). */
function pathOf(text: string, folder: string): readonly string[] {
  if (!/^file:/i.test(text)) return [resolve(folder, text)]
  try {
    return [fileURLToPath(text)]
  } catch {
    return [] // on another computer
  }
}

/** At most so many of one start. */
const MOST = 10

/** What a second start of the app hands to the first. */
export const Handover = z.object({ opened: z.array(z.string().max(4096)).max(MOST) })
export type Handover = z.infer<typeof Handover>
