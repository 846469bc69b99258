import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { REVIEW_STATES } from '../model/item-state.ts'
import { mergeProposal, mergeReview, type SharedReview } from './merge-review.ts'

const FIRST_TEXT = { proposalRev: 0, proposalBy: null }
const UNDECIDED: SharedReview = { review: 'OPEN', edit: null, otherEdit: null, rev: 0, by: null, ...FIRST_TEXT }
const LAPTOP = { by: 'laptop/1', deviceName: 'Laptop' }
const STUDIO = { by: 'studio/1', deviceName: 'Studio' }
const PHONE = { by: 'phone/1', deviceName: 'Phone' }

const byLaptop = (edit: string | null, review: SharedReview['review'] = 'APPROVED') =>
  mergeReview(UNDECIDED, { review, edit, base: 0 }, LAPTOP)

describe('a decision on what its person saw', () => {
  test('is taken as it is', () => {
    const first = byLaptop('mine')
    expect(first).toEqual({
      ...UNDECIDED,
      review: 'APPROVED',
      edit: 'mine',
      rev: 1,
      by: 'laptop/1'
    })
    expect(mergeReview(first, { review: 'REJECTED', edit: null, base: 1 }, STUDIO)).toEqual({
      ...UNDECIDED,
      review: 'REJECTED',
      rev: 2,
      by: 'studio/1'
    })
  })

  test('is taken too where only its own device decided since: a row of decisions without a connection', () => {
    const first = byLaptop('one')
    expect(mergeReview(first, { review: 'OPEN', edit: 'two', base: 0 }, LAPTOP)).toMatchObject({ edit: 'two', rev: 2 })
  })
})

describe('a choice between two texts', () => {
  test('leaves a third one that came meanwhile, by whoever the first is', () => {
    const two = mergeReview(byLaptop('mine'), { review: 'OPEN', edit: 'yours', base: 0 }, STUDIO)
    const three = mergeReview(two, { review: 'OPEN', edit: 'theirs', base: 0 }, PHONE)
    expect(
      mergeReview(three, { review: 'OPEN', edit: 'yours', base: two.rev, settles: 'yours' }, LAPTOP)
    ).toMatchObject({
      edit: 'yours',
      otherEdit: { text: 'theirs' }
    })
  })

  test('holds too where its device decided once more before it, and knew no newer number', () => {
    const two = mergeReview(byLaptop('mine'), { review: 'OPEN', edit: 'yours', base: 0 }, STUDIO)
    const rejected = mergeReview(two, { review: 'REJECTED', edit: 'mine', base: two.rev }, LAPTOP)
    const chosen = { review: 'OPEN', edit: 'mine', base: two.rev, settles: 'yours' } as const
    expect(mergeReview(rejected, chosen, LAPTOP)).toMatchObject({ edit: 'mine', otherEdit: null })
  })

  test('takes away what is left of the texts that were chosen between', () => {
    const two = mergeReview(byLaptop('mine'), { review: 'OPEN', edit: 'yours', base: 0 }, STUDIO)
    const three = mergeReview(two, { review: 'OPEN', edit: 'theirs', base: 0 }, PHONE)
    const before = 'yours\n\ntheirs'
    const once = mergeReview(three, { review: 'OPEN', edit: 'mine', base: three.rev, settles: 'yours' }, LAPTOP)
    expect(once.otherEdit?.text).toBe('theirs')
    const again = { review: 'OPEN', edit: 'mine', base: three.rev, settles: before } as const
    expect(mergeReview(once, again, LAPTOP).otherEdit).toBeNull()
  })
})

