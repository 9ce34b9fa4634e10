import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fail, ok } from '@skladno/kernel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answer, createHttpServer, keepRawBodies, serveWebApp, silentLogger, type TypedServer } from '../index.ts'

let server: TypedServer
let isReady = false
const root = mkdtempSync(join(tmpdir(), 'skladno-web-'))

beforeAll(async () => {
  mkdirSync(join(root, 'assets'))
  writeFileSync(join(root, 'index.html'), '<title>workplace</title>')
  writeFileSync(join(root, 'chat.html'), '<title>chat</title>')
  writeFileSync(join(root, 'assets/app-1a2b.js'), 'run()')
  server = await createHttpServer({
    logger: silentLogger,
    openapi: { title: 'Test', version: '1.0.0' },
    statuses: { 'shop.sold-out': 409 },
    describeError: (error, locale) => (error.code !== 'shop.sold-out' ? null : locale === 'ru' ? 'Товар закончился.' : 'Sold out.'),
    isReady: () => isReady,
  })
  const body = z.object({ amount: z.int().min(1) })
  server.post('/api/v1/buy', { schema: { body, response: { 200: z.object({ amount: z.int() }) } } }, async (request) =>
    answer(request.body.amount > 10 ? fail('shop.sold-out', { left: 10 }) : ok({ amount: request.body.amount, secret: 'never sent' })),
  )
  server.get('/api/v1/broken', async () => {
    throw new Error('the password is hunter2')
  })
  server.get('/api/v1/guess', { config: { rateLimit: { max: 2, timeWindow: 60_000 } } }, async () => 'no')
  await server.register(async (scope) => {
    keepRawBodies(scope, 1_000)
    scope.post('/webhooks/raw', async (request) => ({ bytes: Buffer.isBuffer(request.body) ? request.body.toString() : null }))
  })
  await serveWebApp(server, {
    root,
    prefix: '/workplace/',
    pages: { '/workplace': 'index.html', '/chat': 'chat.html', '/': 'missing.html' },
  })
  await server.ready()
})

afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const buy = (amount: unknown, language = 'ru') =>
  server.inject({ method: 'POST', url: '/api/v1/buy', payload: { amount }, headers: { 'accept-language': language } })

describe('answers', () => {
  it('carry only what the schema names', async () => {
    const response = await buy(3)
    expect([response.statusCode, response.json()]).toEqual([200, { amount: 3 }])
  })

  it('say an expected outcome in the reader’s words, with its status and facts', async () => {
    const response = await buy(11)
    expect(response.statusCode).toBe(409)
    expect(response.json().error).toEqual({
      code: 'shop.sold-out',
      message: 'Товар закончился.',
      facts: { left: 10 },
      correlationId: response.headers['x-request-id'],
    })
    expect((await buy(11, 'en')).json().error.message).toBe('Sold out.')
  })

  it('name the field that does not fit', async () => {
    const response = await buy('many')
    expect(response.statusCode).toBe(400)
    expect(response.json().error).toMatchObject({ code: 'http.invalid-request', facts: { issues: [{ path: '/amount' }] } })
  })

  it('hide what broke and give a code to ask about', async () => {
    const response = await server.inject({ url: '/api/v1/broken', headers: { 'x-request-id': 'from-the-proxy-1' } })
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('hunter2')
    expect(response.json().error).toMatchObject({ code: 'http.unexpected', correlationId: 'from-the-proxy-1' })
    expect(response.json().error.message).toContain('from-the-proxy-1')
  })

  it('refuse a body that is no JSON, one too large and an unknown address', async () => {
    const send = (payload: string) =>
      server.inject({ method: 'POST', url: '/api/v1/buy', payload, headers: { 'content-type': 'application/json' } })
    expect((await send('{')).json().error.code).toBe('http.invalid-request')
    expect((await send(`"${'x'.repeat(6_000_000)}"`)).json().error.code).toBe('http.too-large')
    expect((await server.inject({ url: '/api/v1/nothing' })).json().error.code).toBe('http.not-found')
  })

  it('slow down guessing', async () => {
    const codes: number[] = []
    for (let attempt = 0; attempt < 3; attempt++) codes.push((await server.inject({ url: '/api/v1/guess' })).statusCode)
    expect(codes).toEqual([200, 200, 429])
  })
})

it('keeps the bytes a signature is over', async () => {
  const payload = '{"a": 1,\t"b":2}'
  const response = await server.inject({ method: 'POST', url: '/webhooks/raw', payload, headers: { 'content-type': 'application/json' } })
  expect(response.json()).toEqual({ bytes: payload })
  const tooLong = await server.inject({
    method: 'POST',
    url: '/webhooks/raw',
    payload: 'x'.repeat(1_001),
    headers: { 'content-type': 'text/plain' },
  })
  expect(tooLong.statusCode).toBe(413)
})

it('is ready only when told so', async () => {
  expect((await server.inject({ url: '/readyz' })).statusCode).toBe(503)
  isReady = true
  expect((await server.inject({ url: '/readyz' })).statusCode).toBe(200)
  expect((await server.inject({ url: '/healthz' })).statusCode).toBe(200)
})

it('describes the API and nothing else', async () => {
  const document = (await server.inject({ url: '/api/openapi.json' })).json()
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/buy']))
  expect(document.paths).not.toHaveProperty('/metrics')
})

it('counts requests by route, not by address', async () => {
  await server.inject({ url: '/workplace/orders/ord_secret' })
  const { body } = await server.inject({ url: '/metrics' })
  expect(body).toContain('route="/api/v1/buy"')
  expect(body).not.toContain('ord_secret')
})

describe('pages', () => {
  it('answer their address and everything below it', async () => {
    const titles = await Promise.all(
      ['/workplace', '/workplace/', '/workplace/orders/ord_1', '/chat', '/chat/thr_1'].map(
        async (url) => (await server.inject({ url })).body,
      ),
    )
    expect(titles.map((body) => /<title>(.*)</.exec(body)?.[1])).toEqual(['workplace', 'workplace', 'workplace', 'chat', 'chat'])
  })

  it('may use nothing from elsewhere', async () => {
    const policy = (await server.inject({ url: '/workplace' })).headers['content-security-policy']
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toContain('upgrade-insecure-requests')
  })

  it('keep hashed files for ever and pages never', async () => {
    const asset = await server.inject({ url: '/workplace/assets/app-1a2b.js' })
    expect([asset.statusCode, asset.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await server.inject({ url: '/workplace' })).headers['cache-control']).toBe('no-cache')
  })

  it('never leave their folder', async () => {
    for (const url of ['/workplace/../../etc/passwd.txt', '/workplace/..%2f..%2fetc%2fpasswd.txt', '/workplace/assets/none.js'])
      expect((await server.inject({ url })).statusCode).not.toBe(200)
  })

  it('say what to do when they are not built', async () => {
    const response = await server.inject({ url: '/' })
    expect([response.statusCode, response.body]).toEqual([503, 'The pages are not built yet. Run: npm run build\n'])
  })
})
