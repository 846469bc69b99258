import { createImporter, type Importer } from './catalog/import-catalog.ts'
import type { EngineDeps } from './deps.ts'
import { ensureFirstInstance } from './instances/instances.ts'
import { createProgressBroadcast } from './jobs/progress-broadcast.ts'
import { rescueJobs, type ResumedJob } from './jobs/rescue.ts'
import { resumeOfflineJobs } from './jobs/resume-offline.ts'
import { createRunner, type Runner } from './jobs/runner.ts'
import { createSettingsService, type SettingsService } from './settings/settings.ts'

export interface Engine {
  readonly deps: EngineDeps
  readonly runner: Runner
  readonly settings: SettingsService
  readonly importer: Importer
  /** What was running when the app last stopped, until the merchant has seen it. */
  resumed(): readonly ResumedJob[]
  dismissResumed(): void
  stop(): Promise<void>
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
  const progress = createProgressBroadcast(deps)
  const runner = createRunner(deps, settings, progress)
  if (options.sample) await loadSampleOnce(deps, importer)
  runner.wake()

  return {
    deps,
    runner,
    settings,
    importer,
    resumed: () => resumed,
    dismissResumed() {
      resumed = []
    },
    async stop() {
      importer.stop()
      await runner.stop()
      progress.stop()
      deps.store.close()
    }
  }
}

async function loadSampleOnce(deps: EngineDeps, importer: Importer): Promise<void> {
  const active = deps.store.read((db) => db.getInstances()).find((instance) => instance.active)
  if (!active || active.sample) return
  const result = await importer.loadSample(active.instanceId)
  if (!result.ok) deps.log.error('the sample store could not be loaded', { reason: result.error.message })
}
