import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import type { CallMeta } from '#shared/contract/contract.ts'
import type { Import } from '#shared/contract/imports.ts'
import type { ApiClient } from '#shared/contract/transport.ts'
import type { Result } from '#shared/lib/result.ts'
import { t } from '../../lib/i18n.ts'
import { productSelection } from '../../lib/selection.ts'
import { activeStore, enterNewStore, leaveNewStore, type Move } from './new-store.ts'
import type { OfferedFile } from './offered-file.ts'

export interface ReadProgress {
  readonly bytesRead: number
  readonly bytesTotal: number
  readonly products: number
  readonly refusedRows: number
}

/** Where the one import of this window stands, and which store it is for: the merchant may look at another one meanwhile. */
export type Run =
  | { readonly phase: 'idle' }
  /** Came from outside of this screen; which store it is for may have to be asked. */
  | { readonly phase: 'offered'; readonly file: OfferedFile }
  | { readonly phase: 'uploading'; readonly fileName: string; readonly sent: number; readonly total: number }
  | {
      readonly phase: 'reading'
      readonly fileName: string
      readonly progress: ReadProgress | null
      readonly stopping: boolean
    }
  | {
      readonly phase: 'preview'
      readonly report: Import
      readonly storeId: string
      readonly applying: boolean
      readonly error: ErrorBody | null
    }
  | { readonly phase: 'applied'; readonly report: Import; readonly storeId: string }
  | { readonly phase: 'failed'; readonly fileName: string; readonly error: ErrorBody }

export interface Services {
  readonly client: ApiClient
  readonly queries: QueryClient
}

const IDLE: Run = { phase: 'idle' }

let run: Run = IDLE
let abort: AbortController | null = null
/** Known from the first progress event on. */
let readingId: number | null = null
/** The store that the file is read for. */
let readingFor: CallMeta = {}
/** The store that was entered for this import; left again where nothing comes of it. */
let move: Move | null = null
const listeners = new Set<() => void>()

function set(next: Run): void {
  run = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/**
 * The run goes on while the merchant looks at other screens; it belongs to the window, not to the screen. What a file holds or brought is
 * told in its own store only, where a preview waits in the list.
 */
export function useImportRun(storeId: string | undefined): Run {
  const now = useSyncExternalStore(subscribe, () => run)
  return 'storeId' in now && storeId !== undefined && now.storeId !== storeId ? IDLE : now
}

/** A file that was handed to the window. False while another one is being read. */
export function offerFile(file: OfferedFile): boolean {
  if (run.phase === 'uploading' || run.phase === 'reading') return false
  set({ phase: 'offered', file })
  return true
}

/** Hands the file over and has it read, without taking anything into the catalogue. `newStore` names the store to make for it. */
export async function startImport(services: Services, file: OfferedFile, newStore: string | null): Promise<void> {
  if (run.phase === 'uploading' || run.phase === 'reading') return
  const { client, queries } = services
  const stop = new AbortController()
  abort = stop
  readingId = null
  readingFor = {}
  move = null
  set({ phase: 'uploading', fileName: file.name, sent: 0, total: file.bytes })
  const onProgress = (sent: number, total: number): void => {
    if (run.phase === 'uploading') set({ ...run, sent, total })
  }
  // Asked before the file is handed over, which may take long enough for the merchant to go to another store.
  const [active, stored] = await Promise.all([activeStore(client), file.hand(onProgress, stop.signal)])
  if (stop.signal.aborted) return set(IDLE)
  if (!stored.ok) return set({ phase: 'failed', fileName: file.name, error: stored.error })
  if (!active.ok) return set({ phase: 'failed', fileName: file.name, error: active.error })

  set({ phase: 'reading', fileName: file.name, progress: null, stopping: false })
  let storeId = active.value
  if (newStore !== null) {
    const entered = await enterNewStore(client, newStore)
    if (!entered.ok) return set({ phase: 'failed', fileName: file.name, error: entered.error })
    move = entered.value
    storeId = move.to
    productSelection.clear()
  }
  const meta = { instanceId: storeId }
  readingFor = meta
  const { uploadId } = stored.value
  const unsubscribe = listenToReading(client, uploadId)
  const answer = await safely(client.call('imports.create', { uploadId, fileName: file.name, apply: false }, meta))
  unsubscribe()
  if (answer.ok && answer.value.state === 'READY' && !stop.signal.aborted) {
    set({ phase: 'preview', report: answer.value, storeId, applying: false, error: null })
  } else {
    if (answer.ok && answer.value.state === 'READY') await client.call('imports.cancel', { id: answer.value.id }, meta)
    await goBack(client)
    set(stop.signal.aborted ? IDLE : { phase: 'failed', fileName: file.name, error: whyNot(answer) })
  }
  await queries.invalidateQueries()
}

/** Stops handing over or reading. Nothing of the file stays. */
export async function stopImport({ client }: Services): Promise<void> {
  abort?.abort()
  if (run.phase !== 'reading') return
  set({ ...run, stopping: true })
  // Before the first progress event its id is not known; the run cancels it when the answer comes.
  if (readingId !== null) await client.call('imports.cancel', { id: readingId }, readingFor)
}

export async function applyImport({ client, queries }: Services): Promise<void> {
  if (run.phase !== 'preview' || run.applying) return
  const { report, storeId } = run
  set({ ...run, applying: true, error: null })
  const answer = await safely(client.call('imports.apply', { id: report.id }, { instanceId: storeId }))
  if (answer.ok) {
    move = null
    set({ phase: 'applied', report: answer.value, storeId })
  } else set({ phase: 'preview', report, storeId, applying: false, error: answer.error })
  await queries.invalidateQueries()
}

export async function discardImport({ client, queries }: Services): Promise<void> {
  if (run.phase !== 'preview' || run.applying) return
  const { report, storeId } = run
  set(IDLE)
  await client.call('imports.cancel', { id: report.id }, { instanceId: storeId })
  await goBack(client)
  await queries.invalidateQueries()
}

/** Takes up a preview that was left waiting in its store. */
export function openPreview(report: Import, storeId: string): void {
  if (run.phase === 'uploading' || run.phase === 'reading') return
  move = null
  set({ phase: 'preview', report, storeId, applying: false, error: null })
}

/** Back to the drop zone. */
export function resetImport(): void {
  abort?.abort()
  move = null
  set(IDLE)
}

function listenToReading(client: ApiClient, uploadId: string): () => void {
  return client.on((event) => {
    if (event.name !== 'import.progress' || event.payload.uploadId !== uploadId) return
    const first = readingId === null
    readingId = event.payload.importId
    if (run.phase !== 'reading') return
    set({ ...run, progress: event.payload })
    if (first && run.stopping) void client.call('imports.cancel', { id: readingId }, readingFor)
  })
}

async function goBack(client: ApiClient): Promise<void> {
  if (move !== null) await leaveNewStore(client, move)
  move = null
}

function whyNot(answer: Result<Import, ErrorBody>): ErrorBody {
  if (!answer.ok) return answer.error
  const { state, message } = answer.value
  return errorBody(
    'UNREADABLE_FILE',
    message ?? t(state === 'CANCELLED' ? 'imports:problem.stopped' : 'imports:problem.unreadable')
  )
}

async function safely<T>(call: Promise<Result<T, ErrorBody>>): Promise<Result<T, ErrorBody>> {
  try {
    return await call
  } catch {
    return { ok: false, error: errorBody('UNAVAILABLE', t('imports:problem.noAnswer')) }
  }
}
