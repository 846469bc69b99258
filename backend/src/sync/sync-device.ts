import { errorBody, type ErrorBody } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { SYNC_PROTO, type SyncReply } from '#shared/sync/protocol.ts'
import { createBook, type CreditBook, type Holder } from '../credits/book.ts'
import { saveBook } from '../credits/book-rows.ts'
import { periodViewOf, type SeenDevice } from '../credits/period-view.ts'
import { isDataError } from '../db/error-code.ts'
import { lockInstance } from '../db/lock-instance.ts'
import type { Tx } from '../db/tables.ts'
import type { BackendDeps } from '../deps.ts'
import { applyContent, applyCredits, type Applying } from './apply-event.ts'
import { checkSequence } from './check-sequence.ts'
import { createDraft } from './draft.ts'
import { readFeed } from './feed.ts'
import { grantLease } from './grant-lease.ts'
import { readEvent, type IncomingEvent, type IncomingSync } from './incoming.ts'
import { readContext, readItemHeads } from './read-context.ts'
import { noteCall, writeEvents, writeGrant } from './write-call.ts'
import { writeDraft, writeProducts } from './write-draft.ts'

/** Who is calling, as its token says. */
export interface CallingDevice {
  readonly instanceId: string
  readonly deviceId: string
}

/** Rolls the transaction back and is the answer. */
class Refused extends Error {
  readonly body: ErrorBody

  constructor(body: ErrorBody) {
    super(body.message)
    this.body = body
  }
}

/** Why the content of an event is not to be touched, by its number. */
type Suppressed = ReadonlyMap<number, string>

/**
 * One call of one device, in one transaction: takes its events, answers its lease request, and tells it what is new. Either all of the
 * call is stored when it returns, or nothing; a fault of the database is thrown.
 *
 * What one event says can be more than the database takes, although it could be read. Then the events are taken one by one, and the
 * content of such a one is left aside: it must not stop those that come after it.
 */
export async function syncDevice(
  deps: BackendDeps,
  device: CallingDevice,
  request: IncomingSync
): Promise<Result<SyncReply, ErrorBody>> {
  try {
    return await syncOnce(deps, device, request, new Map())
  } catch (error) {
    if (!isDataError(error) || request.events.length === 0) throw error
    deps.log.warn('sync: the database refused a value, taking the events one by one', { instanceId: device.instanceId })
    return syncOneByOne(deps, device, request)
  }
}

async function syncOneByOne(
  deps: BackendDeps,
  device: CallingDevice,
  request: IncomingSync
): Promise<Result<SyncReply, ErrorBody>> {
  const { leaseRequest: _, ...withoutLease } = request
  const quarantined: SyncReply['quarantined'][number][] = []
  for (const event of request.events.toSorted((a, b) => a.seq - b.seq)) {
    const one = { ...withoutLease, events: [event], pull: { ...request.pull, limit: 1 } }
    const taken = await syncOnce(deps, device, one, new Map()).catch((error: unknown) => {
      if (!isDataError(error)) throw error
      return syncOnce(deps, device, one, new Map([[event.seq, 'The database cannot hold one of its values.']]))
    })
    if (!taken.ok) return taken
    quarantined.push(...taken.value.quarantined)
  }
  const rest = await syncOnce(deps, device, { ...request, events: [] }, new Map())
  return rest.ok ? ok({ ...rest.value, quarantined }) : rest
}

async function syncOnce(
  deps: BackendDeps,
  device: CallingDevice,
  request: IncomingSync,
  suppressed: Suppressed
): Promise<Result<SyncReply, ErrorBody>> {
  if (request.deviceId !== device.deviceId)
    return err(errorBody('FORBIDDEN', 'This token is of another device. Sign out and link this one again.'))
  const events = request.events.map(readEvent)
  try {
    return ok(
      await deps.db.transaction().execute((tx) => syncIn(tx, deps, device.instanceId, request, events, suppressed))
    )
  } catch (error) {
    if (error instanceof Refused) return err(error.body)
    throw error
  }
}

