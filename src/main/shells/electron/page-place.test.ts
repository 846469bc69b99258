import { describe, expect, test } from 'vitest'
import { isPage, originOf, pagePlace } from './page-place.ts'

describe('where the page is', () => {
  test('without a development server it is the app’s own scheme', () => {
    expect(pagePlace(null)).toEqual({ origin: 'app://wordshelf', address: 'app://wordshelf/' })
  })

  test('a development server counts on this computer only', () => {
    expect(pagePlace('http://localhost:5173')).toEqual({
      origin: 'http://localhost:5173',
      address: 'http://localhost:5173/'
    })
    for (const elsewhere of ['http://dev.example.com:5173', 'https://localhost:5173', 'not an address']) {
      expect(pagePlace(elsewhere).origin).toBe('app://wordshelf')
    }
  })

  test('another host of our scheme, a name in the address or no origin at all is not ours', () => {
    expect(originOf('app://wordshelf/#/jobs')).toBe('app://wordshelf')
    for (const address of [
      'app://evil/',
      'app://wordshelf:1/',
      'app://u@wordshelf/',
      'data:text/html,x',
      'about:blank',
      ''
    ]) {
      expect(originOf(address)).toBeNull()
    }
  })

  test('only the page itself may be shown, not a file beside it', () => {
    const place = pagePlace(null)
    for (const address of ['app://wordshelf/', 'app://wordshelf/index.html', 'app://wordshelf/#/settings']) {
      expect(isPage(place, address)).toBe(true)
    }
    for (const address of [
      'app://wordshelf/api/exports/1',
      'app://wordshelf/assets/a.js',
      'https://wordshelf/',
      'file:///index.html',
      'javascript:alert(1)'
    ]) {
      expect(isPage(place, address)).toBe(false)
    }
  })
})
