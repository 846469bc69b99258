import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ItemChange } from '#shared/sync/rows.ts'
import { brokenInvariants } from '../../../../test/support/invariants.ts'
import { foreignItem, foreignJob, linkStore } from '../../../../test/support/linked-store.ts'
import { done, TakeStore } from '../../../../test/support/take-store.ts'

const AT = Date.UTC(2026, 10, 23, 12)
const NOW = '2026-11'
const page = { cursor: undefined, limit: 100 }

let s: TakeStore

beforeEach(async () => {
  s = await TakeStore.open()
})
afterEach(() => {
  expect(brokenInvariants(s.open.raw)).toEqual([])
  s.open.close()
})

describe('a job of another device', () => {
  test('is there with its name, and its items as they come; one that has not come counts as pending', () => {
    s.takeJob()
    expect(s.take(done(1), foreignItem(0))).toEqual(['taken', 'taken'])
    const [job] = s.jobs()
    expect(job).toMatchObject({
      device: { deviceId: 'another-device', name: 'Shop floor' },
      status: 'RUNNING',
      totalItems: 2,
      progress: { total: 2, pending: 1, done: 1 },
      review: { open: 1 }
    })
    expect(
      s.items().map(({ productName, status, proposal, credit }) => [productName, status, proposal, credit])
    ).toEqual([
      ['Far 0', 'PENDING', null, 'ELSEWHERE'],
      ['Far 1', 'DONE', 'Far text 1', 'ELSEWHERE']
    ])
  })

  test('follows how it stands, and what is missing in that is filled in', () => {
    s.takeJob()
    const { standing } = foreignJob()
    s.takeJob({
      standing: { ...standing, status: 'PAUSED', pausedBy: null, statusMessage: 'Wait' },
      deviceName: 'Attic'
    })
    expect(s.jobs()[0]).toMatchObject({
      status: 'PAUSED',
      pausedBy: 'user',
      statusMessage: 'Wait',
      device: { name: 'Attic' }
    })
    s.takeJob({ standing: { ...standing, status: 'COMPLETED', pausedBy: 'user', finishedAt: null } })
    expect(s.jobs()[0]).toMatchObject({ status: 'COMPLETED', pausedBy: null, finishedAt: new Date(AT).toISOString() })
    expect(s.jobs()).toHaveLength(1)
  })

  test('is never run, rescued, counted as open or charged here', () => {
    s.takeJob()
    s.take(foreignItem(0), done(1))
    s.write((tx) => {
      expect(tx.getRunningJobs()).toEqual([])
      expect(tx.getNextClaimTime()).toBeNull()
      expect(tx.rescueOrphans('boot-2', AT)).toEqual([])
      tx.forgetWaitsBeyond(-1, AT + 5)
      expect(tx.countOpenJobs('s')).toBe(0)
      expect(tx.getHeldCredits('s')).toBe(0)
      expect([tx.getJobCredits('s', undefined, page).total, tx.getItemCredits('s', undefined, page).total]).toEqual([
        0, 0
      ])
      const [, far] = tx.getJobItems('s', 1, {}, page).rows
      expect(far?.status).toBe('DONE')
      const { keys: known } = tx.findProducts('s', ['far-1'])
      expect(known).toEqual([])
      expect(
        tx.countReusable({
          instanceId: 's',
          productKeys: [far?.id ?? 0],
          attributes: ['title'],
          language: 'en',
          prompt: 'Better',
          asked: 'x'
        })
      ).toBe(0)
    })
    expect(s.open.raw.prepare('select max(next_at) from job_items').pluck().get()).toBe(0)
  })

  test('of a store that another one of this folder is linked with too belongs to the first', () => {
    s.takeJob()
    s.write((tx) => {
      tx.createInstance({
        instanceId: 't',
        name: 't',
        source: 'local',
        creditsTotal: 0,
        creditsUsed: 0,
        period: NOW,
        at: AT
      })
      linkStore(tx, 't', AT)
      tx.takeJob('t', foreignJob(), AT)
      expect(tx.takeItem('t', done(0), AT)).toBe('unchanged')
      expect(tx.getJobs('t', undefined, page).rows).toEqual([])
    })
  })
})

