import { describe, expect, test } from 'vitest'
import type { CallMeta, CallResult } from '#shared/contract/contract.ts'
import { errorBody } from '#shared/contract/errors.ts'
import type { ShellCommand } from '#shared/contract/shell-commands.ts'
import { createOpener } from './open-things.ts'

function setUp() {
  const sent: ShellCommand[] = []
  const complaints: string[] = []
  const remembered: string[] = []
  const ignore = (): void => {}
  const open = createOpener({
    gateway: {
      call(procedure: string, input: unknown, { instanceId }: CallMeta): Promise<CallResult> {
        if (procedure === 'instances.list')
          return Promise.resolve({
            ok: true,
            value: { instances: [{ instanceId: 'store-1' }, { instanceId: 'store-2' }] }
          })
        const found = procedure === 'jobs.get' && instanceId === 'store-2' && (input as { id: number }).id === 12
        return Promise.resolve(
          found ? { ok: true, value: {} } : { ok: false, error: errorBody('NOT_FOUND', 'Not there.') }
        )
      }
    },
    uploads: { store: () => Promise.reject(new Error('not asked here')) },
    send: (command) => sent.push(command),
    complain: (message, detail) => complaints.push(`${message}: ${detail}`),
    remember: (path) => remembered.push(path),
    log: { info: ignore, warn: ignore, error: ignore }
  })
  return { open, sent, complaints, remembered }
}

describe('what the system hands over', () => {
  test('a link leads to its screen in the store that has the job', async () => {
    const { open, sent, complaints } = setUp()
    await open('wordshelf://job/12/review')
    expect(sent).toEqual([{ kind: 'open', place: { screen: 'review', jobId: 12 }, instanceId: 'store-2' }])
    expect(complaints).toEqual([])
  })

  test.each(['wordshelf://job/13', 'wordshelf://job/12?x', 'wordshelf://delete-everything'])(
    'a link that leads nowhere says so, does nothing and is not repeated: %s',
    async (link) => {
      const { open, sent, complaints } = setUp()
      await open(link)
      expect(sent).toEqual([])
      expect(complaints).toEqual([expect.stringMatching(/^This link leads nowhere/)])
      expect(complaints.join()).not.toContain('delete-everything')
    }
  )

  test('a file that is no use says so and is not remembered', async () => {
    const { open, sent, complaints, remembered } = setUp()
    await open('/no/such/products.csv')
    expect([sent, remembered]).toEqual([[], []])
    expect(complaints).toEqual(['This file cannot be imported: products.csv cannot be read: it is not there any more.'])
  })
})
