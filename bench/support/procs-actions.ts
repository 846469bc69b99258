import type { Job, JobItem } from '../../src/shared/contract/jobs.ts'
import { bothHashes } from '../../src/shared/model/two-texts.ts'
import type { SimulatorRandom } from '../../simulators/random.ts'
import type { ClientProcess } from './procs-client.ts'
import type { MerchantNotes } from './procs-notes.ts'
import { itemKey, itemsOf, jobsOf, NoAnswer } from './procs-view.ts'

/** One person at one device. */
export interface Person {
  readonly client: ClientProcess
  readonly notes: MerchantNotes
  readonly random: SimulatorRandom
  /** Products that both the sample store and every device know. */
  readonly productIds: readonly string[]
  /** Starts the prompts of this run. */
  readonly run: string
  /** Answers that the contract does not have. */
  readonly wrong: string[]
  /** Jobs made, and changes, so far. */
  made: number
}

const ATTRIBUTES = ['title', 'description', 'seoTitle', 'seoDescription'] as const
const DECISIONS = ['APPROVED', 'REJECTED', 'OPEN'] as const

/** One random thing that a person does. It may be refused; it must never be a fault. */
export async function act(person: Person): Promise<void> {
  const kinds = [create, create, decide, decide, decide, edit, edit, settle, stop, retry, interfere]
  try {
    await pick(person.random, kinds)(person)
  } catch (error) {
    // The device is down just now, and could not even show what there is.
    if (!(error instanceof NoAnswer)) throw error
  }
}

async function create(person: Person): Promise<void> {
  const { client, random, productIds, run } = person
  person.made += 1
  const prompt = `${run} ${client.name} ${person.made}`
  const body = {
    sourceScope: 'products',
    productIds: some(random, productIds, 5),
    attributes: some(random, ATTRIBUTES, 2),
    language: 'en',
    prompt,
    autoStart: random.next() < 0.9
  }
  // Who gets no answer asks again under the same key, and must not be charged twice.
  for (let tries = 0; tries < 3; tries++) {
    const reply = await client.api('POST', '/api/jobs', body, { 'idempotency-key': prompt })
    if (reply === null) continue
    if (reply.status === 201) person.notes.created(prompt)
    check(person, reply.status, [201, 402], 'creating a job', reply.text)
    return
  }
}

/** A few delivered items of one job, whoever's it is. */
async function decide(person: Person): Promise<void> {
  const { random } = person
  const [job, items] = await delivered(person)
  if (job === undefined || items.length === 0) return
  const chosen = some(random, items, 4)
  await review(person, job, chosen, { decision: pick(random, DECISIONS) })
}

async function edit(person: Person): Promise<void> {
  const { client, random } = person
  const [job, items] = await delivered(person)
  if (job === undefined || items.length === 0) return
  person.made += 1
  const text = random.next() < 0.15 ? null : `Text ${person.made} by ${client.name}`
  const approve = random.next() < 0.3 ? { decision: 'APPROVED' } : {}
  await review(person, job, [pick(random, items)], { edit: text, ...approve })
}

async function review(person: Person, job: Job, items: readonly JobItem[], change: object): Promise<void> {
  const { client } = person
  const reply = await client.api('POST', '/api/items/review', { ids: items.map(({ id }) => id), ...change })
  if (reply !== null) check(person, reply.status, [200, 409], 'a review', reply.text)
  await note(person, job, items)
}

async function settle(person: Person): Promise<void> {
  const { client, random } = person
  const [job, items] = await delivered(person)
  const two = items.filter((item) => item.otherEdit !== null)
  if (job === undefined || two.length === 0) return
  const item = pick(random, two)
  const keep = pick(random, ['this', 'other'])
  const reply = await client.api('POST', `/api/items/${item.id}/settle`, { keep, seen: bothHashes(item) })
  if (reply !== null) check(person, reply.status, [200, 409], 'choosing a text', reply.text)
  await note(person, job, [item])
}

/** Cancels or pauses one of its own jobs. */
async function stop(person: Person): Promise<void> {
  const { client, random } = person
  const own = (await jobsOf(client)).filter((job) => job.device === null && /RUNNING|PENDING|PAUSED/.test(job.status))
  if (own.length === 0) return
  const job = pick(random, own)
  const how = pick(random, ['cancel', 'pause', 'resume', 'start'])
  const reply = await client.api('POST', `/api/jobs/${job.id}/${how}`)
  if (reply !== null) check(person, reply.status, [200, 409], `to ${how} a job`, reply.text)
}

async function retry(person: Person): Promise<void> {
  const { client, random } = person
  const own = (await jobsOf(client)).filter(
    ({ device, progress }) => device === null && progress.failed + progress.cancelled > 0
  )
  if (own.length === 0) return
  const reply = await client.api('POST', `/api/jobs/${pick(random, own).id}/retry-failed`)
  if (reply !== null) check(person, reply.status, [200, 402, 409], 'retrying', reply.text)
}

/** Another device's job is not ours to stop. */
async function interfere(person: Person): Promise<void> {
  const { client, random } = person
  const others = (await jobsOf(client)).filter((job) => job.device !== null)
  if (others.length === 0) return
  const how = pick(random, ['cancel', 'pause', 'start', 'retry-failed'])
  const reply = await client.api('POST', `/api/jobs/${pick(random, others).id}/${how}`)
  if (reply !== null) check(person, reply.status, [409], `to ${how} another device's job`, reply.text)
}

async function delivered({ client, random }: Person): Promise<[Job | undefined, JobItem[]]> {
  const jobs = (await jobsOf(client)).filter((job) => job.progress.done > 0)
  if (jobs.length === 0) return [undefined, []]
  const job = pick(random, jobs)
  return [job, (await itemsOf(client, job.id)).filter((item) => item.status === 'DONE')]
}

/** How the items look to the one who has just changed them. */
async function note({ client, notes }: Person, job: Job, items: readonly JobItem[]): Promise<void> {
  for (const item of items) {
    const reply = await client.api('GET', `/api/items/${item.id}`)
    const seen = reply?.status === 200 ? (reply.json as JobItem) : null
    notes.changed(job.prompt, itemKey(item), client.name, seen)
  }
}

function check(person: Person, status: number, expected: readonly number[], what: string, text: string): void {
  if (!expected.includes(status))
    person.wrong.push(`${person.client.name}: ${what} was answered ${status}: ${text.slice(0, 300)}`)
}

export function pick<T>(random: SimulatorRandom, list: readonly T[]): T {
  const chosen = list[Math.floor(random.next() * list.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from')
  return chosen
}

/** One to `most` different ones. */
function some<T>(random: SimulatorRandom, list: readonly T[], most: number): T[] {
  const left = [...list]
  const count = 1 + Math.floor(random.next() * Math.min(most, left.length))
  return Array.from({ length: count }, () => left.splice(Math.floor(random.next() * left.length), 1)).flat()
}