describe('an item of another device', () => {
  test('comes to the same in any order of items, and however often', () => {
    const text = fc.constantFrom('a', 'b')
    const item = (position: number): fc.Arbitrary<ItemChange> =>
      fc
        .record({
          status: fc.constantFrom('PENDING', 'DONE', 'FAILED', 'CANCELLED', 'SKIPPED'),
          review: fc.constantFrom('OPEN', 'APPROVED', 'REJECTED'),
          edit: fc.option(text),
          other: fc.option(text),
          rev: fc.integer({ min: 0, max: 3 }),
          publish: fc.constantFrom('NONE', 'PUBLISHED', 'REVERTED')
        })
        .map(({ status, review, edit, other, rev, publish }) => {
          const delivered = status === 'DONE'
          return foreignItem(position, {
            status,
            proposal: delivered ? `Far text ${position}` : null,
            error: status === 'FAILED' ? { code: 'X', message: 'No.' } : null,
            review: delivered ? review : 'OPEN',
            edit: delivered ? edit : null,
            otherEdit: delivered && other !== null ? { text: other, deviceName: 'Attic' } : null,
            reviewRev: rev,
            publish: delivered ? publish : 'NONE',
            published: delivered && publish !== 'NONE' ? 'Live' : null,
            publishedAt: delivered && publish !== 'NONE' ? AT : null
          })
        })
    const undo = new Error('seen enough')
    const outcome = (changes: readonly ItemChange[]): unknown => {
      let found: unknown
      try {
        s.write((tx) => {
          const { facts } = foreignJob()
          tx.takeJob('s', foreignJob({ facts: { ...facts, productCount: 4, totalItems: 4 } }), AT)
          for (const change of changes) tx.takeItem('s', change, AT)
          const [job] = tx.getJobs('s', undefined, page).rows
          const rows = tx.getJobItems('s', job?.id ?? 0, {}, page).rows
          found = [job?.progress, job?.review, rows.map(({ id: _id, ...row }) => row)]
          throw undo
        })
      } catch (error) {
        if (error !== undo) throw error
      }
      return found
    }
    fc.assert(
      fc.property(fc.tuple(item(0), item(1), item(2), item(3)), fc.nat(3), (changes, turn) => {
        const once = outcome(changes)
        expect(outcome(changes.toReversed())).toEqual(once)
        expect(outcome([...changes.slice(turn), ...changes.slice(0, turn), ...changes])).toEqual(once)
      }),
      { seed: 20_261_127, numRuns: 40 }
    )
  })

  test('that was taken changes nothing when it comes again', () => {
    s.takeJob()
    s.take(done(0, { review: 'APPROVED', edit: 'Theirs', reviewRev: 2 }))
    expect(s.take(done(0, { review: 'APPROVED', edit: 'Theirs', reviewRev: 2 }))).toEqual(['unchanged'])
  })

  test('keeps what it delivered, whatever comes later', () => {
    s.takeJob()
    s.take(done(0, { review: 'APPROVED', reviewRev: 1 }))
    s.take(foreignItem(0, { status: 'FAILED', error: { code: 'X', message: 'No.' }, reviewRev: 5 }))
    expect(s.items()[0]).toMatchObject({ status: 'DONE', proposal: 'Far text 0', review: 'APPROVED', error: null })
    expect(s.jobs()[0]).toMatchObject({ progress: { done: 1 }, review: { approved: 1 } })
  })

  test('that is retried is pending again', () => {
    s.takeJob()
    s.take(foreignItem(0, { status: 'FAILED', error: { code: 'X', message: 'No.' } }))
    expect(s.jobs()[0]?.progress).toMatchObject({ failed: 1, pending: 1 })
    s.take(foreignItem(0))
    expect(s.jobs()[0]?.progress).toMatchObject({ failed: 0, pending: 2 })
    expect(s.items()[0]?.error).toBeNull()
  })

  test('shows a second person’s text until somebody has chosen', () => {
    s.takeJob()
    s.take(done(0, { edit: 'One', otherEdit: { text: 'Two', deviceName: 'Attic' }, reviewRev: 3 }), done(1))
    const [job] = s.jobs()
    const found = (twoTexts: boolean): readonly string[] =>
      s.open.store
        .read((db) => db.getJobItems('s', job?.id ?? 0, { twoTexts }, page))
        .rows.map((row) => row.productName)
    expect(s.items()[0]?.otherEdit).toEqual({ text: 'Two', deviceName: 'Attic' })
    expect([found(true), found(false)]).toEqual([['Far 0'], ['Far 1']])
    expect(s.open.store.read((db) => db.countTwoTexts('s'))).toBe(1)
    s.take(done(0, { edit: 'One', reviewRev: 4 }))
    expect(s.open.store.read((db) => db.countTwoTexts('s'))).toBe(0)
  })

  test.each<[string, ItemChange]>([
    ['beyond the end of its job', done(2)],
    ['of an attribute that nobody asked for', done(0, { attribute: 'ribbon' })],
    ['delivered without a text', foreignItem(0, { status: 'DONE' })],
    ['with a text that is not delivered', foreignItem(0, { proposal: 'x' })]
  ])('%s is put aside', (_what, item) => {
    s.takeJob()
    expect(s.take(item, item)).toEqual(['unchanged', 'unchanged'])
    expect([s.items(), s.quarantined()]).toEqual([[], 1])
  })

  test('that is another place’s product once more is put aside', () => {
    s.takeJob()
    expect(s.take(done(0), done(1, { productId: 'far-0' }))).toEqual(['taken', 'unchanged'])
    expect(s.quarantined()).toBe(1)
  })

  test('of a job that does not add up is left out with it', () => {
    const { facts } = foreignJob()
    s.takeJob({ facts: { ...facts, totalItems: 3 } })
    s.takeJob({ facts: { ...facts, attributes: ['title', 'title'], totalItems: 4 } })
    expect([s.take(done(0)), s.jobs(), s.quarantined()]).toEqual([['unchanged'], [], 1])
  })
})
