import { describe, expect, test } from 'vitest'
import type { Reach } from './reach.ts'
import { shortfall } from './shortfall.ts'

const BALANCE = { creditsTotal: 60, creditsUsed: 55 }
const ALONE: Reach = { own: 5, unleased: 0, elsewhere: [], expired: 0 }
const laptop = { name: 'Laptop', free: 10 }
const studio = { name: 'Studio', free: 20 }

describe('a refusal for too few credits', () => {
  test('is the seed document, byte for byte, where no other device holds any', () => {
    expect(shortfall(20, BALANCE, ALONE)).toEqual({
      error: 'Insufficient credits',
      code: 'INSUFFICIENT_CREDITS',
      message: 'You need 20 credits but only have 5 remaining.',
      required: 20,
      remaining: 5,
      creditsTotal: 60,
      creditsUsed: 55
    })
  })

  test('names the devices that hold more, and says how it comes back', () => {
    const reach = { ...ALONE, own: 3, unleased: 2, elsewhere: [laptop, studio] }
    expect(shortfall(20, BALANCE, reach, 'denied')).toMatchObject({
      remaining: 5,
      message:
        'You need 20 credits but only have 5 remaining. 30 more are held by Laptop and Studio; they come back when those devices are idle or sync.'
    })
  })

  test('speaks of one device, and of one credit, as of one', () => {
    expect(shortfall(20, BALANCE, { ...ALONE, elsewhere: [laptop] }, 'denied').message).toBe(
      'You need 20 credits but only have 5 remaining. 10 more are held by Laptop; they come back when that device is idle or syncs.'
    )
    expect(shortfall(20, BALANCE, { ...ALONE, elsewhere: [{ ...laptop, free: 1 }] }, 'denied').message).toContain(
      '1 more is held by Laptop; it comes back when'
    )
  })

  test('stays one sentence however many devices there are', () => {
    const elsewhere = ['A', 'B', 'C', 'D', 'E'].map((name) => ({ name, free: 1 }))
    expect(shortfall(20, BALANCE, { ...ALONE, elsewhere }, 'denied').message).toContain(
      '5 more are held by A, B and 3 others;'
    )
    expect(shortfall(20, BALANCE, { ...ALONE, elsewhere: elsewhere.slice(0, 3) }, 'denied').message).toContain(
      '3 more are held by A, B and C;'
    )
  })

  test('says that nobody could be asked, and counts only what lies here', () => {
    const reach = { ...ALONE, unleased: 100, elsewhere: [laptop] }
    expect(shortfall(20, BALANCE, reach, { problem: null })).toMatchObject({
      remaining: 5,
      message: 'You need 20 credits, but this computer is offline and holds only 5; connect to get more.'
    })
  })

  test('says that what lies here is of a month that is over', () => {
    const reach = { ...ALONE, own: 0, expired: 25 }
    expect(shortfall(1, BALANCE, reach, { problem: null })).toMatchObject({
      remaining: 0,
      message:
        "You need 1 credit, but the 25 on this computer are of a month that is over, and it is offline; connect to get this month's."
    })
  })

  test('says what has to be done where it is not the network', () => {
    const problem = { problem: 'Link this store again.' }
    expect(shortfall(20, BALANCE, ALONE, problem)).toMatchObject({
      remaining: 5,
      message: "You need 20 credits, but this computer holds only 5 and can't get more now. Link this store again."
    })
    expect(shortfall(20, BALANCE, { ...ALONE, own: 0, expired: 25 }, problem).message).toBe(
      'You need 20 credits, but the 25 on this computer are of a month that is over. Link this store again.'
    )
  })

  test('never claims that enough was there, whatever was last heard of the store', () => {
    const reach = { ...ALONE, unleased: 400 }
    expect(shortfall(20, BALANCE, reach, 'denied')).toMatchObject({
      remaining: 19,
      message: 'You need 20 credits but only have 19 remaining.'
    })
  })
})
