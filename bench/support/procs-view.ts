import type { Job, JobItem } from '../../src/shared/contract/jobs.ts'

/** What all devices share of a job, and of its items by product and attribute: ids are each device's own. */
interface SharedJob {
  readonly facts: Facts
  readonly items: ReadonlyMap<string, Facts>
}

/** A device, or the backend: both answer the same calls. */
export interface Shows {
  readonly name: string
  api(method: string, pathname: string): Promise<{ readonly status: number; readonly json: unknown } | null>
}

/** What one device shows over its API. Jobs are named by their prompts, of which no two are the same. */
export interface DeviceView {
  readonly name: string
  readonly jobs: ReadonlyMap<string, SharedJob>
}

export async function viewOf(shows: Shows): Promise<DeviceView> {
  const jobs = new Map<string, SharedJob>()
  for (const job of await jobsOf(shows)) {
    const items = new Map<string, Facts>()
    for (const item of await itemsOf(shows, job.id)) items.set(itemKey(item), only(ITEM_FACTS, item))
    jobs.set(job.prompt, { facts: only(JOB_FACTS, job), items })
  }
  return { name: shows.name, jobs }
}

export const itemKey = (item: Pick<JobItem, 'productId' | 'attribute'>): string => `${item.productId}/${item.attribute}`

/** Credits are left out: those of another device's job are not held here. So is what only its own device knows. */
const JOB_FACTS = [
  'status',
  'pausedBy',
  'statusMessage',
  'sourceScope',
  'attributes',
  'language',
  'productCount',
  'totalItems',
  'model',
  'sampleModel',
  'requests',
  'inputTokens',
  'cachedTokens',
  'outputTokens',
  'progress',
  'review',
  'createdAt'
] as const satisfies readonly (keyof Job)[]

const ITEM_FACTS = [
  'status',
  'original',
  'proposal',
  'edit',
  'review',
  'publish',
  'published',
  'otherEdit',
  'flags',
  'model',
  'error'
] as const satisfies readonly (keyof JobItem)[]

type Facts = Readonly<Record<string, unknown>>

function only<K extends string>(names: readonly K[], row: Readonly<Record<K, unknown>>): Facts {
  return Object.fromEntries(names.map((name) => [name, row[name]]))
}

/** Where the devices do not show the same; the first is the measure. */
export function viewDifferences([first, ...others]: readonly DeviceView[]): string[] {
  const wrong: string[] = []
  if (first === undefined) return wrong
  for (const other of others)
    for (const prompt of new Set([...first.jobs.keys(), ...other.jobs.keys()])) {
      const [one, two] = [first.jobs.get(prompt), other.jobs.get(prompt)]
      if (one === undefined || two === undefined) {
        wrong.push(`"${prompt}" is not on ${one === undefined ? first.name : other.name}`)
        continue
      }
      const compare = (where: string, a: Facts | undefined, b: Facts | undefined): void => {
        for (const name of new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})])) {
          const [left, right] = [text(a, name), text(b, name)]
          if (left !== right) wrong.push(`${where} ${name}: ${first.name} ${left}, ${other.name} ${right}`)
        }
      }
      compare(`"${prompt}"`, one.facts, two.facts)
      for (const key of new Set([...one.items.keys(), ...two.items.keys()]))
        compare(`"${prompt}" ${key}`, one.items.get(key), two.items.get(key))
    }
  return wrong
}

const text = (of: Facts | undefined, name: string): string => (of === undefined ? 'nothing' : JSON.stringify(of[name]))

export function jobsOf(shows: Shows): Promise<Job[]> {
  return allPages<Job>(shows, '/api/jobs', 'jobs')
}

export function itemsOf(shows: Shows, jobId: number): Promise<JobItem[]> {
  return allPages<JobItem>(shows, `/api/jobs/${jobId}/items`, 'items')
}

/** A device or a backend did not answer, or not as it should. */
export class NoAnswer extends Error {}

/** Throws NoAnswer. */
async function allPages<T>(shows: Shows, path: string, name: string): Promise<T[]> {
  const rows: T[] = []
  for (let cursor = ''; ;) {
    const reply = await shows.api('GET', `${path}?limit=500${cursor}`)
    if (reply?.status !== 200) throw new NoAnswer(`${shows.name} answered ${path} with ${reply?.status ?? 'nothing'}`)
    const page = reply.json as Readonly<Record<string, unknown>>
    rows.push(...(page[name] as T[]))
    const next = page['nextCursor']
    if (typeof next !== 'string') return rows
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
}
