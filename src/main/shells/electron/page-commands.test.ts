import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import type { ShellCommand } from '#shared/contract/shell-commands.ts'
import { createPageCommands } from './page-commands.ts'

const open = (jobId: number): ShellCommand => ({ kind: 'open', place: { screen: 'job', jobId }, instanceId: null })

function fakePage() {
  const heard: unknown[] = []
  let destroyed = false
  const page = Object.assign(new EventEmitter(), {
    send: (_channel: string, command: ShellCommand) => heard.push(command),
    isDestroyed: () => destroyed
  })
  return { page, heard, destroy: () => (destroyed = true) }
}

function setUp() {
  let shown = 0
  const commands = createPageCommands(() => (shown += 1))
  return { commands, shown: () => shown }
}

describe('a command to the page', () => {
  test('waits for a page that listens, and brings its window to the front', () => {
    const { commands, shown } = setUp()
    const { page, heard } = fakePage()
    commands.send(open(1))
    commands.follow(page)
    expect([heard, shown()]).toEqual([[], 1])
    page.emit('did-finish-load')
    commands.send(open(2))
    expect(heard).toEqual([open(1), open(2)])
  })

  test('waits again while a page that died is loaded once more', () => {
    const { commands } = setUp()
    const { page, heard } = fakePage()
    commands.follow(page)
    page.emit('did-finish-load')
    page.emit('render-process-gone')
    commands.send(open(1))
    expect(heard).toEqual([])
    page.emit('did-finish-load')
    expect(heard).toEqual([open(1)])
  })

  test('is told to the window that came after one that was closed, and once', () => {
    const { commands } = setUp()
    const [first, second] = [fakePage(), fakePage()]
    commands.follow(first.page)
    first.page.emit('did-finish-load')
    first.destroy()
    commands.send(open(1))
    commands.follow(second.page)
    second.page.emit('did-finish-load')
    second.page.emit('did-finish-load')
    expect([first.heard, second.heard]).toEqual([[], [open(1)]])
  })
})
