import type { JobItem } from '../../src/shared/contract/jobs.ts'
import type { ServeProcess } from './serve-process.ts'

/** All items of a job, as they are stored. */
export async function jobItems(server: ServeProcess, jobId: number): Promise<readonly JobItem[]> {
  const items: JobItem[] = []
  for (let cursor = ''; ;) {
    const reply = await server.api('GET', `/api/jobs/${jobId}/items?limit=500${cursor}`)
    const page = reply.json as { readonly items: readonly JobItem[]; readonly nextCursor: string | null }
    items.push(...page.items)
    if (page.nextCursor === null) return items
    cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
  }
}
