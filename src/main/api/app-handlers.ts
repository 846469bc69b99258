import { ok } from '#shared/lib/result.ts'
import type { Engine } from '../engine/engine.ts'
import { createInstance, findInstance, selectInstance } from '../engine/instances/instances.ts'
import type { GivingUp } from './giving-up.ts'
import type { HandlersOf } from './handlers.ts'

type AppHandlers = HandlersOf<
  | 'app.status'
  | 'app.dismissResumed'
  | 'app.signal'
  | 'app.giveUp'
  | 'instances.list'
  | 'instances.create'
  | 'instances.select'
  | 'settings.get'
  | 'settings.put'
  | 'settings.testModel'
  | 'settings.models'
>

/** What the engine cannot know of itself. */
export interface AppInfo {
  readonly version: string
  readonly shell: 'electron' | 'web'
  /** False where not said. */
  readonly updates?: boolean
  readonly dataDir: string
  readonly recovery: string | null
}

export function appHandlers(engine: Engine, info: AppInfo, givingUp: GivingUp): AppHandlers {
  const { deps, settings } = engine
  const { store } = deps
  return {
    'app.status': (_input, { instanceId }) => {
      const model = settings.current()
      return ok({
        version: info.version,
        shell: info.shell,
        instance: findInstance(deps, instanceId),
        model: { name: model.name, sample: model.sampleModel, ready: model.ready },
        pace: engine.runner.pace(),
        resumed: engine
          .resumed()
          .filter((job) => job.instanceId === instanceId)
          .map(({ jobId, finishedItems, totalItems }) => ({ jobId, finishedItems, totalItems })),
        recovery: info.recovery,
        updates: info.updates ?? false,
        dataDir: info.dataDir
      })
    },
    'app.dismissResumed': () => {
      engine.dismissResumed()
      deps.bus.changed(null, ['status'])
      return ok({})
    },

    'app.signal': ({ signal }) => {
      engine.signal(signal)
      return ok({})
    },

    'app.giveUp': ({ key }) => {
      givingUp.giveUp(key)
      return ok({})
    },

    'instances.list': () => ok({ instances: [...store.read((db) => db.getInstances())] }),
    'instances.create': ({ name }) => ok(createInstance(deps, name)),
    'instances.select': ({ id }) => selectInstance(deps, id),

    'settings.get': async () => ok(await settings.get()),
    'settings.put': (input, context) => givingUp.run(context, (signal) => settings.put(input, signal)),
    'settings.testModel': (input, context) =>
      givingUp.run(context, async (signal) => ok(await settings.test(input, signal))),
    'settings.models': () => ok(settings.models())
  }
}
