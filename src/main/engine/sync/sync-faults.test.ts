import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SyncReply } from '#shared/sync/protocol.ts'
import { DEAD, HANGS, LOST, type Script } from '../../../../test/support/fake-backend.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { OTHER_DEVICE, SyncEngine } from '../../../../test/support/sync-engine.ts'

const SECOND = 1_000
const MINUTE = 60_000
const SEED = 20_261_127

/** What can come back instead of an answer, or with it. `earlier` are answers that were given before. */
const faults = (earlier: readonly SyncReply[]): Readonly<Record<string, Script>> => ({
  fine: (_request, fine) => ({ ok: true, value: fine() }),
  lost: LOST,
  never: HANGS,
  dead: DEAD,
  offline: () => ({ ok: false, failure: { kind: 'offline', message: 'Gone.' } }),
  wait: () => ({ ok: false, failure: { kind: 'wait', afterMs: 3 * SECOND, message: 'Wait.' } }),
  unusable: () => ({ ok: false, failure: { kind: 'unusable', message: 'A page.' } }),
  refused: () => ({ ok: false, failure: { kind: 'refused', message: 'No.' } }),
  'cursor-too-old': () => ({ ok: false, failure: { kind: 'cursor-too-old' } }),
  // An answer of before comes in the place of this one's.
  stale: (_request, fine) => {
    const last = fine()
    return { ok: true, value: earlier.at(-2) ?? last }
  },
  'without leases': (_request, fine) => ({ ok: true, value: { ...fine(), leases: [], leaseReply: null } }),
  'another page': (_request, fine) => ({ ok: true, value: { ...fine(), baseCursor: 99, nextCursor: 99 } }),
  throws: () => Promise.reject(new Error('a bug of ours'))
})
const NAMES = Object.keys(faults([]))

const deeds = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('fault' as const), name: fc.constantFrom(...NAMES) }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('happen' as const), times: fc.integer({ min: 1, max: 30 }) })
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 1, max: 5 * MINUTE }) })
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('lease' as const), want: fc.integer({ min: 1, max: 200 }) })
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constantFrom('suspend' as const, 'online' as const, 'kill' as const) })
    }
  ),
  { minLength: 4, maxLength: 18 }
)

describe('whatever comes back, and whenever the app is killed', () => {
  test(
    'everything is told once, credits are those that were granted, and nothing waits in the end',
    { timeout: 300_000 },
    async () => {
      let wedged = 0
      await fc.assert(
        fc.asyncProperty(deeds, async (script) => {
          const e = await SyncEngine.open()
          try {
            e.backend.devices = [OTHER_DEVICE]
            await e.link()
            const earlier: SyncReply[] = []
            const { reply } = e.backend
            e.backend.reply = (request) => {
              const answer = reply.call(e.backend, request)
              earlier.push(answer)
              return answer
            }
            const asked: Promise<unknown>[] = []
            for (const deed of script) {
              switch (deed.kind) {
                case 'fault': {
                  const answer = faults(earlier)[deed.name]
                  if (answer) e.backend.next(answer)
                  break
                }
                case 'happen':
                  e.happen(deed.times)
                  break
                case 'time':
                  await e.time.advance(deed.ms)
                  break
                case 'lease':
                  asked.push(e.t.engine.sync.lease(e.t.instanceId, deed.want))
                  break
                case 'kill':
                  await e.kill()
                  break
                default:
                  e.t.engine.signal(deed.kind)
              }
            }
            // The faults end: what is left of them is used up, and the network is there.
            e.t.engine.signal('online')
            await e.time.advance(40 * MINUTE)
            e.t.engine.signal('online')
            await e.time.advance(MINUTE)
            expect(e.state).toMatchObject({ status: 'up-to-date', waiting: 0, problem: null })
            const sent = e.backend.events.map(({ id }) => id)
            expect(new Set(sent).size).toBe(sent.length)
            const link = e.record
            expect(sent.length).toBe((link?.nextSeq ?? 0) - 1)
            expect(link?.leaseRequest).toBeNull()
            expect(e.granted).toBe(1_000 - e.backend.unleased)
            expect(brokenInvariants(e.t.raw)).toEqual([])
            if (e.messages.some((message) => message.startsWith('Sending had'))) wedged += 1
          } finally {
            await e[Symbol.asyncDispose]()
          }
        }),
        { seed: SEED, numRuns: 25, endOnFailure: true }
      )
      // The watchdog had something to do: else a dead call would not have been among them.
      expect(wedged).toBeGreaterThan(0)
    }
  )
})
