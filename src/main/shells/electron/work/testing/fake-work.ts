import type { WorkWatch } from '../work-watch.ts'
import type { Work, WorkState } from '../work.ts'

export function fakeWork(over: Partial<Work> = {}): Work {
  const id = over.id ?? 1
  return {
    kind: 'job',
    instanceId: 'store-1',
    id,
    state: 'running',
    pausedByUser: false,
    total: 100,
    percentage: 0,
    name: `Job ${id}`,
    result: '0 of 100 items done',
    message: null,
    ...over
  }
}

export interface FakeWatch extends WorkWatch {
  /** What is unfinished from now on. */
  set(...works: readonly Work[]): void
  move(work: Work, before: WorkState | null): void
}

export function fakeWatch(...first: readonly Work[]): FakeWatch {
  let works = first
  const changes: (() => void)[] = []
  const moves: ((work: Work, before: WorkState | null) => void)[] = []
  return {
    unfinished: () => works,
    onChange: (listener) => changes.push(listener),
    onMove: (listener) => moves.push(listener),
    set(...next) {
      works = next
      for (const listener of changes) listener()
    },
    move(work, before) {
      for (const listener of moves) listener(work, before)
    }
  }
}
