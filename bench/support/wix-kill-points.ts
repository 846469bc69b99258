import type { PublishStoreTx } from '../../src/main/ports/publish-store.ts'
import type { ShopStoreTx } from '../../src/main/ports/shop-store.ts'
import type { Deeds } from './crash-store.ts'

export const KILL_VERSIONS = ['V1', 'V3'] as const
export type KillVersion = (typeof KILL_VERSIONS)[number]

type Used = ReadonlySet<string>

/** What a transaction of connecting, fetching and publishing did, as told by the store methods that it used and what they moved. */
const DEEDS = {
  connect: (used) => used.has('connectShop'),
  'pull-begin': (used) => used.has('createPull'),
  /** The store's name on Wix, or its version, is another than was known. */
  'learn-store': (used) => used.has('updateShop'),
  'pull-wait': (used) => used.has('pull>PAUSED'),
  'pull-resume': (used) => used.has('pull>RUNNING'),
  'pull-collections': (used) => used.has('takeCollections'),
  'pull-settle': (used) => used.has('settleCollections'),
  /** A page with another one after it. */
  'pull-page': (used) => used.has('takeProducts') && used.has('cursor'),
  'pull-last-page': (used) => used.has('takeProducts') && (used.has('step>SWEEP') || used.has('step>LIST')),
  'pull-list': (used) => used.has('ids seen'),
  'pull-gone': (used) => used.has('markGone'),
  'pull-end': (used) => used.has('pull>DONE'),
  /** The store moved to V3. */
  'pull-restart': (used) => used.has('restartPull'),
  'pull-map': (used) => used.has('ids named'),
  'publish-cancel': (used) => used.has('cancelPlanned'),
  'publish-create': (used) => used.has('createPublish'),
  'publish-reschedule': (used) => used.has('run SCHEDULED>SCHEDULED'),
  'publish-start': (used) => used.has('run SCHEDULED>RUNNING'),
  'publish-pause': (used) => used.has('run RUNNING>PAUSED'),
  'publish-resume': (used) => used.has('run PAUSED>RUNNING'),
  skipped: (used) => used.has('op PLANNED>SKIPPED'),
  unchanged: (used) => used.has('op PLANNED>UNCHANGED'),
  conflict: (used) => used.has('op PLANNED>CONFLICT'),
  sending: (used) => used.has('op PLANNED>SENDING') && !used.has('undo'),
  /** Wix refused for the moment, and nothing was done. */
  again: (used) => used.has('op SENDING>PLANNED'),
  /** The answer says nothing of what became of it. */
  unknown: (used) => used.has('op SENDING>UNKNOWN'),
  /** Read again: it was written after all, or it was not. */
  'unknown-written': (used) => used.has('op UNKNOWN>PUBLISHED'),
  'unknown-unwritten': (used) => used.has('op UNKNOWN>PLANNED'),
  verified: (used) => used.has('op SENDING>PUBLISHED') && !used.has('undo'),
  'publish-end': (used) => used.has('run RUNNING>DONE') && !used.has('undo'),
  'resolve-mine': (used) => used.has('replanConflict') && !used.has('merge'),
  'resolve-live': (used) => used.has('op CONFLICT>SKIPPED'),
  'resolve-merge': (used) => used.has('merge'),
  'undo-create': (used) => used.has('createUndo'),
  'undo-sending': (used) => used.has('op PLANNED>SENDING') && used.has('undo'),
  'undo-verified': (used) => used.has('op SENDING>PUBLISHED') && used.has('undo'),
  'undo-end': (used) => used.has('run RUNNING>DONE') && used.has('undo'),
  /** At the start: what a dead process was sending is unsure. */
  rescue: (used) => used.has('loseAnswers')
} as const satisfies Readonly<Record<string, (used: Used) => boolean>>

export type WixDeed = keyof typeof DEEDS
const DEED_NAMES = Object.keys(DEEDS) as WixDeed[]

/**
 * The deeds in which a method of the ports takes part. A new method does not compile until it is here. `setIdempotentPublish` comes
 * with a create; `forgetSendWaits` needs a clock that was set back, and changes no more than when something is sent.
 */
export const DEEDS_OF_METHOD = {
  connectShop: ['connect'],
  updateShop: ['learn-store'],
  createPull: ['pull-begin'],
  updatePull: ['pull-wait', 'pull-resume', 'pull-page', 'pull-last-page', 'pull-end'],
  restartPull: ['pull-restart'],
  takeCollections: ['pull-collections'],
  settleCollections: ['pull-settle'],
  takeProducts: ['pull-page', 'pull-last-page'],
  takeProductIds: ['pull-list', 'pull-map'],
  markGone: ['pull-gone'],
  createPublish: ['publish-create'],
  createUndo: ['undo-create'],
  setIdempotentPublish: ['publish-create', 'undo-create'],
  updatePublishState: [
    'publish-reschedule',
    'publish-start',
    'publish-pause',
    'publish-resume',
    'publish-end',
    'undo-end'
  ],
  moveOps: [
    'skipped',
    'unchanged',
    'conflict',
    'sending',
    'again',
    'unknown',
    'unknown-written',
    'unknown-unwritten',
    'verified',
    'undo-sending',
    'undo-verified',
    'resolve-live'
  ],
  cancelPlanned: ['publish-cancel'],
  loseAnswers: ['rescue'],
  forgetSendWaits: [],
  getConflictRows: ['resolve-mine', 'resolve-live', 'resolve-merge'],
  replanConflict: ['resolve-mine', 'resolve-merge']
} as const satisfies Readonly<Record<keyof ShopStoreTx | keyof PublishStoreTx, readonly WixDeed[]>>

