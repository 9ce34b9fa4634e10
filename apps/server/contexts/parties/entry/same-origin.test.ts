import { describe, expect, it } from 'vitest'
import { isSameOrigin, type RequestOrigin } from './same-origin.ts'

const request = (more: Partial<RequestOrigin>): RequestOrigin => ({
  method: 'POST',
  origin: undefined,
  referer: undefined,
  fetchSite: undefined,
  ownOrigin: 'http://127.0.0.1:8080',
  ...more,
})

describe('a request that changes something', () => {
  it.each([
    ['from our own page', { origin: 'http://127.0.0.1:8080' }, true],
    ['from our public address behind a proxy', { origin: 'https://sklad.example', fetchSite: 'same-origin' }, true],
    ['from another site', { origin: 'https://evil.example' }, false],
    ['from another port of this machine', { origin: 'http://127.0.0.1:3000' }, false],
    ['from a subdomain', { origin: 'https://evil.sklad.example', fetchSite: 'same-site' }, false],
    ['from a sandboxed frame', { origin: 'null' }, false],
    ['that only a browser’s own header gives away', { fetchSite: 'cross-site' }, false],
    ['whose page is known by the referer alone', { referer: 'https://evil.example/x' }, false],
    ['with a referer of ours', { referer: 'http://127.0.0.1:8080/workplace' }, true],
    ['with a broken referer', { referer: 'not a url' }, false],
    ['from a program, which sends none of these', {}, true],
    ['that only reads', { method: 'GET', origin: 'https://evil.example', fetchSite: 'cross-site' }, true],
  ] as const)('%s', (_, more, expected) => {
    expect(isSameOrigin(request(more), 'https://sklad.example')).toBe(expected)
  })
})
