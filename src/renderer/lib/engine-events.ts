import { useQueryClient, type Query, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import type { AnyEvent, Topic } from '#shared/contract/events.ts'
import type { Job } from '#shared/contract/jobs.ts'
import { isJobFinished } from '#shared/model/job-state.ts'
import { useApi } from './api.tsx'
import { isPullOver } from './pull.ts'
import { putInLists } from './put-in-lists.ts'
import { TOPIC_PROCEDURES } from './topics.ts'
import { isPublishOver, writePublish } from './write-publish.ts'
import { writePull } from './write-pull.ts'

/** Milliseconds between two rounds of asking again. The engine may say "changed" ten times a second for every kind and job. */
const ROUND_MS = 250

/** Drops and asks again everything that the topics are about. */
export function dropTopics(queries: QueryClient, topics: Iterable<Topic>): void {
  const now = new Set<string>()
  const later = new Set<string>()
  for (const topic of topics) {
    for (const procedure of TOPIC_PROCEDURES[topic].now) now.add(procedure)
    for (const procedure of TOPIC_PROCEDURES[topic].later) later.add(procedure)
  }
  askAgainAfterFirst(
    queries,
    queries.getQueryCache().findAll({ predicate: ({ queryKey }) => now.has(String(queryKey[0])) })
  )
  void queries.invalidateQueries({ predicate: ({ queryKey }) => now.has(String(queryKey[0])) })
  void queries.invalidateQueries({
    predicate: ({ queryKey }) => later.has(String(queryKey[0])) && !now.has(String(queryKey[0])),
    refetchType: 'none'
  })
}

const followed = new WeakSet<Promise<unknown>>()

/**
 * A query that is being asked for the first time can't be asked again meanwhile, and its answer may be from before the change.
 * It is asked once more as soon as the first answer is in; cutting it off would starve it while a job runs.
 */
function askAgainAfterFirst(queries: QueryClient, affected: readonly Query[]): void {
  for (const query of affected) {
    const first = query.state.data === undefined && query.state.fetchStatus === 'fetching' ? query.promise : undefined
    if (first === undefined || followed.has(first)) continue
    followed.add(first)
    const again = (): void => void queries.invalidateQueries({ queryKey: query.queryKey, exact: true })
    first.then(again, () => undefined)
  }
}

/** Puts a job's new state wherever the job is shown, without asking anybody. */
export function writeJob(queries: QueryClient, job: Job): void {
  for (const query of queries.getQueryCache().findAll({ queryKey: ['jobs.get'] })) {
    const input: unknown = query.queryKey[1]
    if (typeof input === 'object' && input !== null && 'id' in input && input.id === job.id && query.state.data)
      queries.setQueryData<Job>(query.queryKey, job)
  }
  putInLists(queries, 'jobs', job)
}

/** What is cached is about the active store; another one may be worked on at the same time. */
function isActive(queries: QueryClient, instanceId: string): boolean {
  return queries.getQueryData<AppStatus>(['app.status', {}])?.instance.instanceId === instanceId
}

/** The listener that keeps the cache true. `stop` forgets a round that waits. */
export function createEventSink(queries: QueryClient): {
  readonly receive: (event: AnyEvent) => void
  readonly stop: () => void
} {
  const waiting = new Set<Topic>()
  let round: ReturnType<typeof setTimeout> | undefined

  function drop(topics: readonly Topic[]): void {
    for (const topic of topics) waiting.add(topic)
    if (round === undefined) flush()
  }

  function flush(): void {
    round = undefined
    if (waiting.size === 0) return
    dropTopics(queries, waiting)
    waiting.clear()
    round = setTimeout(flush, ROUND_MS)
  }

  return {
    receive(event) {
      switch (event.name) {
        case 'job.progress':
          writeJob(queries, event.payload.job)
          // The last state of a job must not lose against an older answer that is still on its way.
          if (isJobFinished(event.payload.job.status)) drop(['jobs', 'credits'])
          return
        case 'pull.progress': {
          const { instanceId, pull } = event.payload
          if (!isActive(queries, instanceId)) return
          writePull(queries, pull)
          if (isPullOver(pull.state)) drop(['shop', 'products'])
          return
        }
        case 'import.progress':
          return
        case 'publish.progress': {
          const { instanceId, publish } = event.payload
          if (!isActive(queries, instanceId)) return
          writePublish(queries, publish)
          // The items and the history hold what was published; the last state of it must not lose against an older answer.
          if (isPublishOver(publish.state)) drop(['publishes', 'history', 'items'])
          return
        }
        case 'changed':
          drop(event.payload.topics)
      }
    },
    stop() {
      clearTimeout(round)
    }
  }
}

/** Once, at the root of the page. */
export function useEngineEvents(): void {
  const client = useApi()
  const queries = useQueryClient()
  useEffect(() => {
    const sink = createEventSink(queries)
    const unsubscribe = client.on(sink.receive)
    return () => {
      unsubscribe()
      sink.stop()
    }
  }, [client, queries])
}