/** Around requests: it has not left; it is on its way or with the store; its answer is here and nothing of it is stored. */
const REQUEST_POINTS = [
  'page:before',
  'page:answered',
  'read:before',
  'read:answered',
  'write:before',
  'write:asked',
  'write:answered'
] as const
/** The store of V3 is asked for a new ribbon before a product names it. */
const RIBBON_POINTS = ['ribbon:before', 'ribbon:answered'] as const

/** `before` is inside the transaction with all of its statements run; `after` is when the commit has returned. */
export type WixKillPoint =
  | `${WixDeed}:${'before' | 'after'}`
  | (typeof REQUEST_POINTS)[number]
  | (typeof RIBBON_POINTS)[number]

/** Only a store that moves comes to them, and it does so once: they are the last of a folder, in this order. */
const MOVES = ['pull-restart', 'pull-map'] as const satisfies readonly WixDeed[]
/** Only a new folder comes to them. */
const FIRST = ['connect'] as const satisfies readonly WixDeed[]

const ofDeeds = (deeds: readonly WixDeed[]): readonly WixKillPoint[] =>
  deeds.flatMap((deed) => [`${deed}:before`, `${deed}:after`] as const)

export interface FolderPoints {
  /** Comes first, between and last in a folder. */
  readonly first: readonly WixKillPoint[]
  readonly between: readonly WixKillPoint[]
  readonly last: readonly WixKillPoint[]
}

/** Every named point of a version's folder, in the order in which one round of work comes to them. */
export function pointsOf(version: KillVersion): FolderPoints {
  const special: readonly WixDeed[] = [...FIRST, ...MOVES]
  const deeds = DEED_NAMES.filter((deed) => !special.includes(deed))
  const [paging, publishing] = [deeds.indexOf('pull-page'), deeds.indexOf('publish-start')]
  return {
    first: ofDeeds(FIRST),
    between: [
      ...ofDeeds(deeds.slice(0, paging)),
      ...REQUEST_POINTS.slice(0, 2),
      ...ofDeeds(deeds.slice(paging, publishing)),
      ...(version === 'V3' ? RIBBON_POINTS : []),
      ...REQUEST_POINTS.slice(2),
      ...ofDeeds(deeds.slice(publishing))
    ],
    last: version === 'V1' ? ofDeeds(MOVES) : []
  }
}

export const allPoints = (version: KillVersion): readonly WixKillPoint[] => Object.values(pointsOf(version)).flat()

/** Faults of the store without which a point is not come to. */
export type WishedFault = 'refused-once' | 'no-answer' | 'not-done' | 'shut-out'

export function faultFor(point: WixKillPoint): WishedFault | null {
  switch (point.split(':')[0] as WixDeed) {
    case 'again':
      return 'refused-once'
    case 'unknown':
    case 'unknown-written':
      return 'no-answer'
    case 'unknown-unwritten':
      return 'not-done'
    case 'pull-wait':
    case 'pull-resume':
    case 'publish-pause':
    case 'publish-resume':
      return 'shut-out'
    default:
      return null
  }
}

export const isAboutPulls = (point: WixKillPoint): boolean => point.startsWith('pull-') || point.startsWith('page:')

/** Whether the run of a publish is one that takes something back. */
export type IsUndo = (publishId: number) => boolean

export function wixDeeds(isUndo: IsUndo): Deeds<WixDeed> {
  return {
    note(used, method, args, result) {
      if (result === 0) return
      used.add(method)
      const [first, second, third] = args
      if (method === 'updatePull') notePull(used, second)
      if (method === 'takeProductIds') used.add(args[3] === 'named' ? 'ids named' : 'ids seen')
      if (method === 'applyReview') used.add('review')
      if (method === 'replanConflict' && third !== null) used.add('merge')
      if (method === 'updatePublishState') noteMove(used, 'run', second)
      if (method === 'moveOps' && Array.isArray(second)) for (const move of second) noteMove(used, 'op', move)
      const aboutRun = method === 'moveOps' || method === 'updatePublishState'
      if (aboutRun && typeof first === 'number' && isUndo(first)) used.add('undo')
    },
    of: (used) => DEED_NAMES.filter((deed) => DEEDS[deed](used))
  }
}

function notePull(used: Set<string>, change: unknown): void {
  if (typeof change !== 'object' || change === null) return
  if ('state' in change) used.add(`pull>${String(change.state)}`)
  if ('step' in change) used.add(`step>${String(change.step)}`)
  if ('cursor' in change && change.cursor !== null) used.add('cursor')
}

function noteMove(used: Set<string>, what: 'run' | 'op', move: unknown): void {
  if (typeof move !== 'object' || move === null || !('from' in move)) return
  const to = 'to' in move ? move.to : 'change' in move ? moveTarget(move.change) : undefined
  used.add(`${what} ${String(move.from)}>${String(to)}`)
}

const moveTarget = (change: unknown): unknown =>
  typeof change === 'object' && change !== null && 'to' in change ? change.to : undefined