async function syncIn(
  tx: Tx,
  deps: BackendDeps,
  instanceId: string,
  request: IncomingSync,
  events: readonly IncomingEvent[],
  suppressed: Suppressed
): Promise<SyncReply> {
  const holder: Holder = { deviceId: request.deviceId, epoch: request.epoch }
  const by = `${holder.deviceId}/${holder.epoch}`
  const headBefore = await lockInstance(tx, instanceId)
  // Read under the lock, so that what is stored has the order of the calls.
  const now = deps.clock.now()
  const context = await readContext(tx, instanceId, holder, {
    events,
    requestId: request.leaseRequest?.requestId ?? null
  })
  const self = context.devices.find((seen) => seen.deviceId === holder.deviceId)
  if (headBefore === null || context.book === null || self === undefined || self.signedOut)
    throw new Refused(errorBody('UNAUTHORIZED', 'This device was signed out. Link it again to go on.'))
  if (request.pull.cursor > headBefore)
    throw new Refused(
      errorBody('CURSOR_TOO_OLD', 'The backend has gone back to an earlier state: everything is to be pulled again.')
    )
  const fresh = freshEvents(events, context.cursor?.lastSeq ?? 0, context.stored)

  const book = createBook(context.book)
  book.roll(now)
  const reader = { by, cursor: request.pull.cursor }
  const draft = createDraft(context.jobs, await readItemHeads(tx, instanceId, fresh, context.jobs), reader)
  const applying: Applying = { book, draft, holder, by, deviceName: self.name, instanceId }
  const quarantined = applyAll(applying, fresh, suppressed)
  const granting =
    request.leaseRequest === undefined
      ? null
      : grantLease(book, holder, request.leaseRequest, { earlier: context.granted, devices: context.devices, now })

  const place = { instanceId, reader, head: headBefore, now: new Date(now) }
  const head = await writeDraft(tx, draft, place)
  await writeProducts(tx, instanceId, newProductRows(fresh))
  await saveBook(tx, instanceId, book)
  if (request.leaseRequest !== undefined && granting?.fresh)
    await writeGrant(tx, instanceId, holder, request.leaseRequest, granting.fresh, place.now)
  const unique = await writeEvents(tx, instanceId, holder, fresh, quarantined, place.now)
  if (!unique) throw new Refused(fork())
  const last = fresh.at(-1)?.wire
  const cursor = last ? { lastSeq: last.seq, lastId: last.id } : (context.cursor ?? { lastSeq: 0, lastId: null })
  await noteCall(tx, instanceId, holder, {
    cursor: last || context.cursor === null ? cursor : null,
    isNewLife: context.cursor === null,
    head: head === headBefore ? null : head,
    appVersion: request.appVersion,
    isInUseAgain: self.writtenOff && (granting?.fresh?.amount ?? 0) > 0,
    now: place.now
  })
  const page = await readFeed(tx, instanceId, { by, cursor: reader.cursor, head, limit: request.pull.limit })
  return {
    proto: SYNC_PROTO,
    serverTime: place.now.toISOString(),
    ackSeq: cursor.lastSeq,
    ackId: cursor.lastId,
    leases: leasesOf(book, holder),
    leaseReply: granting?.reply ?? null,
    period: periodViewOf(book, seenNow(context.devices, holder.deviceId, now)),
    jobs: [...page.jobs],
    items: [...page.items],
    baseCursor: reader.cursor,
    nextCursor: page.nextCursor,
    more: page.more,
    quarantined: fresh.flatMap(({ wire: { seq, id } }) => {
      const reason = quarantined.get(seq)
      return reason === undefined ? [] : [{ seq, id, reason }]
    })
  }
}

function freshEvents(
  events: readonly IncomingEvent[],
  lastSeq: number,
  stored: Parameters<typeof checkSequence>[2]
): readonly IncomingEvent[] {
  const sequence = checkSequence(events, lastSeq, stored)
  switch (sequence.kind) {
    case 'ok':
      return sequence.fresh
    case 'fork':
      throw new Refused(fork())
    case 'gap':
      throw new Refused(
        errorBody('SYNC_GAP', `Events are missing: the backend has them up to ${lastSeq}.`, {
          details: { field: 'events', lastSeq }
        })
      )
  }
}

function fork(): ErrorBody {
  return errorBody('SYNC_FORK', 'Another copy of this computer’s data has gone on under the same name.')
}

/** Applies the events in order. Returns why each of some could not be, by number. */
function applyAll(
  applying: Applying,
  events: readonly IncomingEvent[],
  suppressed: Suppressed
): ReadonlyMap<number, string> {
  const quarantined = new Map<number, string>()
  for (const { wire, event, items, published, reason } of events) {
    if (event !== null) applyCredits(applying, event)
    const why =
      reason ??
      suppressed.get(wire.seq) ??
      (event === null ? null : applyContent(applying, { event, items, published }))
    if (why !== null) quarantined.set(wire.seq, why)
  }
  return quarantined
}

function newProductRows(events: readonly IncomingEvent[]): IncomingEvent['items'] {
  return events.flatMap(({ event, items }) => (event?.type === 'job.items' && items.length > 0 ? items : []))
}

function leasesOf(book: CreditBook, holder: Holder): SyncReply['leases'] {
  return book
    .leases()
    .filter((lease) => lease.deviceId === holder.deviceId && lease.epoch === holder.epoch)
    .map(({ period, granted, state }) => ({
      period,
      granted,
      state: state !== 'active' ? 'sealed' : book.period(period)?.state === 'open' ? 'active' : 'draining'
    }))
}

function seenNow(devices: readonly SeenDevice[], deviceId: string, now: number): readonly SeenDevice[] {
  return devices.map((device) =>
    device.deviceId === deviceId ? { ...device, lastSeenAt: Math.max(device.lastSeenAt ?? 0, now) } : device
  )
}
