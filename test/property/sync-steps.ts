import { bothHashes } from '../../src/shared/model/two-texts.ts'
import type { SyncDevice } from './sync-device.ts'
import { PRODUCTS } from './sync-templates.ts'
import type { SyncWorld } from './sync-world.ts'

type Step = (world: SyncWorld, device: SyncDevice) => Promise<void> | void

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ATTRIBUTES = ['title', 'description', 'ribbon', 'seoTitle'] as const

const create: Step = async (world, device) => {
  const products = [...Array(PRODUCTS).keys()].filter(() => world.chance(0.4)).map((at) => `p${at + 1}`)
  const attributes = ATTRIBUTES.filter(() => world.chance(0.35))
  if (products.length === 0) products.push('p1')
  if (attributes.length === 0) attributes.push('title')
  device.prompts += 1
  world.tell(`${device.name} creates ${products.length} × ${attributes.length}`)
  await device.call(
    'jobs.create',
    {
      sourceScope: 'products',
      productIds: products,
      attributes,
      language: 'en',
      prompt: `${device.name} ${device.prompts}`,
      autoStart: !world.chance(0.1),
      trial: world.chance(0.05),
      reuse: world.chance(0.1)
    },
    () => world.rest()
  )
}

const command =
  (name: 'cancel' | 'pause' | 'resume' | 'start' | 'retryFailed'): Step =>
  async (world, device) => {
    const job = world.pick(device.ownJobs())
    if (job === undefined) return
    world.tell(`${device.name} ${name}s job ${job}`)
    await device.call(`jobs.${name}`, { id: job }, () => world.rest())
  }

const review: Step = async (world, device) => {
  const item = world.pick(device.items(12))
  if (!item) return
  const roll = world.random.next()
  const edit = roll < 0.5 ? device.newText() : roll < 0.6 ? null : undefined
  const decision = roll >= 0.4 ? world.pick(['APPROVED', 'APPROVED', 'REJECTED', 'OPEN'] as const) : undefined
  world.tell(`${device.name} reviews ${item.key}: ${decision ?? ''} ${edit ?? ''}`)
  await device.decide(
    item.id,
    'items.review',
    { ids: [item.id], ...(decision ? { decision } : {}), ...(edit === undefined ? {} : { edit }) },
    () => world.rest()
  )
}

/** The note is what the text begins with: one that nobody wrote before. */
const regenerate: Step = async (world, device) => {
  const item = world.pick(device.items(12))
  if (!item) return
  const note = device.newText()
  world.tell(`${device.name} asks for ${item.key} anew: ${note}`)
  await device.call('items.regenerate', { id: item.id, note }, () => world.rest())
}

const settle: Step = async (world, device) => {
  const item = world.pick(device.items().filter(({ otherEdit }) => otherEdit !== null))
  if (!item || item.otherEdit === null) return
  const keep = world.chance(0.5) ? 'this' : 'other'
  world.tell(`${device.name} settles ${item.key} for ${keep}`)
  const seen = bothHashes({ ...item, otherEdit: { text: item.otherEdit } })
  await device.decide(item.id, 'items.settle', { id: item.id, keep, seen }, () => world.rest())
}

const sync: Step = async (world, device) => {
  world.tell(`${device.name} syncs`)
  await device.call('sync.now', {}, () => world.rest())
}

const deliver: Step = async (world) => {
  if (world.network.waiting === 0) return
  world.tell('a message arrives late')
  await world.network.deliver()
}

const answer: Step = (_world, device) => device.llm.arrive('one')

const pass =
  (...lengths: readonly number[]): Step =>
  async (world) => {
    const ms = world.pick(lengths) ?? 0
    world.tell(`${ms / 1_000} s pass`)
    await world.time.advance(ms)
  }

const sleep =
  (...lengths: readonly number[]): Step =>
  async (world) => {
    const ms = world.pick(lengths) ?? 0
    world.tell(`${ms / HOUR} h pass`)
    await world.time.sleep(ms)
  }

