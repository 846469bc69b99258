import type { AnyEvent, Topic } from '#shared/contract/events.ts'

/** Broadcasts what was committed. Nothing in the engine listens: events tell, calls steer. */
export interface EventBus {
  emit(event: AnyEvent): void
  changed(instanceId: string | null, topics: readonly Topic[]): void
  on(listener: (event: AnyEvent) => void): () => void
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: AnyEvent) => void>()
  const emit = (event: AnyEvent): void => {
    for (const listener of listeners) listener(event)
  }
  return {
    emit,
    changed: (instanceId, topics) => emit({ name: 'changed', payload: { instanceId, topics: [...topics] } }),
    on(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    }
  }
}
