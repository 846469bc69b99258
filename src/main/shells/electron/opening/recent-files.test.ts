import { expect, test } from 'vitest'
import { openRecentFiles } from './recent-files.ts'

function setUp(found: unknown) {
  const system: string[] = []
  let kept: readonly string[] | null = null
  const recent = openRecentFiles(
    { read: () => found, write: (files) => (kept = files) },
    { addRecentDocument: (path) => system.push(path), clearRecentDocuments: () => system.push('cleared') }
  )
  return { recent, system, kept: () => kept }
}

test('the newest file stands first and once, ten are kept, and the system is told', () => {
  const { recent, system, kept } = setUp(['/old.csv'])
  for (let n = 0; n < 10; n += 1) recent.add(`/${n}.csv`)
  recent.add('/5.csv')
  expect(recent.list()).toEqual([
    '/5.csv',
    '/9.csv',
    '/8.csv',
    '/7.csv',
    '/6.csv',
    '/4.csv',
    '/3.csv',
    '/2.csv',
    '/1.csv',
    '/0.csv'
  ])
  expect(kept()).toEqual(recent.list())
  expect(system).toHaveLength(11)
})

test('clearing the list clears the system’s too, and whoever shows it hears of it', () => {
  const { recent, system, kept } = setUp(['/old.csv'])
  let heard = 0
  recent.onChange(() => (heard += 1))
  recent.clear()
  expect([recent.list(), kept(), system, heard]).toEqual([[], [], ['cleared'], 1])
})

test.each([[null], ['/a.csv'], [{ 0: '/a.csv' }], [[1, '/a.csv']]])(
  'a list that was tampered with costs no start: %j',
  (found) => {
    const { recent } = setUp(found)
    expect(recent.list().every((file) => file === '/a.csv')).toBe(true)
  }
)
