import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { createInbox, openable } from './inbox.ts'

test('what comes before anything can be opened waits, in its order', () => {
  const app = new EventEmitter()
  const inbox = createInbox(app)
  let prevented = 0
  const event = { preventDefault: () => (prevented += 1) }
  inbox.put(['first.csv'])
  app.emit('open-url', event, 'wordshelf://job/1')
  const opened: string[] = []
  inbox.serve((thing) => opened.push(thing))
  app.emit('open-file', event, '/home/anna/second.csv')
  expect([opened, prevented]).toEqual([['first.csv', 'wordshelf://job/1', '/home/anna/second.csv'], 2])
})

test('of the arguments of a start only files to import and links are opened, and no end of them', () => {
  expect(openable(['.', 'a.csv', '/b/c.CSV', 'wordshelf://job/1', 'notes.txt'], '/home/anna')).toEqual([
    '/home/anna/a.csv',
    '/b/c.CSV',
    'wordshelf://job/1'
  ])
  expect(openable(Array<string>(50).fill('a.csv'), '/')).toHaveLength(10)
})

test.skipIf(process.platform === 'win32')('a file that Linux hands over by its address is opened by its path', () => {
  const addresses = ['file:///home/anna/my%20mugs.csv', 'file://elsewhere/mugs.csv', 'file:///home/%2Fanna/mugs.csv']
  expect(openable(addresses, '/tmp')).toEqual(['/home/anna/my mugs.csv'])
})
