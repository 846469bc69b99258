import { expect, test } from 'vitest'
import { errorBody } from '#shared/contract/errors.ts'
import { controlAll } from './control-all.ts'
import { fakeWork } from './testing/fake-work.ts'

const works = [
  fakeWork({ id: 1 }),
  fakeWork({ kind: 'publish', id: 2, instanceId: 'store-2' }),
  fakeWork({ kind: 'pull', id: 3, state: 'resting', pausedByUser: true }),
  fakeWork({ id: 4, state: 'asking' })
]

test('each work is paused or resumed in its own store, and one that has ended meanwhile does not stop the others', async () => {
  const calls: unknown[] = []
  const warnings: string[] = []
  const gateway = {
    call(procedure: string, input: unknown, { instanceId }: { readonly instanceId?: string | undefined }) {
      calls.push([procedure, input, instanceId])
      return Promise.resolve({ ok: false as const, error: errorBody('CONFLICT', 'It has ended.') })
    }
  }
  const ignore = (): void => {}
  const log = { info: ignore, warn: (message: string) => warnings.push(message), error: ignore }
  await controlAll(gateway, works, 'pause', log)
  expect(calls).toEqual([
    ['jobs.pause', { id: 1 }, 'store-1'],
    ['publishes.pause', { id: 2 }, 'store-2']
  ])
  calls.length = 0
  await controlAll(gateway, works, 'resume', log)
  expect(calls).toEqual([['pulls.resume', { id: 3 }, 'store-1']])
  expect(warnings).toHaveLength(3)
})
