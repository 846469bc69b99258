import type { EngineGateway } from '../../../ports/gateway.ts'
import type { Log } from '../../../ports/system.ts'
import type { Work } from './work.ts'

const PROCEDURES = {
  job: { pause: 'jobs.pause', resume: 'jobs.resume' },
  publish: { pause: 'publishes.pause', resume: 'publishes.resume' },
  pull: { pause: 'pulls.pause', resume: 'pulls.resume' }
} as const satisfies Readonly<Record<Work['kind'], unknown>>

export function canPause(work: Work): boolean {
  return work.state === 'running'
}

/** Only what somebody paused: what waits for a key or for credits would stop again at once. */
export function canResume(work: Work): boolean {
  return work.pausedByUser
}

/** Each in its own store. One that cannot, because it has ended meanwhile, does not keep the others from it. */
export async function controlAll(
  gateway: Pick<EngineGateway, 'call'>,
  works: readonly Work[],
  verb: 'pause' | 'resume',
  log: Log
): Promise<void> {
  const chosen = works.filter(verb === 'pause' ? canPause : canResume)
  for (const { kind, id, instanceId } of chosen) {
    const answer = await gateway.call(PROCEDURES[kind][verb], { id }, { instanceId })
    if (!answer.ok) log.warn(`could not ${verb}`, { kind, id, code: answer.error.code })
  }
}
