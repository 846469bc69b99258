import type { Signal } from '#shared/contract/app.ts'
import { createImporter, type Importer } from './catalog/import-catalog.ts'
import type { EngineDeps } from './deps.ts'
import { SAMPLE_STORE } from '#shared/model/store-name.ts'
import { createInstance, ensureFirstInstance, selectInstance } from './instances/instances.ts'
import { JOB_PROGRESS } from './jobs/job-progress.ts'
import { rescueJobs, type ResumedJob } from './jobs/rescue.ts'
import { resumeOfflineJobs } from './jobs/resume-offline.ts'
import { createRunner, type Runner } from './jobs/runner.ts'
import { createProgressBroadcast } from './progress-broadcast.ts'
import { createPublisher, type Publisher } from './publish/publisher.ts'
import { createRetryTimer } from './retry-timer.ts'
import { createNearTexts } from './review/near-texts.ts'
import { createRenewFacts } from './review/renew-facts.ts'
import { createReviewLists, type ReviewLists } from './review/review-lists.ts'
import { createWording, type Wording } from './review/wording.ts'
import { createSettingsService, type SettingsService } from './settings/settings.ts'
import { createPuller, type Puller } from './shop/puller.ts'
import { createShopService, type ShopService } from './shop/shop-service.ts'
import { createSyncService, type SyncService } from './sync/sync-service.ts'
import type { ShopSessions } from './shop/shop-session.ts'
import { createShopSessions } from './shop/shop-sessions.ts'

export interface Engine {
  readonly deps: EngineDeps
  readonly runner: Runner
  readonly settings: SettingsService
  readonly importer: Importer
  readonly sessions: ShopSessions
  readonly puller: Puller
  readonly publisher: Publisher
  readonly shop: ShopService
  readonly sync: SyncService
  readonly reviewLists: ReviewLists
  readonly wording: Wording
  /** What was running when the app last stopped, until the merchant has seen it. */
  resumed(): readonly ResumedJob[]
  dismissResumed(): void
  /** The computer goes to sleep, has woken up, or is in a network again. */
  signal(signal: Signal): void
  /** Nothing goes on that writes much. */
  isIdle(): boolean
  stop(): Promise<void>
}

/** If nobody says that the computer woke up, it did: timers stand still while it sleeps. */
const LONGEST_SUSPENSION_MS = 60_000

/** What goes on by itself and uses the network. */
interface Sender {
  signal(signal: Signal): void
}

/** Order matters: orphans are rescued before anything can claim, and nothing runs before the settings are known. */
export async function startEngine(
  deps: EngineDeps,
  options: { readonly sample: boolean; readonly allowance: number | null }
): Promise<Engine> {
  ensureFirstInstance(deps, options.allowance)
  const settings = await createSettingsService(deps)
  const importer = createImporter(deps)
  importer.failInterrupted()
  let resumed = [...rescueJobs(deps), ...resumeOfflineJobs(deps)]
  const progress = createProgressBroadcast(deps, JOB_PROGRESS)
  const runner = createRunner(deps, settings, progress)
  const sessions = createShopSessions(deps, (instanceId) => puller.moved(instanceId))
  const puller = createPuller(deps, sessions)
  const publisher = createPublisher(deps, sessions)
  const shop = createShopService(deps, sessions, puller, publisher)
  const sync = createSyncService(deps, (jobId) => runner.halt(jobId, 'abort'))
  const wording = createWording(deps)
  const nearTexts = createNearTexts(deps)
  const renewFacts = createRenewFacts(deps)
  /** All that sends by itself: it rests while the computer sleeps and goes on afterwards. Told in this order. */
  const senders: readonly Sender[] = [runner, puller, publisher, sync]
  if (options.sample) await loadSampleOnce(deps, importer)
  const waking = createRetryTimer(deps, 'what rested could not go on', () => signal('resume'))
  const signal = (what: Signal): void => {
    waking.stop()
    if (what === 'suspend') waking.wait(LONGEST_SUSPENSION_MS)
    for (const sender of senders) sender.signal(what)
  }
  sync.begin()
  runner.wake()
  puller.rescue()
  publisher.begin()
  wording.begin()
  nearTexts.begin()
  renewFacts.begin()

  return {
    deps,
    runner,
    settings,
    importer,
    sessions,
    puller,
    publisher,
    shop,
    sync,
    reviewLists: createReviewLists(deps),
    wording,
    resumed: () => resumed,
    dismissResumed() {
      resumed = []
    },
    signal,
    isIdle: () =>
      deps.store.read(
        (db) => db.getRunningJobs().length === 0 && [...db.getOpenPulls(), ...db.getOpenRuns()].every(rests)
      ),
    async stop() {
      waking.stop()
      importer.stop()
      wording.stop()
      nearTexts.stop()
      renewFacts.stop()
      await Promise.all([runner.stop(), puller.stop(), publisher.stop()])
      // Last: what the others have written on their way out is told too.
      await sync.stop()
      progress.stop()
      deps.store.close()
    }
  }
}

function rests({ state }: { readonly state: string }): boolean {
  return state !== 'RUNNING'
}

/** Into a store of its own where the active one holds a merchant's products: nothing invented is ever mixed with them. */
async function loadSampleOnce(deps: EngineDeps, importer: Importer): Promise<void> {
  const instances = deps.store.read((db) => db.getInstances())
  if (instances.some((instance) => instance.sample)) return
  const active = instances.find((instance) => instance.active)
  let target = active?.instanceId
  if (target === undefined || active?.source === 'wix' || (active?.productCount ?? 0) > 0) {
    target = createInstance(deps, SAMPLE_STORE).instanceId
    selectInstance(deps, target)
  }
  const result = await importer.loadSample(target)
  if (!result.ok) deps.log.error('the sample store could not be loaded', { reason: result.error.message })
}