describe('a decision made without knowing of another device’s', () => {
  test('keeps two people’s texts, and opens the item again', () => {
    expect(mergeReview(byLaptop('mine'), { review: 'APPROVED', edit: 'yours', base: 0 }, STUDIO)).toEqual({
      ...UNDECIDED,
      edit: 'mine',
      otherEdit: { text: 'yours', deviceName: 'Studio' },
      rev: 2,
      by: 'laptop/1'
    })
  })

  test('adds a third text to the one that is kept beside', () => {
    const two = mergeReview(byLaptop('mine'), { review: 'APPROVED', edit: 'yours', base: 0 }, STUDIO)
    const three = mergeReview(two, { review: 'OPEN', edit: 'theirs', base: 0 }, PHONE)
    expect(three.edit).toBe('mine')
    expect(three.otherEdit).toEqual({ text: 'yours\n\ntheirs', deviceName: 'Studio, Phone' })
    expect(mergeReview(three, { review: 'OPEN', edit: 'theirs', base: 0 }, PHONE).otherEdit).toEqual(three.otherEdit)
  })

  test('knows joined texts again where somebody chose them as one', () => {
    const two = mergeReview(byLaptop('mine'), { review: 'OPEN', edit: 'yours', base: 0 }, STUDIO)
    const three = mergeReview(two, { review: 'OPEN', edit: 'theirs', base: 0 }, PHONE)
    const chosen = { review: 'OPEN', edit: 'yours\n\ntheirs', base: 0 } as const
    expect(mergeReview(three, chosen, PHONE).otherEdit?.text).toBe('yours\n\ntheirs')
    expect(mergeReview(three, { ...chosen, base: three.rev, settles: 'yours\n\ntheirs' }, LAPTOP)).toMatchObject({
      edit: 'yours\n\ntheirs',
      otherEdit: null
    })
  })

  test('approves nothing while there are two texts, not even by the device of the first', () => {
    const two = mergeReview(byLaptop('mine'), { review: 'APPROVED', edit: 'yours', base: 0 }, STUDIO)
    const again = mergeReview(two, { review: 'APPROVED', edit: 'mine', base: 0 }, LAPTOP)
    expect(again).toMatchObject({ review: 'OPEN', edit: 'mine', otherEdit: { text: 'yours' } })
    expect(mergeReview(again, { review: 'REJECTED', edit: 'mine', base: 0 }, LAPTOP).review).toBe('REJECTED')
  })

  test('takes a human’s text over the model’s, with the decision on it', () => {
    expect(mergeReview(byLaptop(null), { review: 'APPROVED', edit: 'human', base: 0 }, STUDIO)).toMatchObject({
      edit: 'human',
      review: 'APPROVED',
      otherEdit: null
    })
  })

  test('on the model’s text says nothing about a human’s', () => {
    const stands = byLaptop('human', 'OPEN')
    expect(mergeReview(stands, { review: 'APPROVED', edit: null, base: 0 }, STUDIO)).toEqual({ ...stands, rev: 2 })
  })

  test.each([
    ['APPROVED', 'REJECTED', 'OPEN'],
    ['REJECTED', 'APPROVED', 'OPEN'],
    ['APPROVED', 'APPROVED', 'APPROVED'],
    ['OPEN', 'APPROVED', 'APPROVED'],
    ['REJECTED', 'OPEN', 'REJECTED']
  ] as const)('on the same text: %s and %s make %s', (one, other, both) => {
    expect(mergeReview(byLaptop('same', one), { review: other, edit: 'same', base: 0 }, STUDIO).review).toBe(both)
  })
})

test('choosing between two texts ends their being two', () => {
  const two = mergeReview(byLaptop('mine'), { review: 'APPROVED', edit: 'yours', base: 0 }, STUDIO)
  expect(mergeReview(two, { review: 'OPEN', edit: 'yours', base: 2, settles: 'yours' }, LAPTOP)).toMatchObject({
    edit: 'yours',
    otherEdit: null
  })
})