const monthEnd: Step = async (world) => {
  const now = new Date(world.time.now())
  const next = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)
  world.counts.monthEnds += 1
  world.tell('the month ends')
  await world.time.sleep(next - world.time.now() + Math.floor(world.random.next() * 2 * DAY))
}

const toggle: Step = (world, device) => {
  device.online = !device.online
  world.tell(`${device.name} is ${device.online ? 'online' : 'offline'}`)
  if (device.online) device.engine.signal('online')
}

const jump: Step = (world, device) => {
  device.wrongBy = (world.pick([-400 * DAY, -DAY, -HOUR, 0, 0, HOUR, DAY, 400 * DAY]) ?? 0) + device.wrongBy / 2
  device.clockWasSet = true
  world.tell(`${device.name}'s clock is wrong by ${device.wrongBy / HOUR} h`)
}

const backUp: Step = (world, device) => {
  device.copies.push(device.copy())
  world.tell(`${device.name} is backed up`)
}

const crash: Step = async (world, device) => {
  world.counts.crashes += 1
  const copy = world.chance(world.regime.rollbacks) ? world.pick(device.copies) : undefined
  world.network.cut(device.name)
  if (copy === undefined) {
    world.tell(`${device.name} is killed`)
    return device.open(device.kill())
  }
  world.counts.rollbacks += 1
  const whole = world.chance(world.regime.wholeProfile)
  world.tell(`${device.name} goes back to a backup${whole ? ' of the whole profile' : ''}`)
  await world.restore(device, copy, whole)
}

const clone: Step = async (world, device) => {
  if (world.devices.length > 3 || !world.chance(world.regime.wholeProfile)) return
  const withMark = world.chance(0.5)
  world.tell(`${device.name} is copied to another computer${withMark ? ' with all its files' : ''}`)
  await world.clone(device, withMark)
}

const die: Step = (world, device) => {
  if (world.living().length < 3) return
  world.tell(`${device.name} is lost`)
  device.dead = true
  world.network.cut(device.name)
  device.end()
}

const writeOff: Step = async (world, device) => {
  const lost = world.pick(world.devices.filter((each) => each.dead || (each !== device && world.chance(0.05))))
  if (!lost || lost.deviceId === device.deviceId) return
  world.tell(`${device.name} writes ${lost.name} off`)
  await device.call('sync.writeOff', { deviceId: lost.deviceId }, () => world.rest())
}

const plan: Step = async (world) => {
  const allowance = world.pick([20, 30, 40, 60]) ?? 40
  world.tell(`the plan is ${allowance} from now on`)
  await world.server.setPlan(allowance)
}

const refund: Step = async (world) => {
  const item = world.pick([...(await world.server.items()).values()].filter(({ status }) => status === 'DONE'))
  if (!item) return
  world.tell(`${item.key} is refunded`)
  await world.server.refund(item)
}

const WEIGHTED: readonly (readonly [number, Step])[] = [
  [12, create],
  [22, sync],
  [10, deliver],
  [8, answer],
  [10, pass(1_000, 3_000, 10_000, 25_000)],
  [2, pass(60_000, 120_000)],
  [2, sleep(HOUR, 12 * HOUR, DAY, 8 * DAY)],
  [2, monthEnd],
  [14, review],
  [3, settle],
  [5, regenerate],
  [3, command('cancel')],
  [2, command('pause')],
  [3, command('resume')],
  [1, command('start')],
  [4, command('retryFailed')],
  [4, toggle],
  [2, jump],
  [4, backUp],
  [1, clone],
  [0.3, die],
  [1, writeOff],
  [1, plan],
  [1, refund]
]
const TOTAL = WEIGHTED.reduce((sum, [weight]) => sum + weight, 0)

/** One step, on a device that is not lost. */
export async function chooseStep(world: SyncWorld): Promise<void> {
  const device = world.pick(world.living())
  if (!device) return
  if (world.random.next() * 100 < world.regime.crashes) return crash(world, device)
  let roll = world.random.next() * TOTAL
  for (const [weight, step] of WEIGHTED) {
    roll -= weight
    if (roll < 0) return step(world, device)
  }
}
