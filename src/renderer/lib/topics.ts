import type { ProcedureName } from '#shared/contract/contract.ts'
import type { Topic } from '#shared/contract/events.ts'

export interface TopicProcedures {
  /** Asked again at once where they are on screen. */
  readonly now: readonly ProcedureName[]
  /** Asked again the next time they come on screen: too heavy, or too unimportant, to follow a running job item by item. */
  readonly later: readonly ProcedureName[]
}

/** Which cached answers a topic is about. */
export const TOPIC_PROCEDURES: Readonly<Record<Topic, TopicProcedures>> = {
  jobs: { now: ['jobs.list', 'jobs.get'], later: [] },
  items: {
    now: [
      'jobs.items',
      'items.get',
      'items.countReworkable',
      'jobs.get',
      'review.rows',
      'review.range',
      'review.find',
      'review.sample',
      'review.waiting'
    ],
    later: [
      'jobs.list',
      'jobs.throughput',
      'products.list',
      'products.get',
      'publishes.preview',
      'publishes.previewItems',
      'review.counts'
    ]
  },
  credits: {
    now: ['credits.get', 'credits.ledger', 'jobs.quote'],
    later: ['credits.byDay', 'credits.jobs', 'credits.items']
  },
  products: {
    now: [
      'products.list',
      'products.ids',
      'products.get',
      'collections.list',
      'jobs.quote',
      'app.status',
      'instances.list'
    ],
    later: []
  },
  imports: { now: ['imports.list', 'imports.get'], later: [] },
  settings: { now: ['settings.get', 'settings.models', 'app.status', 'review.views', 'wording.get'], later: [] },
  shop: {
    now: ['shop.get', 'pulls.list', 'pulls.get', 'publishes.preview', 'publishes.previewItems'],
    later: []
  },
  publishes: {
    now: ['publishes.list', 'publishes.get', 'publishes.ops', 'conflicts.list'],
    later: ['publishes.preview', 'publishes.previewItems']
  },
  history: { now: ['history.list'], later: ['history.undoPreview'] },
  sync: { now: ['sync.get', 'sync.devices', 'sync.log', 'credits.get'], later: [] },
  status: { now: ['app.status', 'instances.list'], later: [] }
}