describe('a text that the model wrote anew', () => {
  const anew = (stands: SharedReview, base = stands.rev, from = STUDIO) => mergeProposal(stands, { base }, from)

  test('voids the decision on the one before, and leaves a human’s text with its decision alone', () => {
    expect(anew(byLaptop(null)).review).toMatchObject({
      review: 'OPEN',
      rev: 2,
      proposalRev: 2,
      proposalBy: 'studio/1'
    })
    expect(anew(byLaptop('mine')).review).toMatchObject({ review: 'APPROVED', edit: 'mine', proposalRev: 2 })
  })

  test('is not decided on by who saw the one before, until they have seen it', () => {
    const { review: stands } = anew(UNDECIDED)
    const approved = { review: 'APPROVED', edit: null, base: 0 } as const
    expect(mergeReview(stands, approved, LAPTOP).review).toBe('OPEN')
    expect(mergeReview(stands, approved, STUDIO).review).toBe('APPROVED')
    expect(mergeReview(stands, { ...approved, base: stands.rev }, LAPTOP).review).toBe('APPROVED')
    const edited = mergeReview(stands, { review: 'APPROVED', edit: 'mine', base: 0 }, LAPTOP)
    expect(edited).toMatchObject({ review: 'APPROVED', edit: 'mine' })
    expect(mergeReview(edited, approved, LAPTOP)).toMatchObject({ review: 'OPEN', edit: null })
  })

  test('stays where another one was written without knowing of it', () => {
    const { review: stands } = anew(UNDECIDED)
    expect(anew(stands, 0, LAPTOP)).toEqual({ taken: false, review: { ...stands, rev: 2 } })
    expect(anew(stands, 0, STUDIO).taken).toBe(true)
    expect(anew(stands, 1, LAPTOP).taken).toBe(true)
  })
})

const change = fc.record({
  review: fc.constantFrom(...REVIEW_STATES),
  edit: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
  base: fc.nat(4)
})
const SEED = 20_261_127
const from = fc.constantFrom(LAPTOP, STUDIO, PHONE)

describe('whatever the devices say', () => {
  test('a text disappears only by its own device’s hand, or by one that saw it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, from), { maxLength: 12 }), (said) => {
        let stands = UNDECIDED
        for (const [what, who] of said) {
          const next = mergeReview(stands, what, who)
          const knew = what.base === stands.rev || stands.by === who.by || stands.by === null
          if (!knew && stands.edit !== null) expect(next.edit).toBe(stands.edit)
          if (!knew && what.edit !== null)
            expect([next.edit, ...(next.otherEdit?.text.split('\n\n') ?? [])]).toContain(what.edit)
          if (stands.otherEdit) expect(next.otherEdit?.text).toContain(stands.otherEdit.text)
          stands = next
        }
      }),
      { seed: SEED }
    )
  })

  test('nothing is approved but a text that somebody approved', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(change, from), { maxLength: 12 }), (said) => {
        const approved = new Set<string | null>()
        let stands = UNDECIDED
        for (const [what, who] of said) {
          if (what.review === 'APPROVED') approved.add(what.edit)
          stands = mergeReview(stands, what, who)
          if (stands.review === 'APPROVED') expect(approved).toContain(stands.edit)
        }
      }),
      { seed: SEED }
    )
  })

  test('nothing of the model is approved but the very text that somebody had before them', () => {
    const did = fc.record({ what: fc.constantFrom('hear', 'decide', 'write anew'), who: from, change })
    fc.assert(
      fc.property(fc.array(did, { maxLength: 16 }), (steps) => {
        const seen = new Map([LAPTOP, STUDIO, PHONE].map(({ by }) => [by, { rev: 0, text: 'first' }]))
        const approved = new Set<string>()
        let stands = UNDECIDED
        let text = 'first'
        for (const [step, { what, who, change: said }] of steps.entries()) {
          const before = seen.get(who.by) ?? { rev: 0, text: 'first' }
          if (what === 'hear') seen.set(who.by, { rev: stands.rev, text })
          else if (what === 'decide') {
            if (said.review === 'APPROVED') approved.add(said.edit ?? before.text)
            stands = mergeReview(stands, { ...said, base: before.rev }, who)
          } else {
            const written = `text ${step}`
            const { taken, review } = mergeProposal(stands, { base: before.rev }, who)
            stands = review
            if (taken) text = written
            seen.set(who.by, { ...before, text: written })
          }
          if (stands.review === 'APPROVED') expect(approved).toContain(stands.edit ?? text)
        }
      }),
      { seed: SEED, numRuns: 500 }
    )
  })

  test('each decision moves the revision by one', () => {
    fc.assert(
      fc.property(change, from, (what, who) => {
        expect(mergeReview(byLaptop('x'), what, who).rev).toBe(2)
      }),
      { seed: SEED }
    )
  })
})
