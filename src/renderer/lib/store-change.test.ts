import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from './query-client.ts'
import { forgetAtStoreChange } from './store-change.ts'
import { fakeInstance, fakeStatus } from './testing/fake-data.ts'

const statusOf = (instanceId: string) => fakeStatus({ instance: fakeInstance({ instanceId }) })

test('a store that another window left is forgotten: what is on screen is asked for anew, and shows nothing of it meanwhile', async () => {
  const queries = createQueryClient()
  const forgotten = vi.fn()
  const stop = forgetAtStoreChange(queries, forgotten)
  queries.setQueryData(['app.status', {}], statusOf('store-1'))
  queries.setQueryData(['jobs.get', { id: 1 }], 'job 1')
  const ask = vi.fn(() => Promise.reject(new Error('Job 1 was not found.')))
  const job = new QueryObserver(queries, { queryKey: ['jobs.get', { id: 1 }], queryFn: ask, retry: false })
  const unsubscribe = job.subscribe(() => undefined)
  await expect.poll(() => job.getCurrentResult().isFetching).toBe(false)

  queries.setQueryData(['app.status', {}], { ...statusOf('store-1'), updates: true })
  expect(job.getCurrentResult().data).toBe('job 1')
  expect(forgotten).not.toHaveBeenCalled()

  queries.setQueryData(['app.status', {}], statusOf('store-2'))
  await expect.poll(() => job.getCurrentResult().error).not.toBeNull()
  expect(job.getCurrentResult().data).toBeUndefined()
  expect(forgotten).toHaveBeenCalledOnce()
  unsubscribe()
  stop()
})
