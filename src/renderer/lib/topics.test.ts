import { expect, test } from 'vitest'
import { contract, isProcedureName } from '#shared/contract/contract.ts'
import { TOPIC_PROCEDURES } from './topics.ts'

const dropped = new Set(Object.values(TOPIC_PROCEDURES).flatMap(({ now, later }) => [...now, ...later]))

test('every cached query is dropped by some topic', () => {
  const queries = Object.keys(contract).filter((name) => isProcedureName(name) && contract[name].kind === 'query')
  // Trying a model or a key out, and the file of what is unsent, are asked for by hand and never cached.
  expect(queries.filter((name) => isProcedureName(name) && !dropped.has(name))).toEqual([
    'settings.testModel',
    'shop.test',
    'sync.unsent'
  ])
})

test('no topic drops a command', () => {
  expect([...dropped].filter((name) => contract[name].kind === 'command')).toEqual([])
})
