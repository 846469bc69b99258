import { afterEach, describe, expect, test } from 'vitest'
import { dockTemplate, jumpList } from './icon-tasks.ts'
import { readTaskLink } from './opening/deep-link.ts'
import { speak } from './texts.ts'

afterEach(async () => {
  await speak('en', [])
})

describe('the icon', () => {
  test('in the dock offers a new job and the review; recent files are the system’s to list', () => {
    const did: string[] = []
    const template = dockTemplate((action) => did.push(action))
    expect(template.map(({ label }) => label)).toEqual(['New Job…', 'Review'])
    for (const { click } of template) (click as (() => void) | undefined)?.()
    expect(did).toEqual(['go-optimize', 'go-review'])
  })

  test('in the taskbar starts the app with a link behind the end of its options, in the language of the app', async () => {
    await speak('de', [])
    const [recent, tasks] = jumpList({ execPath: 'C:\\Wordshelf.exe', packaged: true, appPath: '' })
    expect(recent?.type).toBe('recent')
    expect(tasks?.items?.map(({ title, args }) => [title, args])).toEqual([
      ['Neuer Auftrag…', '-- wordshelf://new-job'],
      ['Prüfung', '-- wordshelf://review']
    ])
    expect(['wordshelf://new-job', 'wordshelf://review/', 'wordshelf://cancel-all'].map(readTaskLink)).toEqual([
      'go-optimize',
      'go-review',
      null
    ])
  })
})
